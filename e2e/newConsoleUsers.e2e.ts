import type { Page } from '@playwright/test';
import { paths } from '#src/paths.ts';
import { expect, expectAccessible, expectToast, logInAsUser, logOut, row, test } from './fixtures.ts';

/** The process flow of seed 002 in the new console: user or group, UCSReadOnlyPolicy, sign in, verify. */

test.use({ scenario: 'ucs' });

const password = 'Rehearsal-5.0!';
const ok = (page: Page) => page.getByRole('button', { name: 'OK', exact: true });
const held = (page: Page) => page.getByRole('table', { name: 'Identity policies' });

async function fillUser(page: Page, name: string): Promise<void> {
  await page.getByLabel('Username').fill(name);
  await page.getByLabel('Description').fill('Reads UCS');
  await page.getByLabel('New Password', { exact: true }).fill(password);
  await page.getByRole('checkbox', { name: 'Require password reset at the next login' }).uncheck();
}

async function pickPolicy(page: Page, name: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Enter a policy name or description.' }).fill(name);
  await page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).check();
}

/** Step 3 of the process flow. */
async function verifyReadOnly(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Service list' }).click();
  await page.getByRole('dialog', { name: 'Service list' }).getByRole('link', { name: /Ubiquitous Cloud Native Service/ }).click();
  await page.getByRole('navigation').getByRole('link', { name: 'Fleets' }).click();
  await expect(page.getByRole('table', { name: 'Fleets' }).getByRole('row').nth(1)).toBeVisible();
  await page.getByRole('button', { name: 'Create Fleet' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create Fleet' });
  await dialog.getByLabel('Fleet Name').fill('my-fleet');
  await dialog.getByRole('button', { name: 'OK', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('insufficient permissions');
  await expect(dialog.getByRole('alert')).toContainText('ucs:clustergroups:create');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Service list' }).click();
  await page.getByRole('dialog', { name: 'Service list' }).getByRole('link', { name: /Elastic Cloud Server/ }).click();
  await expect(page.getByRole('alert')).toContainText('insufficient permissions to access this service');
}

test('a user with UCSReadOnlyPolicy of his own reads UCS, creates no fleet and enters no other service', async ({ page, openAs }) => {
  await openAs(paths.newUsers());
  await page.getByRole('button', { name: 'Create User' }).click();
  await expect(page.getByRole('heading', { name: 'Create User' })).toBeVisible();
  await fillUser(page, 'new-reader');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Identity policies', exact: true }).click();
  await pickPolicy(page, 'UCSReadOnlyPolicy');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Create User' }).click();
  await expect(page.getByText('User new-reader created successfully')).toBeVisible();
  await page.getByRole('link', { name: 'Open new-reader' }).click();
  await page.getByRole('tab', { name: 'Permissions' }).click();
  await expect(row(held(page), 'UCSReadOnlyPolicy')).toContainText('Attached directly');
  await expect(row(held(page), 'UCSReadOnlyPolicy')).toContainText('All resources');

  await logOut(page);
  await page.goto(`.${paths.iamLogin()}`);
  await logInAsUser(page, { account: 'RehearsalCo', user: 'new-reader', password });
  await expect(page.getByRole('button', { name: /^Account menu, RehearsalCo, new-reader/ })).toBeVisible();
  await verifyReadOnly(page);
});

test('the same through a user group: created in a dialog, authorized without a scope, joined from both sides', async ({ page, openAs }) => {
  await openAs(paths.newGroups());
  await page.getByRole('button', { name: 'Create User Group' }).click();
  const create = page.getByRole('dialog', { name: 'Create User Group' });
  await create.getByLabel('Name', { exact: true }).fill('admin');
  await create.getByRole('button', { name: 'OK', exact: true }).click();
  await expect(create.getByText(/^This name is taken\./)).toBeVisible();
  await create.getByLabel('Name', { exact: true }).fill('fleet-readers');
  await create.getByRole('button', { name: 'OK', exact: true }).click();
  await expectToast(page, 'User group fleet-readers created.');
  const groups = page.getByRole('table', { name: 'User groups' });
  await row(groups, 'fleet-readers').getByRole('link', { name: 'Authorize' }).click();
  await expect(ok(page)).toHaveAttribute('aria-disabled', 'true');
  await pickPolicy(page, 'UCSReadOnlyPolicy');
  await ok(page).click();
  await expect(page.getByText('Authorization successful.')).toBeVisible();
  await expect(row(page.getByRole('table', { name: 'Authorization records' }), 'UCSReadOnlyPolicy')).toContainText('All resources');
  await page.getByRole('button', { name: 'Back to fleet-readers' }).click();
  await page.getByRole('tab', { name: 'Users' }).click();
  await page.getByRole('button', { name: 'Add', exact: true }).first().click();
  const members = page.getByRole('dialog', { name: 'Users of fleet-readers' });
  await members.getByRole('checkbox', { name: /^ucs-newcomer/ }).check();
  await members.getByRole('button', { name: 'OK', exact: true }).click();
  await page.getByRole('table', { name: 'Users' }).getByRole('link', { name: 'ucs-newcomer' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'ucs-newcomer' })).toBeVisible();
  await page.getByRole('tab', { name: 'Permissions' }).click();
  await expect(row(held(page), 'UCSReadOnlyPolicy')).toContainText('User group fleet-readers');
  await expect(held(page).getByRole('button', { name: 'Detach' })).toHaveAttribute('aria-disabled', 'true');

  await page.goto(`.${paths.groups()}`);
  await page.getByRole('link', { name: 'fleet-readers', exact: true }).click();
  await expect(page.getByText('Identity policies attached in the new console, scope All resources: UCSReadOnlyPolicy.')).toBeVisible();
});

test('a user joins a group from his own page and leaves it', async ({ page, openAs }) => {
  await openAs(paths.newUsers());
  await page.getByRole('searchbox', { name: 'Enter a username.' }).fill('ucs-newcomer');
  await page.getByRole('link', { name: 'ucs-newcomer', exact: true }).click();
  await page.getByRole('tab', { name: 'User Groups' }).click();
  await page.getByRole('button', { name: 'Add User to Group' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Add User to Group' });
  await expect(ok(page)).toHaveAccessibleDescription('Select at least one user group.');
  await dialog.getByRole('checkbox', { name: /^ucs-viewer-group/ }).check();
  await ok(page).click();
  await expectToast(page, 'ucs-newcomer joined ucs-viewer-group.');
  const groups = page.getByRole('table', { name: 'User groups' });
  await row(groups, 'ucs-viewer-group').getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('dialog', { name: 'Remove ucs-newcomer from ucs-viewer-group' }).getByRole('button', { name: 'Remove' }).click();
  await expectToast(page, 'ucs-newcomer removed from ucs-viewer-group.');
});

test('a user is renamed, loses and gets back console access, and is deleted with what he has', async ({ page, openAs, secondTab }) => {
  await openAs(paths.newUsers());
  const users = page.getByRole('table', { name: 'Users' });
  await page.getByRole('searchbox', { name: 'Enter a username.' }).fill('ucs-newcomer');
  await row(users, 'ucs-newcomer').getByRole('button', { name: 'Modify' }).click();
  const modify = page.getByRole('dialog', { name: 'Modify User' });
  await modify.getByLabel('Username').fill('1newcomer');
  await modify.getByRole('button', { name: 'OK', exact: true }).click();
  await expect(modify.getByText('Must not start with a digit or a space.')).toBeVisible();
  await modify.getByLabel('Username').fill('ucs-colleague');
  await modify.getByRole('button', { name: 'OK', exact: true }).click();
  await expectToast(page, 'User ucs-colleague modified.');
  await page.getByRole('searchbox', { name: 'Enter a username.' }).fill('ucs-colleague');
  await page.getByRole('link', { name: 'ucs-colleague', exact: true }).click();
  await page.getByRole('tab', { name: 'Security Settings' }).click();
  await page.getByRole('button', { name: 'Take Console Access Away' }).click();
  await ok(page).click();
  await expect(page.getByText('Off', { exact: true })).toBeVisible();

  const tab = await secondTab(paths.iamLogin());
  await logInAsUser(tab, { account: 'RehearsalCo', user: 'ucs-colleague', password: 'Practice-2026!' });
  await expect(tab.getByRole('alert')).toBeVisible();
  await page.getByRole('button', { name: 'Allow Console Access' }).click();
  const allow = page.getByRole('dialog', { name: 'Allow ucs-colleague to sign in' });
  await allow.getByLabel('New Password', { exact: true }).fill('short');
  await allow.getByRole('button', { name: 'OK', exact: true }).click();
  await expect(allow.getByText('Use 8 to 32 characters.')).toBeVisible();
  await allow.getByLabel('New Password', { exact: true }).fill(password);
  await allow.getByRole('checkbox', { name: 'Require password reset at the next login' }).uncheck();
  await allow.getByRole('button', { name: 'OK', exact: true }).click();
  await expectToast(page, 'ucs-colleague can sign in to the console.');
  await logInAsUser(tab, { account: 'RehearsalCo', user: 'ucs-colleague', password });
  await expect(tab.getByRole('button', { name: /^Account menu, RehearsalCo, ucs-colleague/ })).toBeVisible();

  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('dialog', { name: 'Delete user ucs-colleague' }).getByRole('button', { name: 'Delete', exact: true }).click();
  await expectToast(page, 'User ucs-colleague deleted.');
  await expect(page.getByRole('heading', { level: 1, name: 'Users' })).toBeVisible();
});

test('a generated password is shown once and works', async ({ page, openAs }) => {
  await openAs(paths.newUserCreate());
  await page.getByLabel('Username').fill('generated-one');
  await page.getByRole('radio', { name: /^Automatically generated/ }).check();
  await page.getByRole('checkbox', { name: 'Require password reset at the next login' }).uncheck();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Create User' }).click();
  const alert = page.getByRole('alert').filter({ hasText: 'The password can be seen only now' });
  const secret = ((await alert.textContent()) ?? '').replace(/^.*only now: /, '').replace(/Download.*$/, '').trim();
  expect(secret).toHaveLength(16);
  await logOut(page);
  await page.goto(`.${paths.iamLogin()}`);
  await logInAsUser(page, { account: 'RehearsalCo', user: 'generated-one', password: secret });
  await expect(page.getByRole('button', { name: /^Account menu, RehearsalCo, generated-one/ })).toBeVisible();
});

test.describe('refusals', () => {
  test('the new console refuses whoever may not use it, and the switch leads back', async ({ page, openAs }) => {
    await openAs(paths.users());
    await page.getByRole('link', { name: 'Go to New Console' }).click();
    await expect(page).toHaveURL((url) => url.pathname.endsWith(paths.newUsers()));
    await page.getByRole('link', { name: 'Old and New Console' }).click();
    await expect(page.getByRole('table', { name: 'Differences' })).toContainText('Identity policies (5.0)');
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Go to Old Console' }).first().click();
    await expect(page).toHaveURL((url) => url.pathname.endsWith(paths.users()));

    await openAs(paths.newUsers(), { as: 'ucs-viewer' });
    await expect(page.getByRole('alert').first()).toContainText('iam:users:listUsersV5');
    await expect(page.getByRole('button', { name: 'Create User' })).toHaveAttribute('aria-disabled', 'true');
  });

  test('a taken name goes back to the first step, beside the name', async ({ page, openAs }) => {
    await openAs(paths.newUserCreate());
    await fillUser(page, 'ucs-viewer');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: 'Create User' }).click();
    await expect(page.getByText(/^This name is taken\./)).toBeVisible();
    await expect(page.getByLabel('Username')).toHaveValue('ucs-viewer');
  });
});
