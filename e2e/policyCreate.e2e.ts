import { paths } from '#src/paths.ts';
import { expect, expectToast, row, test } from './fixtures.ts';
import { policyEditor } from './pages/policyEditor.ts';
import { allow, enableCoc, policy } from './pages/customPolicies.ts';

/** docs/sources/flexusl-self-service.md#coc-operations: the 32 actions of COC Operations. */
const cocOperations = [
  'coc:instance:listResources',
  'coc:application:listResources',
  'coc:schedule:list',
  'coc:schedule:enable',
  'coc:schedule:update',
  'coc:schedule:disable',
  'coc:schedule:approve',
  'coc:schedule:create',
  'coc:schedule:delete',
  'coc:schedule:count',
  'coc:schedule:get',
  'coc:schedule:getHistories',
  'coc:application:GetDiagnosisTaskDetails',
  'coc:application:CreateDiagnosisTask',
  'coc:document:create',
  'coc:document:listRunbookAtomics',
  'coc:document:getRunbookAtomicDetails',
  'coc:document:list',
  'coc:document:delete',
  'coc:document:update',
  'coc:document:get',
  'coc:document:analyzeRisk',
  'coc:instance:autoBatchInstances',
  'coc:instance:executeDocument',
  'coc:instance:start',
  'coc:instance:reboot',
  'coc:instance:stop',
  'coc:job:action',
  'coc:instance:reinstallOS',
  'coc:instance:changeOS',
  'coc:hostAccount:describe',
  'coc:instance:syncResources',
];

test.describe('creating', () => {
  test('Enable COC by pasting its JSON', async ({ page, openAs }) => {
    await openAs(paths.policies());
    await expect(page.getByText('Custom policies available for creation: 200')).toBeVisible();
    await page.getByRole('button', { name: 'Create Custom Policy' }).click();
    await expect(page.getByLabel('Policy Name', { exact: true })).toHaveValue(
      /^policy[a-z0-9]{6}$/,
    );
    await page.getByLabel('Policy Name', { exact: true }).fill('Enable COC');
    await page.getByLabel('Description').fill('Lets people enable COC');
    const editor = policyEditor(page);
    await editor.paste(enableCoc);
    await expect(editor.scope).toHaveText('Global services');
    await expect(editor.findings.getByRole('button', { name: 'Errors 0' })).toBeDisabled();
    expect(await editor.text()).toBe(enableCoc);
    await page.getByRole('button', { name: 'OK', exact: true }).click();
    await expectToast(page, 'Custom policy Enable COC created.');
    const table = page.getByRole('table', { name: 'Policies and roles' });
    await expect(table.getByRole('row').nth(1)).toContainText('Enable COC');
    await expect(row(table, 'Enable COC')).toContainText('Custom policy');
    await expect(page.getByText('Custom policies available for creation: 199')).toBeVisible();
  });

  test('COC Operations in the visual editor: the JSON is the seed’s', async ({ page, openAs }) => {
    await openAs(paths.policyCreate());
    await page.getByLabel('Policy Name', { exact: true }).fill('COC Operations');
    const editor = policyEditor(page);
    await page.getByRole('searchbox', { name: 'Enter a service name.' }).fill('operations center');
    await page.getByRole('radio', { name: 'Cloud Operations Center (COC)' }).click();
    await editor.tick(cocOperations);
    await expect(editor.permission(1).getByRole('button', { name: 'Actions: 32' })).toBeVisible();
    await expect(editor.scope).toHaveText('Global services');
    expect(await editor.text()).toBe(policy(allow(...cocOperations)));
    await page.getByRole('button', { name: 'OK', exact: true }).click();
    await expectToast(page, 'Custom policy COC Operations created.');
    await page.getByRole('link', { name: 'COC Operations' }).click();
    await expect(page.getByRole('region', { name: 'Content of COC Operations' })).toContainText(
      'coc:hostAccount:describe',
    );
    await page.getByRole('tab', { name: 'Actions' }).click();
    await page.getByRole('searchbox', { name: 'Enter an action or description.' }).fill('reboot');
    await expect(
      page.getByRole('table', { name: 'Actions of the policy' }).getByRole('row'),
    ).toHaveCount(2);
  });
});

test('an existing policy is a starting point, but not across classes', async ({ page, openAs }) => {
  await openAs(paths.policyCreate());
  const editor = policyEditor(page);
  await page.getByRole('button', { name: 'Select Existing Policy/Role' }).click();
  const dialog = page.getByRole('dialog', { name: 'Select Existing Policy/Role' });
  const search = dialog.getByRole('searchbox');
  await search.fill('COC ReadOnlyAccess');
  await dialog.getByRole('checkbox', { name: 'COC ReadOnlyAccess' }).check();
  await search.fill('AutoScaling FullAccess');
  await dialog.getByRole('checkbox', { name: 'AutoScaling FullAccess' }).check();
  await expect(dialog.getByRole('alert')).toContainText('cannot be in one custom policy');
  await expect(dialog.getByRole('button', { name: 'OK' })).toHaveAttribute('aria-disabled', 'true');
  await dialog.getByRole('checkbox', { name: 'AutoScaling FullAccess' }).uncheck();
  await dialog.getByRole('button', { name: 'OK' }).click();
  await expect(editor.scope).toHaveText('Global services');
  expect(await editor.text()).toContain('coc:*:get*');
});
