import { paths } from '#src/paths.ts';
import { expect, expectToast, row, test } from './fixtures.ts';
import { openUser, users } from './pages/users.ts';

test('directly on an enterprise project', async ({ page, openAs }) => {
  await test.step('Select permissions directly', async () => {
    await openAs(paths.users());
    await row(users(page), 'flex-operator').getByRole('link', { name: 'Authorize' }).click();
    await page.getByRole('radio', { name: 'Select permissions' }).check();
    await expect(
      page.getByRole('button', { name: 'Copy Permissions from Another Project' }),
    ).toHaveCount(0);
    await page
      .getByPlaceholder('Enter a policy name, role name, or description.')
      .fill('ECS ReadOnlyAccess');
    await page.getByRole('checkbox', { name: 'Select ECS ReadOnlyAccess', exact: true }).check();
  });
  await test.step('Select the enterprise project', async () => {
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await expect(page.getByRole('radio')).toHaveCount(1);
    await page.getByRole('checkbox', { name: 'Select operations' }).check();
    await page.getByRole('button', { name: 'OK', exact: true }).click();
    await page
      .getByRole('dialog', { name: 'Confirm authorization' })
      .getByRole('button', { name: 'OK' })
      .click();
  });
  await test.step('The records of the authorization', async () => {
    await expect(page.getByRole('heading', { name: 'Authorization successful.' })).toBeVisible();
    await expect(
      row(page.getByRole('table', { name: 'Assigned permissions' }), 'ECS ReadOnlyAccess'),
    ).toContainText('Enterprise project: operations');
    await page.getByRole('button', { name: 'Finish' }).click();
    await expect(
      page.getByText('Authorization records (IAM projects): 1; (enterprise projects): 1'),
    ).toBeVisible();
    await page.getByRole('button', { name: 'By Enterprise Project' }).click();
    await expect(
      row(page.getByRole('table', { name: 'Authorization records' }), 'ECS ReadOnlyAccess'),
    ).toContainText('User');
  });
});

test('groups, contacts and login protection of a user', async ({ page, openAs }) => {
  await openAs(paths.users());
  await openUser(page, 'flex-operator');
  const dialog = page.getByRole('dialog', { name: 'Add to User Group' });
  await test.step('Leave a group and join it again', async () => {
    await row(page.getByRole('table', { name: 'User groups' }), 'flexusl-users')
      .getByRole('button', { name: 'Remove' })
      .click();
    await page
      .getByRole('dialog', { name: 'Remove flex-operator from user groups' })
      .getByRole('button', { name: 'Remove' })
      .click();
    await expectToast(page, 'flex-operator removed from flexusl-users.');
    await page.getByRole('button', { name: 'Add to User Group' }).first().click();
    await dialog.getByRole('checkbox', { name: 'flexusl-users' }).check();
    await dialog.getByRole('button', { name: 'OK' }).click();
    await expectToast(page, 'flex-operator joined flexusl-users.');
  });
  const protect = page.getByRole('dialog', { name: 'Login Protection' });
  await test.step('Login protection needs an email address', async () => {
    await page.getByRole('tab', { name: 'Security Settings' }).click();
    await page.getByRole('button', { name: 'Modify login protection' }).click();
    await protect.getByRole('radio', { name: 'Enable (Recommended)' }).check();
    await protect.getByRole('button', { name: 'OK' }).click();
    await expect(protect.getByText('The user has no email address.')).toBeVisible();
    await protect.getByRole('button', { name: 'Cancel' }).click();
  });
  await test.step('Add the email address', async () => {
    await page.getByRole('button', { name: 'Modify email address' }).click();
    const contacts = page.getByRole('dialog', { name: 'Modify Contacts' });
    await contacts.getByLabel('Email Address').fill('flex@example.com');
    await contacts.getByRole('button', { name: 'OK' }).click();
  });
  await test.step('Enable login protection', async () => {
    await page.getByRole('button', { name: 'Modify login protection' }).click();
    await protect.getByRole('radio', { name: 'Enable (Recommended)' }).check();
    await protect.getByRole('button', { name: 'OK' }).click();
    await expectToast(page, 'Login protection of flex-operator enabled.');
  });
});

test('modify and delete; the account itself stays', async ({ page, openAs }) => {
  await openAs(paths.users());
  const admin = row(users(page), 'admin');
  await expect(admin.getByRole('checkbox')).toBeDisabled();
  await expect(admin.getByRole('button', { name: 'Modify' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await row(users(page), 'flex-operator').getByRole('button', { name: 'Modify' }).click();
  const dialog = page.getByRole('dialog', { name: 'Modify User' });
  await dialog.getByRole('radio', { name: 'Disabled' }).check();
  await dialog.getByRole('button', { name: 'OK' }).click();
  await expectToast(page, 'User flex-operator modified.');
  await expect(row(users(page), 'flex-operator')).toContainText('Disabled');
  await row(users(page), 'flex-operator')
    .getByRole('button', { name: 'More operations on flex-operator' })
    .click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  const remove = page.getByRole('dialog', { name: 'Delete user flex-operator' });
  await expect(remove).toContainText('Disabling a user keeps them');
  await remove.getByRole('button', { name: 'Delete' }).click();
  await expectToast(page, 'User flex-operator deleted.');
  await expect(row(users(page), 'flex-operator')).toHaveCount(0);
});
