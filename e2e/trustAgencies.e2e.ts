import type { Page } from '@playwright/test';
import { paths } from '#src/paths.ts';
import { expect, expectAccessible, expectToast, row, test } from './fixtures.ts';
import { policyEditor } from './pages/policyEditor.ts';

/**
 * Agencies of the new console: trust agencies are made and changed here, those of
 * services are looked at.
 */

test.use({ scenario: 'new-iam' });

const account = '0123456789abcdef0123456789abcdef';
const ok = (page: Page) => page.getByRole('button', { name: 'OK', exact: true });
const agencies = (page: Page) => page.getByRole('table', { name: 'Agencies' });

async function pickPolicy(page: Page, name: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Enter a policy name or description.' }).fill(name);
  await page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).check();
}

test('an agency for an account: created, trusted, authorized, modified, deleted', async ({
  page,
  openAs,
}) => {
  await test.step('Create a trust agency: the rules beside the fields', async () => {
    await openAs(paths.newAgencies());
    await page.getByRole('button', { name: 'Create Trust Agency' }).click();
    await expect(page.getByRole('heading', { name: 'Create Trust Agency' })).toBeVisible();
    await page.getByLabel('Agency Name', { exact: true }).fill('two words');
    await page.getByLabel('Delegated Account').fill('PartnerCo');
    await page.getByLabel('Maximum Session Duration').fill('100');
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(
      page.getByText('Only letters, digits and the characters _ + = , . @ - are allowed.'),
    ).toBeVisible();
    await expect(page.getByText('An account ID has 32 digits and letters a to f.')).toBeVisible();
    await expect(page.getByText('Enter 3600 to 43200 seconds.')).toBeVisible();
    await expectAccessible(page);
  });
  await test.step('Say whom to trust, and authorize it', async () => {
    await page.getByLabel('Agency Name', { exact: true }).fill('ReadFromPartner');
    await page.getByLabel('Delegated Account').fill(account);
    await page.getByLabel('External ID').fill('ticket-7');
    await page.getByLabel('Maximum Session Duration').fill('7200');
    await page.getByRole('button', { name: 'Next' }).click();
    await pickPolicy(page, 'ECSReadOnlyPolicy');
    await ok(page).click();
    await expectToast(page, 'Trust agency ReadFromPartner created.');
  });
  const trust = page.getByRole('region', {
    name: 'Content of the trust policy of ReadFromPartner',
  });
  await test.step('Its basic information and its trust policy', async () => {
    await expect(page.getByText('2 hours', { exact: true })).toBeVisible();
    await expect(trust).toContainText(account);
    await expect(trust).toContainText('sts:ExternalId');
  });
  await test.step('Modify it', async () => {
    await page.getByRole('tab', { name: 'Permissions' }).click();
    await expect(
      row(page.getByRole('table', { name: 'Identity policies' }), 'ECSReadOnlyPolicy'),
    ).toContainText('All resources');
    await page.getByRole('button', { name: 'Modify description' }).click();
    const modify = page.getByRole('dialog', { name: 'Modify Trust Agency' });
    await modify.getByLabel('Maximum Session Duration').fill('43200');
    await modify.getByRole('button', { name: 'OK', exact: true }).click();
    await expect(page.getByText('12 hours', { exact: true })).toBeVisible();
  });
  await test.step('Delete it', async () => {
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    const question = page.getByRole('dialog', { name: 'Delete trust agency ReadFromPartner' });
    await expect(question.getByRole('list', { name: 'What the agency holds' })).toContainText(
      'ECSReadOnlyPolicy',
    );
    await question.getByRole('button', { name: 'Delete', exact: true }).click();
    await expectToast(page, 'Trust agency ReadFromPartner deleted.');
    await expect(row(agencies(page), 'AuditAgency')).toBeVisible();
    await expect(row(agencies(page), 'ReadFromPartner')).toHaveCount(0);
  });
});

test('an agency for a cloud service, and its trust policy edited with a check for new access', async ({
  page,
  openAs,
}) => {
  await test.step('Create an agency for a cloud service', async () => {
    await openAs(paths.newAgencyCreate());
    await page.getByLabel('Agency Name', { exact: true }).fill('FunctionsWork');
    await page.getByRole('radio', { name: /^Cloud service/ }).check();
    await page.getByRole('combobox', { name: /Cloud Service/ }).click();
    await page.getByRole('option', { name: 'FunctionGraph' }).click();
    await page.getByRole('button', { name: 'Next' }).click();
    await ok(page).click();
    await expectToast(page, 'Trust agency FunctionsWork created.');
    await expect(
      page.getByRole('region', { name: 'Content of the trust policy of FunctionsWork' }),
    ).toContainText('service.FunctionGraph');
  });
  await test.step('Open the trust policy', async () => {
    await page.getByRole('button', { name: 'Edit Trust Policy' }).click();
  });
  const editor = policyEditor(page);
  const trusting = (principal: unknown) =>
    JSON.stringify(
      {
        Version: '5.0',
        Statement: [{ Effect: 'Allow', Principal: principal, Action: ['sts:agencies:assume'] }],
      },
      null,
      4,
    );
  await test.step('A policy without a principal is refused', async () => {
    await editor.paste(
      JSON.stringify({
        Version: '5.0',
        Statement: [{ Effect: 'Allow', Action: ['sts:agencies:assume'] }],
      }),
    );
    await ok(page).click();
    await expect(
      page.getByText(/^Policy content is incorrect: Principal is missing/),
    ).toBeVisible();
  });
  await test.step('Check the edit for new access', async () => {
    await editor.paste(trusting({ Service: ['service.FunctionGraph'], IAM: [account] }));
    await page.getByRole('button', { name: 'Check for New Access' }).click();
    await page.getByRole('button', { name: 'Check Policy' }).click();
    await expect(page.getByRole('list', { name: 'New access' })).toContainText(
      `It was not allowed to ${account}.`,
    );
  });
  await test.step('Save it', async () => {
    await ok(page).click();
    await expectToast(page, 'Trust policy of FunctionsWork changed.');
    await expect(
      page.getByRole('region', { name: 'Content of the trust policy of FunctionsWork' }),
    ).toContainText(account);
  });
});

test('the trust policy in blocks: who is meant, added and taken out, and broken rules at their place', async ({
  page,
  openAs,
}) => {
  await test.step('Create a trust agency and edit its trust policy', async () => {
    await openAs(paths.newAgencyCreate());
    await page.getByLabel('Agency Name', { exact: true }).fill('BlocksAgency');
    await page.getByLabel('Delegated Account').fill(account);
    await page.getByRole('button', { name: 'Next' }).click();
    await ok(page).click();
    await page.getByRole('button', { name: 'Edit Trust Policy' }).click();
  });
  const block = page.getByRole('region', { name: 'Permission 1', exact: true });
  const principals = block.getByRole('list', { name: 'Principals' });
  await test.step('Whom it trusts', async () => {
    await block.getByRole('button', { name: account }).click();
    await expect(principals).toContainText('Account, user or agency');
  });
  await test.step('Add a cloud service, and take every principal out', async () => {
    await block.getByRole('combobox', { name: 'Principal', exact: true }).fill('PartnerCo');
    await block.getByRole('button', { name: 'Add Principal' }).click();
    await expect(block.getByText(/^Enter an account ID/)).toBeVisible();
    await expectAccessible(page);
    await block.getByRole('combobox', { name: 'Kind of principal' }).click();
    await page.getByRole('option', { name: 'Cloud service' }).click();
    await block.getByRole('combobox', { name: 'Principal', exact: true }).fill('operations center');
    await page.getByRole('option', { name: /COC/ }).click();
    await block.getByRole('button', { name: 'Add Principal' }).click();
    await expect(principals.getByRole('listitem')).toHaveCount(2);
    await block.getByRole('button', { name: `Delete principal ${account}` }).click();
    await expect(block.getByRole('button', { name: 'Delete principal service.COC' })).toBeFocused();
    await block.getByRole('button', { name: 'Delete principal service.COC' }).click();
    await expect(block.getByRole('combobox', { name: 'Principal', exact: true })).toBeFocused();
  });
  await test.step('A policy for nobody is refused at its place', async () => {
    await ok(page).click();
    await expect(
      page.getByText(/^Policy content is incorrect: Principal names nobody/),
    ).toBeVisible();
    // The editor stays where it was, and the focus goes to what mends it.
    await expect(block.getByRole('button', { name: 'Add principal', exact: true })).toBeFocused();
  });
  await test.step('Add a user by keyboard, under a condition', async () => {
    await block.getByRole('combobox', { name: 'Kind of principal' }).click();
    await page.getByRole('option', { name: 'Account, user or agency' }).click();
    await block
      .getByRole('combobox', { name: 'Principal', exact: true })
      .fill(`iam::${account}:user:auditor`);
    await page.keyboard.press('Enter');
    await block.getByRole('button', { name: /Add request condition/ }).click();
    await block.getByRole('button', { name: 'Add Request Condition', exact: true }).click();
    const condition = page.getByRole('dialog', { name: /condition/i });
    await condition.getByRole('combobox', { name: 'Condition Key' }).fill('sts:ExternalId');
    await page.getByRole('option', { name: /ExternalId/ }).click();
    await condition.getByRole('combobox', { name: 'Operator' }).click();
    await page.getByRole('option', { name: 'StringEquals', exact: true }).click();
    await condition.getByLabel('Value').first().fill('ticket-7');
    await condition.getByRole('button', { name: 'OK' }).click();
  });
  await test.step('Save it', async () => {
    await ok(page).click();
    await expectToast(page, 'Trust policy of BlocksAgency changed.');
    const saved = page.getByRole('region', { name: 'Content of the trust policy of BlocksAgency' });
    await expect(saved).toContainText(`iam::${account}:user:auditor`);
    await expect(saved).toContainText('sts:ExternalId');
  });
});

test('a principal by keyboard is added once, and one that was only typed is not lost', async ({
  page,
  openAs,
}) => {
  await test.step('Edit a trust policy', async () => {
    await openAs(paths.newAgencies());
    await page.getByRole('link', { name: 'AuditAgency' }).click();
    await page.getByRole('tab', { name: 'Trust Policy' }).click();
    await page.getByRole('button', { name: 'Edit Trust Policy' }).click();
  });
  const block = page.getByRole('region', { name: 'Permission 1', exact: true });
  const field = block.getByRole('combobox', { name: 'Principal', exact: true });
  const principals = block.getByRole('list', { name: 'Principals' });
  await test.step('Enter adds a principal', async () => {
    await block.getByRole('listitem').nth(1).getByRole('button').click();
    await field.fill(account);
    await page.keyboard.press('Enter');
    await expect(field).toHaveValue('');
    await expect(field).toBeFocused();
    await expect(principals.getByRole('listitem')).toHaveCount(2);
  });
  await test.step('Each principal is added once', async () => {
    await field.fill('service.FunctionGraph');
    await block.getByRole('combobox', { name: 'Kind of principal' }).click();
    await page.getByRole('option', { name: 'Cloud service' }).click();
    await expect(field).toHaveValue('service.FunctionGraph');
    await page.keyboard.press('Tab');
    await expect(field).toBeFocused();
    await page.keyboard.press('Enter');
    await field.fill('operations center');
    // The arrow goes through the list that is seen: pressed before it stands, the list
    // forgets the key.
    await expect(page.getByRole('option')).toHaveText(['Cloud Operations Center (COC)']);
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('option')).toHaveClass(/Mui-focusVisible/);
    await page.keyboard.press('Enter');
    await expect(field).toHaveValue('service.COC');
    await page.keyboard.press('Enter');
    await expect(field).toHaveValue('');
    await expect(principals.getByRole('listitem')).toHaveCount(4);
  });
  await test.step('What was only typed is checked when saving', async () => {
    await block.getByRole('combobox', { name: 'Kind of principal' }).click();
    await page.getByRole('option', { name: 'Account, user or agency' }).click();
    await field.fill('nobody');
    await ok(page).click();
    await expect(block.getByText(/^Enter an account ID/)).toBeVisible();
    await expect(field).toBeFocused();
  });
  await test.step('And added when going on', async () => {
    await field.fill(`iam::${account}:user:left`);
    await block.getByRole('button', { name: /Add request condition|Conditions:/ }).click();
    await expect(block.getByRole('button', { name: 'Principals: 5' })).toBeVisible();
    await block.getByRole('button', { name: 'Principals: 5' }).click();
    await field.fill(`iam::${account}:user:typed`);
  });
  await test.step('Save it', async () => {
    await ok(page).click();
    await expectToast(page, 'Trust policy of AuditAgency changed.');
    const saved = page.getByRole('region', { name: 'Content of the trust policy of AuditAgency' });
    await expect(saved).toContainText(`iam::${account}:user:left`);
    await expect(saved).toContainText(`iam::${account}:user:typed`);
  });
});

test('a trust policy changed elsewhere meanwhile is announced, and the newest can be loaded', async ({
  page,
  openAs,
  secondTab,
}) => {
  await test.step('Edit a trust policy', async () => {
    await openAs(paths.newAgencies());
    await page.getByRole('link', { name: 'AuditAgency' }).click();
    await page.getByRole('tab', { name: 'Trust Policy' }).click();
    await page.getByRole('button', { name: 'Edit Trust Policy' }).click();
  });
  const warning = page
    .getByRole('alert')
    .filter({ hasText: 'Somebody has changed this trust policy' });
  await test.step('Nobody has changed it yet', async () => {
    await expect(page.getByRole('region', { name: 'Permission 1', exact: true })).toBeVisible();
    await expect(warning).toHaveCount(0);
  });
  const other = await secondTab(new URL(page.url()).pathname, 'admin');
  await test.step('Change it in another tab', async () => {
    await other
      .getByRole('button', { name: /^(Principals?:|\w*[0-9a-f]{32})/ })
      .first()
      .click();
    await other.getByRole('combobox', { name: 'Principal', exact: true }).fill(account);
    await other.keyboard.press('Enter');
    await ok(other).click();
    await expectToast(other, 'Trust policy of AuditAgency changed.');
  });
  await test.step('Load the newest', async () => {
    await expect(warning).toBeVisible();
    await warning.getByRole('button', { name: 'Load the newest' }).click();
    await expect(warning).toHaveCount(0);
    await policyEditor(page).showJson();
    expect(await policyEditor(page).text()).toContain(account);
  });
});

test('a service-linked agency is only looked at', async ({ page, openAs }) => {
  await openAs(paths.newAgencies(), { scenario: 'coc-limited' });
  const linked = row(agencies(page), 'ServiceLinkedAgencyForCOC');
  await expect(linked).toContainText('Service-linked agency');
  for (const operation of ['Authorize', 'Modify', 'Delete'])
    await expect(linked.getByRole('button', { name: operation })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  const classic = row(agencies(page), 'ServiceAgencyForCOC');
  await expect(classic.getByRole('button', { name: 'Delete' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await expect(classic.getByRole('link', { name: 'Authorize' })).toBeVisible();
  await linked.getByRole('link', { name: 'ServiceLinkedAgencyForCOC' }).click();
  await expect(page.getByRole('button', { name: 'Edit Trust Policy' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await page.getByRole('tab', { name: 'Permissions' }).click();
  await expect(page.getByRole('button', { name: 'Authorize' }).first()).toHaveAttribute(
    'aria-disabled',
    'true',
  );
});

test('who may not see agencies is told the missing permission', async ({ page, openAs }) => {
  await openAs(paths.newAgencies(), { as: 'one-server' });
  await expect(page.getByRole('alert').first()).toContainText('iam:agencies:listV5');
  await expect(page.getByRole('button', { name: 'Create Trust Agency' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
});
