import { paths } from '#src/paths.ts';
import { expect, expectAccessible, expectToast, row, test } from './fixtures.ts';
import { policyEditor } from './pages/policyEditor.ts';
import { allow, find, ok, policy, table } from './pages/identityPolicies.ts';

/**
 * Identity policies of the new console are created: both examples of
 * docs/sources/ucs-identity-policies.md, several services in one policy, findings.
 */

test.use({ scenario: 'new-iam' });

/** docs/sources/ucs-identity-policies.md#examples, example 1. */
const createCluster = policy(allow('ucs:clusters:createCluster'));
/** docs/sources/ucs-identity-policies.md#examples, example 2. */
const fleetsWithoutAddons = policy(
  allow('ucs:clustergroups:createFleet', 'ucs:clustergroups:deleteFleet'),
  { Effect: 'Deny', Action: ['ucs:addons:delete'] },
);

test.describe('creating', () => {
  test('example 1 in the visual editor: the old name of the action finds the new one', async ({
    page,
    openAs,
  }) => {
    await openAs(paths.identityPolicies());
    await page.getByRole('button', { name: 'Create Identity Policy' }).click();
    await expect(page.getByRole('heading', { name: 'Create Identity Policy' })).toBeVisible();
    await page.getByLabel('Policy Name', { exact: true }).fill('UCSCreateCluster');
    const editor = policyEditor(page);
    await page.getByRole('searchbox', { name: 'Enter a service name.' }).fill('ubiquitous');
    await page.getByRole('radio', { name: 'Ubiquitous Cloud Native Service (UCS)' }).click();
    await page
      .getByRole('searchbox', { name: 'Enter an action name or description.' })
      .fill('ucs:clusters:create');
    await editor.tick(['ucs:clusters:createCluster']);
    expect(await editor.text()).toBe(createCluster);
    await page.getByLabel('Description').fill('Lets people create clusters');
    await ok(page).click();
    await expectToast(page, 'Identity policy UCSCreateCluster created.');
    await expect(page.getByText('Nobody holds this policy')).toBeVisible();
    await page.getByRole('tab', { name: 'Policy Content' }).click();
    await expect(page.getByRole('region', { name: 'Content of UCSCreateCluster' })).toContainText(
      'ucs:clusters:createCluster',
    );
  });

  test('example 2 as JSON, byte for byte', async ({ page, openAs }) => {
    await openAs(paths.identityPolicyCreate());
    await page.getByLabel('Policy Name', { exact: true }).fill('UCSFleets');
    const editor = policyEditor(page);
    await editor.paste(fleetsWithoutAddons);
    await expect(editor.findings.getByRole('button', { name: 'Errors 0' })).toBeDisabled();
    expect(await editor.text()).toBe(fleetsWithoutAddons);
    await ok(page).click();
    await expectToast(page, 'Identity policy UCSFleets created.');
    await page.getByRole('tab', { name: 'Policy Content' }).click();
    await expect(page.getByRole('region', { name: 'Content of UCSFleets' })).toContainText(
      'ucs:addons:delete',
    );
    await page.goto(`.${paths.identityPolicies()}`);
    await expect(table(page).getByRole('row').nth(1)).toContainText('Custom');
    await find(page, 'UCSFleets');
    await expect(row(table(page), 'UCSFleets')).toContainText('Custom');
  });

  test('global and project-level services in one policy, started from an existing one', async ({
    page,
    openAs,
  }) => {
    await openAs(paths.identityPolicyCreate());
    await page.getByLabel('Policy Name', { exact: true }).fill('OperateAndBackUp');
    const editor = policyEditor(page);
    await editor.paste(policy(allow('coc:document:list')));
    await page.getByRole('button', { name: 'Select Existing Policy' }).click();
    const dialog = page.getByRole('dialog', { name: 'Select Existing Policy' });
    await dialog.getByRole('searchbox').fill('ECSReadOnlyPolicy');
    await dialog.getByRole('checkbox', { name: /^ECSReadOnlyPolicy/ }).check();
    await dialog.getByRole('button', { name: 'OK', exact: true }).click();
    await expectToast(page, 'Statements added from ECSReadOnlyPolicy.');
    const text = await editor.text();
    expect(text).toContain('coc:document:list');
    expect(text).toMatch(/"ecs:/);
    await ok(page).click();
    await expectToast(page, 'Identity policy OperateAndBackUp created.');
  });

  test('a name of the old vocabulary is found and mended', async ({ page, openAs }) => {
    await openAs(paths.identityPolicyCreate());
    const editor = policyEditor(page);
    await editor.paste(policy(allow('ucs:clusters:create')));
    await expect(editor.findings).toContainText('ucs:clusters:createCluster');
    await editor.findings
      .getByRole('button', { name: /ucs:clusters:createCluster/ })
      .last()
      .click();
    expect(await editor.text()).toBe(createCluster);
  });

  test('what is wrong is said at its place', async ({ page, openAs }) => {
    await openAs(paths.identityPolicyCreate());
    const editor = policyEditor(page);
    await page.getByLabel('Policy Name', { exact: true }).fill('two words');
    await expectAccessible(page);
    await editor.paste(
      policy({ ...allow('ucs:clusters:createCluster'), Principal: { IAM: ['*'] } }),
    );
    await ok(page).click();
    await expect(
      page.getByText('Only letters, digits and the characters _ + = . @ - are allowed.'),
    ).toBeVisible();
    await page.getByLabel('Policy Name', { exact: true }).fill('DeleteWithMfa');
    await ok(page).click();
    await expect(page.getByText(/^Policy content is incorrect: 1 error\./)).toBeVisible();
    await editor.paste(createCluster);
    await ok(page).click();
    await expect(page.getByText(/^This name is taken\./)).toBeVisible();
  });
});
