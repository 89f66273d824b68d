import type { Page } from '@playwright/test';
import { paths } from '#src/paths.ts';
import { expect, expectAccessible, expectToast, row, test } from './fixtures.ts';
import { policyEditor } from './pages/policyEditor.ts';

/**
 * Identity policies of the new console (docs/sources/ucs-identity-policies.md): both examples,
 * versions, usage, findings, refusals.
 */

test.use({ scenario: 'new-iam' });

const pretty = (value: unknown) => JSON.stringify(value, null, 4);
const policy = (...statements: readonly unknown[]) =>
  pretty({ Version: '5.0', Statement: statements });
const allow = (...actions: readonly string[]) => ({ Effect: 'Allow', Action: actions });

/** docs/sources/ucs-identity-policies.md#examples, example 1. */
const createCluster = policy(allow('ucs:clusters:createCluster'));
/** docs/sources/ucs-identity-policies.md#examples, example 2. */
const fleetsWithoutAddons = policy(
  allow('ucs:clustergroups:createFleet', 'ucs:clustergroups:deleteFleet'),
  { Effect: 'Deny', Action: ['ucs:addons:delete'] },
);

const ok = (page: Page) => page.getByRole('button', { name: 'OK', exact: true });
const table = (page: Page) => page.getByRole('table', { name: 'Identity policies' });

async function find(page: Page, name: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Enter a policy name or description.' }).fill(name);
  await expect(table(page).getByRole('row')).toHaveCount(2);
}

async function openPolicy(page: Page, name: string, tab?: string): Promise<void> {
  await find(page, name);
  await page.getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  if (tab !== undefined) await page.getByRole('tab', { name: tab }).click();
}

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

test.describe('versions', () => {
  test('two are compared, an older one is put in effect again, one is deleted', async ({
    page,
    openAs,
  }) => {
    await openAs(paths.identityPolicies());
    await openPolicy(page, 'RestartOneServer', 'Policy Versions');
    const versions = page.getByRole('table', { name: 'Policy versions' });
    await test.step('Compare two versions', async () => {
      await expect(row(versions, 'v3')).toContainText('Default');
      await expect(row(versions, 'v3').getByRole('button', { name: 'Delete' })).toHaveAttribute(
        'aria-disabled',
        'true',
      );
      await versions.getByRole('checkbox', { name: 'Select v1' }).check();
      await expect(page.getByRole('button', { name: 'Compare' })).toHaveAttribute(
        'aria-disabled',
        'true',
      );
      await versions.getByRole('checkbox', { name: 'Select v3' }).check();
      await page.getByRole('button', { name: 'Compare' }).click();
      const comparison = page.getByRole('dialog', { name: 'Compare v1 with v3' });
      await expect(
        comparison.getByRole('row').filter({ hasText: 'ecs:cloudServers:reboot' }),
      ).toContainText('Added:');
      await expectAccessible(page);
      await comparison.getByRole('button', { name: 'Close' }).last().click();
    });
    await test.step('Put an older one in effect again', async () => {
      await row(versions, 'v1').getByRole('button', { name: 'Set as Default' }).click();
      await ok(page).click();
      await expectToast(page, 'v1 of RestartOneServer is in effect.');
      await expect(row(versions, 'v1')).toContainText('Default');
    });
    await test.step('Delete one', async () => {
      await row(versions, 'v2').getByRole('button', { name: 'Delete' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
      await expect(row(versions, 'v2')).toHaveCount(0);
      await page.getByRole('tab', { name: 'Policy Content' }).click();
      await expect(
        page.getByRole('region', { name: 'Content of RestartOneServer' }),
      ).not.toContainText('reboot');
    });
  });

  test('an edit is checked for new access and saved as a new version; a sixth version is refused', async ({
    page,
    openAs,
  }) => {
    await openAs(paths.identityPolicies());
    await openPolicy(page, 'RestartOneServer');
    const editor = policyEditor(page);
    const edit = async (text: string, inEffect: boolean) => {
      await page.getByRole('tab', { name: 'Policy Content' }).click();
      await page.getByRole('button', { name: 'Edit', exact: true }).click();
      await expect(ok(page)).toHaveAttribute('aria-disabled', 'true');
      await editor.paste(text);
      if (!inEffect)
        await page
          .getByRole('checkbox', { name: 'Set the new version as the default one' })
          .uncheck();
    };
    await test.step('Check an edit for new access', async () => {
      await edit(policy(allow('ecs:cloudServers:list', 'ecs:cloudServers:deleteServers')), true);
      await page.getByRole('button', { name: 'Check for New Access' }).click();
      const pane = page.getByRole('region', { name: 'New access' });
      await pane.getByRole('button', { name: 'Check Policy' }).click();
      await expect(pane.getByRole('list', { name: 'New access' })).toContainText(
        'ecs:cloudServers:deleteServers',
      );
      await expect(pane.getByRole('list', { name: 'New access' })).not.toContainText(
        'ecs:cloudServers:list',
      );
      await editor.paste(policy({ Effect: 'Deny', Action: ['ecs:cloudServers:list'] }));
      await expect(pane.getByText('The text has changed since the last check.')).toBeVisible();
      await pane.getByRole('button', { name: 'Check Policy' }).click();
      await expect(pane.getByText(/only denies/)).toBeVisible();
      await editor.paste(policy(allow('ecs:cloudServers:list')));
      await pane.getByRole('button', { name: 'Check Policy' }).click();
      await expect(pane.getByText('Nothing new is allowed.')).toBeVisible();
    });
    const versions = page.getByRole('table', { name: 'Policy versions' });
    await test.step('Save it as a new version', async () => {
      await ok(page).click();
      await expectToast(page, 'v4 of RestartOneServer saved.');
      await expect(row(versions, 'v4')).toContainText('Default');
    });
    await test.step('Save another that is not in effect; a sixth is refused', async () => {
      await edit(policy(allow('ecs:cloudServers:list', 'ecs:cloudServers:reboot')), false);
      await ok(page).click();
      await expectToast(page, 'v5 of RestartOneServer saved.');
      await expect(row(versions, 'v5')).toContainText('Not in effect');
      await expect(page.getByText('Versions available for creation: 0')).toBeVisible();
      await edit(policy(allow('ecs:cloudServers:reboot')), true);
      await expect(page.getByText('All 5 versions are used.')).toBeVisible();
      await expect(ok(page)).toHaveAttribute('aria-disabled', 'true');
    });
  });
});

test('a policy is attached to a user and a group, detached, and deleted with what is left', async ({
  page,
  openAs,
}) => {
  await openAs(paths.identityPolicies());
  await openPolicy(page, 'RestartOneServer', 'Policy Usage');
  const usage = page.getByRole('table', { name: 'Policy usage' });
  const dialog = page.getByRole('dialog', { name: 'Attach RestartOneServer' });
  await test.step('Attach it to a user and a group', async () => {
    await expect(row(usage, 'one-server')).toContainText('All resources');
    await page.getByRole('button', { name: 'Attach', exact: true }).click();
    await expect(dialog.getByRole('checkbox', { name: /^one-server/ })).toBeDisabled();
    await dialog.getByRole('checkbox', { name: /^office-worker/ }).check();
    await dialog.getByRole('button', { name: 'User Groups' }).click();
    await dialog.getByRole('checkbox', { name: /^ucs-readers/ }).check();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'OK', exact: true }).click();
    await expectToast(page, 'RestartOneServer attached to office-worker, ucs-readers.');
    await expect(row(usage, 'ucs-readers')).toContainText('User group');
  });
  await test.step('Detach it from the user', async () => {
    await row(usage, 'office-worker').getByRole('button', { name: 'Detach' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Detach', exact: true }).click();
    await expect(row(usage, 'office-worker')).toHaveCount(0);
  });
  await test.step('Delete it with what is left', async () => {
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    const question = page.getByRole('dialog', { name: 'Delete identity policy RestartOneServer' });
    await expect(
      question.getByRole('list', { name: 'Holders of the policy' }).getByRole('listitem'),
    ).toHaveCount(2);
    await question.getByRole('button', { name: 'Delete', exact: true }).click();
    await expectToast(page, 'Identity policy RestartOneServer deleted.');
    await expect(page.getByRole('heading', { name: 'Identity Policies' })).toBeVisible();
    await expect(page.getByText('RestartOneServer', { exact: true })).toHaveCount(0);
  });
});

test.describe('refusals', () => {
  test('a system-defined policy can be looked at and attached, not changed', async ({
    page,
    openAs,
  }) => {
    await openAs(paths.identityPolicies());
    await page.getByRole('combobox', { name: 'Type' }).click();
    await page.getByRole('option', { name: 'System-defined' }).click();
    await openPolicy(page, 'UCSReadOnlyPolicy');
    await expect(page.getByRole('region', { name: 'Content of UCSReadOnlyPolicy' })).toContainText(
      'ucs:clusters:get',
    );
    await expect(page.getByRole('button', { name: 'Edit', exact: true })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await expect(page.getByRole('button', { name: 'Delete', exact: true })).toHaveCount(0);
    await page.getByRole('tab', { name: 'Policy Usage' }).click();
    await expect(page.getByRole('button', { name: 'Attach', exact: true })).not.toHaveAttribute(
      'aria-disabled',
      'true',
    );
  });

  test('who may not read policies is told the missing permission; a manager of IAM is not refused', async ({
    page,
    openAs,
  }) => {
    await openAs(paths.identityPolicies(), { as: 'one-server' });
    await expect(page.getByRole('alert').first()).toContainText('iam:policies:list');
    await expect(page.getByRole('button', { name: 'Create Identity Policy' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await openAs(paths.identityPolicies(), { as: 'policy-editor' });
    await expect(row(table(page), 'RestartOneServer')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Create Identity Policy' })).not.toHaveAttribute(
      'aria-disabled',
      'true',
    );
  });
});
