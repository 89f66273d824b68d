import type { Page } from '@playwright/test';
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
import { fillUser, ok, password } from './pages/newConsoleUsers.ts';

/**
 * The process flow of docs/sources/ucs-identity-policies.md#process-flow in the new console: user
 * or group, UCSReadOnlyPolicy, sign in, verify.
 */

test.use({ scenario: 'ucs' });

const held = (page: Page) => page.getByRole('table', { name: 'Identity policies' });

async function pickPolicy(page: Page, name: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Enter a policy name or description.' }).fill(name);
  await page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).check();
}

/** Step 3 of the process flow. */
async function verifyReadOnly(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Service list' }).click();
  await page
    .getByRole('dialog', { name: 'Service list' })
    .getByRole('link', { name: /Ubiquitous Cloud Native Service/ })
    .click();
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
  await page
    .getByRole('dialog', { name: 'Service list' })
    .getByRole('link', { name: /Elastic Cloud Server/ })
    .click();
  await expect(page.getByRole('alert')).toContainText(
    'insufficient permissions to access this service',
  );
}

test('a user with UCSReadOnlyPolicy of his own reads UCS, creates no fleet and enters no other service', async ({
  page,
  openAs,
}) => {
  await test.step('Create the user with the policy', async () => {
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
  });
  await test.step('It is his own', async () => {
    await page.getByRole('link', { name: 'Open new-reader' }).click();
    await page.getByRole('tab', { name: 'Permissions' }).click();
    await expect(row(held(page), 'UCSReadOnlyPolicy')).toContainText('Attached directly');
    await expect(row(held(page), 'UCSReadOnlyPolicy')).toContainText('All resources');
  });
  await test.step('Sign in', async () => {
    await logOut(page);
    await page.goto(`.${paths.iamLogin()}`);
    await logInAsUser(page, { account: 'RehearsalCo', user: 'new-reader', password });
    await expect(
      page.getByRole('button', { name: /^Account menu, RehearsalCo, new-reader/ }),
    ).toBeVisible();
  });
  await test.step('Verify', async () => {
    await verifyReadOnly(page);
  });
});

test('the same through a user group: created in a dialog, authorized without a scope, joined from both sides', async ({
  page,
  openAs,
}) => {
  await test.step('Create a user group in a dialog', async () => {
    await openAs(paths.newGroups());
    await page.getByRole('button', { name: 'Create User Group' }).click();
    const create = page.getByRole('dialog', { name: 'Create User Group' });
    await create.getByLabel('Name', { exact: true }).fill('admin');
    await create.getByRole('button', { name: 'OK', exact: true }).click();
    await expect(create.getByText(/^This name is taken\./)).toBeVisible();
    await create.getByLabel('Name', { exact: true }).fill('fleet-readers');
    await create.getByRole('button', { name: 'OK', exact: true }).click();
    await expectToast(page, 'User group fleet-readers created.');
  });
  const groups = page.getByRole('table', { name: 'User groups' });
  await test.step('Authorize it without a scope', async () => {
    await row(groups, 'fleet-readers').getByRole('link', { name: 'Authorize' }).click();
    await expect(ok(page)).toHaveAttribute('aria-disabled', 'true');
    await pickPolicy(page, 'UCSReadOnlyPolicy');
    await ok(page).click();
    await expect(page.getByText('Authorization successful.')).toBeVisible();
    await expect(
      row(page.getByRole('table', { name: 'Authorization records' }), 'UCSReadOnlyPolicy'),
    ).toContainText('All resources');
  });
  await test.step('Add a user, from the side of the group', async () => {
    await page.getByRole('button', { name: 'Back to fleet-readers' }).click();
    await page.getByRole('tab', { name: 'Users' }).click();
    await page.getByRole('button', { name: 'Add', exact: true }).first().click();
    const members = page.getByRole('dialog', { name: 'Users of fleet-readers' });
    await members.getByRole('checkbox', { name: /^ucs-newcomer/ }).check();
    await members.getByRole('button', { name: 'OK', exact: true }).click();
    await page
      .getByRole('table', { name: 'Users' })
      .getByRole('link', { name: 'ucs-newcomer' })
      .click();
  });
  await test.step('The user holds the policy through the group', async () => {
    await expect(page.getByRole('heading', { level: 1, name: 'ucs-newcomer' })).toBeVisible();
    await page.getByRole('tab', { name: 'Permissions' }).click();
    await expect(row(held(page), 'UCSReadOnlyPolicy')).toContainText('User group fleet-readers');
    await expect(held(page).getByRole('button', { name: 'Detach' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  });
  await test.step('The old console says so too', async () => {
    await page.goto(`.${paths.groups()}`);
    await page.getByRole('link', { name: 'fleet-readers', exact: true }).click();
    await expect(
      page.getByText(
        'Identity policies attached in the new console, scope All resources: UCSReadOnlyPolicy.',
      ),
    ).toBeVisible();
  });
});
