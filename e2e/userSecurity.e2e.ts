import { paths } from '#src/paths.ts';
import {
  expect,
  expectAccessible,
  expectToast,
  logInAsUser,
  logOut,
  row,
  test,
} from './fixtures.ts';
import { openUser } from './pages/users.ts';

test('access keys: two at most, the secret once', async ({ page, openAs }) => {
  await openAs(paths.users());
  await openUser(page, 'flex-operator', 'Security Settings');
  const add = page.getByRole('button', { name: 'Add Access Key' });
  await test.step('Two keys at most', async () => {
    for (const description of ['pipeline', 'laptop']) {
      await add.click();
      const form = page.getByRole('dialog', { name: 'Add access key for flex-operator' });
      await form.getByLabel('Description').fill(description);
      await form.getByRole('button', { name: 'OK' }).click();
      const made = page.getByRole('dialog', { name: 'Access key created' });
      await expect(made).toContainText('The secret is shown only now.');
      await made.getByRole('button', { name: 'Close', exact: true }).last().click();
    }
  });
  await expect(page.getByText('You can add 0 more.')).toBeVisible();
  await expect(add).toHaveAttribute('aria-disabled', 'true');
  const keys = page.getByRole('table', { name: 'Access keys' });
  const pipeline = row(keys, 'pipeline');
  await test.step('Disable one', async () => {
    await pipeline.getByRole('button', { name: 'Disable' }).click();
    await page
      .getByRole('dialog', { name: 'Disable access key' })
      .getByRole('button', { name: 'Disable' })
      .click();
    await expect(pipeline).toContainText('Disabled');
    await expectAccessible(page);
  });
  await test.step('Delete it', async () => {
    await pipeline.getByRole('button', { name: 'Delete' }).click();
    await page
      .getByRole('dialog', { name: 'Delete access key' })
      .getByRole('button', { name: 'Delete' })
      .click();
    await expect(page.getByText('You can add 1 more.')).toBeVisible();
  });
});

test('a reset password works, the old one no longer', async ({ page, openAs }) => {
  const dialog = page.getByRole('dialog', { name: 'Reset password of flex-operator' });
  await test.step('Reset the password: the rules beside the field', async () => {
    await openAs(paths.users());
    await openUser(page, 'flex-operator', 'Security Settings');
    await page.getByRole('button', { name: 'Reset password' }).click();
    await dialog.getByLabel('New Password', { exact: true }).fill('rotarepo-xelf');
    await dialog.getByRole('button', { name: 'OK' }).click();
    await expect(
      dialog.getByText('Must not be the username or the username reversed.'),
    ).toBeVisible();
  });
  await test.step('Save the new password', async () => {
    await dialog.getByLabel('New Password', { exact: true }).fill('Brand-new-2027');
    await dialog
      .getByRole('checkbox', { name: 'Require password reset at the next login' })
      .uncheck();
    await dialog.getByRole('button', { name: 'OK' }).click();
    await expectToast(page, 'Password of flex-operator reset.');
  });
  await test.step('The old one is refused, the new one works', async () => {
    await logOut(page);
    await page.getByRole('link', { name: 'IAM User' }).click();
    await logInAsUser(page, {
      account: 'RehearsalCo',
      user: 'flex-operator',
      password: 'Practice-2026!',
    });
    await expect(page.getByRole('alert')).toBeVisible();
    await logInAsUser(page, {
      account: 'RehearsalCo',
      user: 'flex-operator',
      password: 'Brand-new-2027',
    });
    await expect(
      page.getByRole('button', { name: 'Account menu, RehearsalCo, flex-operator' }),
    ).toBeVisible();
  });
});
