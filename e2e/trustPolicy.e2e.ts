import type { Page } from '@playwright/test';
import { paths } from '#src/paths.ts';
import { expect, expectAccessible, expectToast, test } from './fixtures.ts';
import { policyEditor } from './pages/policyEditor.ts';

/** The trust policy of an agency: who may enter it, in blocks, by keyboard, in two tabs at once. */

test.use({ scenario: 'new-iam' });

const account = '0123456789abcdef0123456789abcdef';

const ok = (page: Page) => page.getByRole('button', { name: 'OK', exact: true });

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
