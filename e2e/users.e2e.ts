import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
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

const users = (page: Page) => page.getByRole('table', { name: 'Users' });
const lines = async (download: Download): Promise<string[]> =>
  (await readFile(await download.path(), 'utf8')).trim().split('\r\n');

async function openUser(page: Page, name: string, tab?: string): Promise<void> {
  await users(page).getByRole('link', { name, exact: true }).click();
  if (tab !== undefined) await page.getByRole('tab', { name: tab }).click();
}

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

test.describe('ten thousand users', () => {
  test.use({ scenario: 'large' });

  test('are paged, found and ordered by the server, and chosen columns stay', async ({
    page,
    openAs,
  }) => {
    await openAs(`${paths.users()}?sort=name`);
    await expect(page.getByText('Total Records: 10,001')).toBeVisible();
    await expect(users(page).getByRole('row')).toHaveCount(11);
    await page.getByPlaceholder('Enter a username.').fill('user-0777');
    await expect(page.getByText('Total Records: 10', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Username' }).click();
    await expect(users(page).getByRole('row').nth(1)).toContainText('user-07779');
    await page.getByRole('button', { name: 'Choose columns' }).click();
    await page
      .getByRole('dialog', { name: 'Columns' })
      .getByRole('checkbox', { name: 'Access Type' })
      .click();
    await page.keyboard.press('Escape');
    await expect(users(page).getByRole('columnheader', { name: 'Access Type' })).toBeVisible();
    await page.reload();
    await expect(users(page).getByRole('columnheader', { name: 'Access Type' })).toBeVisible();
    await expectAccessible(page);
  });

  test('batch modify shows each result; a failed one is repeated alone', async ({
    page,
    openAs,
  }) => {
    await openAs(`${paths.users()}?sort=name&search=user-0777&faults=userUpdate:error:x1`);
    await page.getByRole('checkbox', { name: 'Select all Users on this page' }).check();
    await page.getByRole('button', { name: 'Modify', exact: true }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Modify User' });
    await expect(dialog.getByRole('button', { name: 'OK' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await dialog.getByRole('combobox', { name: 'Select an attribute' }).click();
    await page.getByRole('option', { name: 'Status' }).click();
    await dialog.getByRole('radio', { name: 'Disable' }).check();
    await dialog.getByRole('button', { name: 'OK' }).click();
    await expect(dialog.getByText('Succeeded')).toHaveCount(9);
    await expect(dialog.getByText('Failed', { exact: true })).toHaveCount(1);
    await dialog.getByRole('button', { name: 'Retry Failed' }).click();
    await expect(dialog.getByText('Succeeded')).toHaveCount(10);
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
    await expect(users(page).getByText('Disabled')).toHaveCount(10);
  });
});
