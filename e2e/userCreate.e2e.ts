import { paths } from '#src/paths.ts';
import { expect, expectAccessible, logInAsUser, test } from './fixtures.ts';
import { lines } from './pages/users.ts';

test('create two users with keys and a group; one of them signs in', async ({
  page,
  openAs,
  secondTab,
}) => {
  await openAs(paths.users());
  await expect(page.getByText('Users available for creation: 49')).toBeVisible();
  await page.getByRole('button', { name: 'Create User', exact: true }).click();
  const next = page.getByRole('button', { name: 'Next', exact: true });
  await test.step('Set user details: the rules beside the fields', async () => {
    await next.click();
    await expect(page.getByText('Enter a username.')).toBeVisible();
    await page.getByLabel('Username of user 1').fill('anna');
    await page.getByLabel('Email address of user 1').fill('anna@example.com');
    // Twice in a row: the second press leaves an empty name, whose message must not move the
    // button away from it.
    await page.getByRole('button', { name: 'Add User' }).click();
    await expect(page.getByLabel('Username of user 2')).toBeFocused();
    await page.getByRole('button', { name: 'Add User' }).click();
    await expect(page.getByLabel('Username of user 3')).toBeFocused();
    await page
      .getByRole('table', { name: 'User details' })
      .getByRole('button', { name: 'Delete' })
      .last()
      .click();
    await expect(page.getByLabel('Username of user 3')).toHaveCount(0);
    await page.getByLabel('Username of user 2').fill('anna');
    await expect(page.getByRole('radio', { name: /^Automatically generated/ })).toBeDisabled();
    await page.getByLabel('New password').fill('short');
    await next.click();
    await expect(page.getByText('This name stands in another row.').first()).toBeVisible();
    await expect(page.getByText('Use 8 to 32 characters.')).toBeVisible();
    await expectAccessible(page);
  });
  await test.step('Set the credential type', async () => {
    await page.getByLabel('Username of user 2').fill('bert');
    await page.getByLabel('New password').fill('Practice-2026!');
    await page.getByRole('checkbox', { name: 'Require password reset at first login' }).uncheck();
    await page.getByRole('checkbox', { name: 'Access key' }).check();
    await next.click();
  });
  await test.step('Add the users to a group and create them', async () => {
    await page.getByRole('checkbox', { name: 'flexusl-users' }).check();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await expect(page.getByRole('heading', { name: '2 users created successfully' })).toBeVisible();
  });
  const question = page.getByRole('dialog', { name: 'Leave without downloading?' });
  await test.step('Leaving without the access keys asks first', async () => {
    for (const leave of [
      page.getByRole('button', { name: 'Back to User List' }),
      page.getByRole('link', { name: 'anna', exact: true }),
    ]) {
      await leave.click();
      await expect(question).toContainText('Secret access keys have not been downloaded.');
      await question.getByRole('button', { name: 'Cancel' }).click();
    }
  });
  await test.step('Download the access keys', async () => {
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download Access Key' }).click();
    const [header, first, second] = await lines(await saved);
    expect(header).toBe('User Name,Access Key Id,Secret Access Key');
    expect(first).toMatch(/^anna,[A-Z0-9]{20},\S{30,}$/);
    expect(second).toMatch(/^bert,/);
  });
  await test.step('The list counts them', async () => {
    await page.getByRole('button', { name: 'Back to User List' }).click();
    await expect(page.getByText('Users available for creation: 47')).toBeVisible();
  });
  const tab = await secondTab(paths.iamLogin());
  await test.step('One of them signs in', async () => {
    await logInAsUser(tab, { account: 'RehearsalCo', user: 'bert', password: 'Practice-2026!' });
    await expect(
      tab.getByRole('button', { name: 'Account menu, RehearsalCo, bert' }),
    ).toBeVisible();
  });
});

test('a name that is taken fails alone and can be corrected', async ({ page, openAs }) => {
  await openAs(paths.userCreate());
  await page.getByLabel('Username of user 1').fill('flex-operator');
  await page.getByRole('button', { name: 'Add User' }).click();
  await page.getByLabel('Username of user 2').fill('carla');
  await page.getByLabel('New password').fill('Practice-2026!');
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(page.getByRole('heading', { name: '1 user created successfully' })).toBeVisible();
  await expect(page.getByRole('alert').first()).toContainText('1 of 2 users were not created.');
  await expect(page.getByText(/The username already exists\./)).toBeVisible();
  await page.getByRole('button', { name: 'Correct Failed' }).click();
  await expect(page.getByLabel('Username of user 1')).toHaveValue('flex-operator');
  await expect(page.getByText('The username already exists.')).toBeVisible();
  await page.getByLabel('Username of user 1').fill('flex-operator-2');
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(page.getByRole('heading', { name: '1 user created successfully' })).toBeVisible();
});

test('a single user gets a generated password, which must be changed', async ({ page, openAs }) => {
  await openAs(paths.userCreate());
  await page.getByLabel('Username of user 1').fill('dora');
  await page.getByRole('radio', { name: 'Automatically generated' }).check();
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download Password' }).click();
  expect((await lines(await saved))[1]).toMatch(/^dora,/);
  await page.getByRole('link', { name: 'dora' }).click();
  await page.getByRole('tab', { name: 'Security Settings' }).click();
  await expect(page.getByText('The user must set a new password')).toBeVisible();
});
