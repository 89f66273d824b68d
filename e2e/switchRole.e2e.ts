import type { Page } from '@playwright/test';
import { paths } from '#src/paths.ts';
import { expect, expectAccessible, expectToast, settled, test } from './fixtures.ts';
import { policyEditor } from './pages/policyEditor.ts';

/**
 * Switch Role (docs/sources/console.md#10) and custom policies for agencies
 * (docs/sources/agency-policy-api.md).
 */

test.use({ scenario: 'delegated' });

const menu = (page: Page) => page.getByRole('button', { name: /^Account menu/ });
const ok = (page: Page) => page.getByRole('button', { name: 'OK', exact: true });
const account = (page: Page) => page.getByRole('combobox', { name: 'Account' });
const agency = (page: Page) => page.getByRole('combobox', { name: 'Agency Name' });

async function openFromMenu(page: Page): Promise<void> {
  await menu(page).click();
  await page.getByRole('menuitem', { name: 'Switch Role' }).click();
  await expect(page.getByRole('heading', { name: 'Switch Role' })).toBeVisible();
}

async function enter(page: Page, name: string): Promise<void> {
  await account(page).fill('PartnerCo');
  await agency(page).fill(name);
  await page.keyboard.press('Escape');
  await ok(page).click();
}

const inside = (page: Page, name: string) =>
  expect(menu(page)).toHaveAccessibleName(
    new RegExp(`^Account menu, PartnerCo, ${name}, agency used by`),
  );
const refused = async (page: Page): Promise<void> => {
  const action = 'iam:agencies:assume (also named iam:tokens:assume)';
  await expect(page.getByRole('form', { name: 'Switch Role' }).getByRole('alert')).toContainText(
    action,
  );
  await expect(page.getByRole('note')).toContainText(
    `an agency takes ${action}; entering a trust agency of the new console takes sts:agencies:assume`,
  );
  await expect(menu(page)).toHaveAccessibleName(/^Account menu, RehearsalCo/);
};

test('a delegated user enters the agency named for him, acts with its permissions only, and returns', async ({
  page,
  openAs,
}) => {
  await test.step('Choose the account and the agency', async () => {
    await openAs(paths.home(), { as: 'delegate-one' });
    await openFromMenu(page);
    await expect(ok(page)).toHaveAttribute('aria-disabled', 'true');
    await account(page).fill('Nobody');
    await expect(ok(page)).toHaveAttribute('aria-disabled', 'true');
    await account(page).fill('PartnerCo');
    await expect(agency(page)).toHaveValue('partner-audit');
    await agency(page).fill('');
    await expect(ok(page)).toHaveAttribute('aria-disabled', 'true');
    await expect(page.getByRole('option')).toHaveText([
      'partner-audit',
      'partner-migration',
      'partner-operations',
    ]);
    await page.getByRole('option', { name: 'partner-audit' }).click();
    await expectAccessible(page);
    await ok(page).click();
  });
  await test.step('Inside, the permissions of the agency count and no others', async () => {
    await inside(page, 'partner-audit');
    await page.goto(`.${paths.agencies()}`);
    await expect(page.getByRole('table', { name: 'Agencies', exact: true })).toContainText(
      'partner-operations',
    );
    await expect(page.getByRole('button', { name: 'Create Agency' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await page.goto(`.${paths.flexusl()}`);
    await expect(page.getByRole('alert').first()).toContainText('flexusl:');
  });
  await test.step('Switch back; the role is remembered', async () => {
    await menu(page).click();
    await expect(page.getByRole('menuitem', { name: 'PartnerCo/partner-audit' })).toHaveAttribute(
      'aria-current',
      'true',
    );
    await page.getByRole('menuitem', { name: 'Switch back to delegate-one' }).click();
    await expect(menu(page)).toHaveAccessibleName('Account menu, RehearsalCo, delegate-one');
    await openFromMenu(page);
    await page
      .getByRole('list', { name: 'Roles switched to' })
      .getByRole('button', { name: 'PartnerCo/partner-audit' })
      .click();
    await expect(agency(page)).toHaveValue('partner-audit');
  });
});

test('the agencies that are not named stay closed, and the expired one is none', async ({
  page,
  openAs,
}) => {
  await openAs(paths.switchRole(), { as: 'delegate-one' });
  await enter(page, 'partner-operations');
  await refused(page);
  await expectAccessible(page);
  await agency(page).fill('partner-migration');
  await page.keyboard.press('Escape');
  await ok(page).click();
  await expect(
    page.getByText('PartnerCo has no valid agency of this name that trusts your account.'),
  ).toBeVisible();
});

test('without Resource every agency opens, one after the other', async ({ page, openAs }) => {
  await openAs(paths.switchRole({ account: 'PartnerCo', agency: 'partner-operations' }), {
    as: 'delegate-all',
  });
  await expect(agency(page)).toHaveValue('partner-operations');
  await ok(page).click();
  await inside(page, 'partner-operations');
  await page.goto(`.${paths.flexusl()}`);
  await expect(page.getByRole('table').first()).toContainText('flexus-shop');
  await page.goto(`.${paths.users()}`);
  await expect(page.getByRole('alert').first()).toContainText('iam:users:list');
  await page.goto(`.${paths.switchRole()}`);
  await settled(page);
  await enter(page, 'partner-audit');
  await inside(page, 'partner-audit');
  await page.goto(`.${paths.users()}`);
  await expect(page.getByRole('table', { name: 'Users', exact: true })).toContainText('admin');
});

test('a Deny is judged first', async ({ page, openAs }) => {
  await openAs(paths.switchRole(), { as: 'delegate-denied' });
  await enter(page, 'partner-operations');
  await refused(page);
  await agency(page).fill('partner-audit');
  await page.keyboard.press('Escape');
  await ok(page).click();
  await inside(page, 'partner-audit');
});

test('an agency that ends brings its guest back to himself', async ({
  page,
  openAs,
  secondTab,
}) => {
  await test.step('Act in the agency', async () => {
    await openAs(paths.switchRole({ account: 'PartnerCo', agency: 'partner-audit' }), {
      as: 'delegate-one',
    });
    await ok(page).click();
    await inside(page, 'partner-audit');
  });
  const owner = await secondTab(paths.agencies(), 'PartnerCo/admin');
  await test.step('Its owner deletes it', async () => {
    await owner
      .getByRole('row')
      .filter({ has: owner.getByRole('link', { name: 'partner-audit', exact: true }) })
      .getByRole('button', { name: 'Delete' })
      .click();
    await owner
      .getByRole('dialog', { name: 'Delete agency partner-audit' })
      .getByRole('button', { name: 'Delete' })
      .click();
    await expectToast(owner, 'Agency partner-audit deleted.');
  });
  const over = page.getByRole('dialog', { name: 'Agency session over' });
  await test.step('The guest is himself again', async () => {
    await over.getByRole('button', { name: 'OK' }).click();
    await expect(menu(page)).toHaveAccessibleName('Account menu, RehearsalCo, delegate-one');
    await expect(over).toBeHidden();
  });
});

test('Security Administrator manages such policies and needs one himself; a modified policy opens one agency more', async ({
  page,
  openAs,
  secondTab,
}) => {
  await test.step('Without a policy of his own he is refused', async () => {
    await openAs(paths.switchRole(), { as: 'sec-admin' });
    await enter(page, 'partner-audit');
    await refused(page);
  });
  await test.step('Open the policy for agencies', async () => {
    await page.goto(`.${paths.policies()}`);
    await page
      .getByRole('row')
      .filter({ hasText: 'Enter partner-audit' })
      .getByRole('link', { name: 'Modify' })
      .click();
    await expect(page.getByRole('heading', { name: 'Modify Custom Policy' })).toBeVisible();
  });
  await test.step('A wrong agency is refused, a chosen one is saved beside the other', async () => {
    const editor = policyEditor(page);
    const permission = editor.permission(1);
    await permission.getByRole('button', { name: 'Resources: Specific' }).click();
    const listed = permission.getByRole('list', { name: 'Agencies', exact: true });
    await expect(listed.getByRole('listitem')).toHaveText([/^partner-audit · PartnerCo/]);
    const agency = permission.getByRole('combobox', { name: 'Agency', exact: true });
    await agency.fill('/agencies/partner-operations');
    await permission.getByRole('button', { name: 'Add Agency' }).click();
    await expect(permission.getByText(/^Enter the ID of an agency, or/)).toBeVisible();
    await agency.fill('operations');
    await page.getByRole('option', { name: 'partner-operations · PartnerCo' }).click();
    await permission.getByRole('button', { name: 'Add Agency' }).click();
    await expect(listed.getByRole('listitem')).toHaveCount(2);
    await ok(page).click();
    await expectToast(page, 'Custom policy Enter partner-audit modified.');
  });
  const guest = await secondTab(
    paths.switchRole({ account: 'PartnerCo', agency: 'partner-operations' }),
    'delegate-one',
  );
  await test.step('The policy opens the one agency more', async () => {
    await ok(guest).click();
    await inside(guest, 'partner-operations');
  });
});

test('a new policy for agencies is written, granted and used', async ({
  page,
  openAs,
  secondTab,
}) => {
  await test.step('Write the policy for agencies', async () => {
    await openAs(paths.policyCreate());
    await page.getByLabel('Policy Name', { exact: true }).fill('Enter any agency');
    await policyEditor(page).paste(
      JSON.stringify(
        { Version: '1.1', Statement: [{ Effect: 'Allow', Action: ['iam:agencies:assume'] }] },
        null,
        4,
      ),
    );
    await expect(policyEditor(page).scope).toContainText('Global');
    await ok(page).click();
    await expectToast(page, 'Custom policy Enter any agency created.');
  });
  await test.step("Grant it to the user's group", async () => {
    await page.goto(`.${paths.groups()}`);
    await page
      .getByRole('row')
      .filter({ hasText: 'sec-admin-group' })
      .getByRole('link', { name: 'Authorize' })
      .click();
    await page
      .getByPlaceholder('Enter a policy name, role name, or description.')
      .fill('Enter any agency');
    await page.getByRole('checkbox', { name: 'Select Enter any agency', exact: true }).check();
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page.getByRole('button', { name: 'Show More' }).click();
    await expect(page.getByRole('radio', { name: 'Region-specific projects' })).toHaveCount(0);
    await page.getByRole('radio', { name: 'Global services' }).check();
    await ok(page).click();
    await page
      .getByRole('dialog', { name: 'Confirm authorization' })
      .getByRole('button', { name: 'OK' })
      .click();
    await expect(page.getByText('Authorization successful.')).toBeVisible();
  });
  const guest = await secondTab(
    paths.switchRole({ account: 'PartnerCo', agency: 'partner-audit' }),
    'sec-admin',
  );
  await test.step('Use it', async () => {
    await ok(guest).click();
    await inside(guest, 'partner-audit');
  });
});
