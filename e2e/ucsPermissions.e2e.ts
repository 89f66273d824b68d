import printed from '#src/catalog/cases/ucsPolicyTables.json' with { type: 'json' };
import { paths } from '#src/paths.ts';
import { expect, expectAccessible, expectToast, row, test } from './fixtures.ts';
import { choose, expectGreyed, openUcsPage } from './pages/ucs.ts';

/**
 * The Permissions page of UCS, its way to IAM and back, and the table of least privilege
 * (docs/sources/ucs-roles-and-policies.md).
 */

test.use({ scenario: 'ucs' });

test('user groups and their permissions are shown to Security Administrator only', async ({
  page,
  openAs,
  secondTab,
}) => {
  await openAs(paths.ucsPermissions({ tab: 'groups' }), { as: 'ucs-admin' });
  await expect(page.getByRole('alert').first()).toContainText('Security Administrator only');
  await expect(page.getByText('ucs-viewer-group')).toHaveCount(0);
  const tab = await secondTab(paths.ucsPermissions({ tab: 'groups' }), 'ucs-security');
  const group = row(tab.getByRole('table', { name: 'User groups' }), 'ucs-viewer-group');
  await expect(group).toContainText('UCS ReadOnlyAccess');
  await expect(group).toContainText('All resources');
});

test('without IAM ReadOnlyAccess the picker names what is missing and takes an ID', async ({
  page,
  openAs,
  secondTab,
}) => {
  await openAs(paths.ucsPermissions(), { as: 'ucs-viewer' });
  await expect(page.getByRole('alert')).toContainText('iam:users:listUsers');
  const add = page.getByRole('button', { name: 'Add Permission' });
  await expectGreyed(add, 'ucs:permissionsRules:create');
  await test.step('Take reading IAM from the administrator of UCS', async () => {
    await openAs(paths.authorization(), { as: 'admin' });
    const records = page.getByRole('table', { name: 'Authorization records' });
    await row(records, 'IAM ReadOnlyAccess').getByRole('button', { name: 'Delete' }).click();
    const confirm = page.getByRole('dialog', { name: 'Delete authorization record' });
    await confirm.getByRole('button', { name: 'Delete' }).click();
    await expect(row(records, 'IAM ReadOnlyAccess')).toHaveCount(0);
  });
  const tab = await secondTab(paths.ucsPermissions(), 'ucs-admin');
  await tab.getByRole('button', { name: 'Add Permission' }).click();
  const dialog = tab.getByRole('dialog', { name: 'Add Permission' });
  await expect(dialog.getByRole('alert')).toContainText('IAM ReadOnlyAccess');
  await dialog.getByLabel('User ID').fill('nobody');
  await choose(dialog, tab, 'Cluster/Fleet', 'partner-k8s (cluster)');
  await dialog.getByRole('button', { name: 'OK' }).click();
  await expect(dialog.getByRole('alert').last()).toContainText('nobody');
});

test('Add Permission leads to IAM for a new user and back, and the permission shows for its cluster', async ({
  page,
  openAs,
}) => {
  const dialog = page.getByRole('dialog', { name: 'Add Permission' });
  await test.step('Begin a permission for a cluster', async () => {
    await openAs(paths.ucsPermissions());
    await page.getByRole('button', { name: 'Add Permission' }).click();
    await choose(dialog, page, 'Cluster/Fleet', 'partner-k8s (cluster)');
    await dialog.getByRole('radio', { name: /^Custom/ }).check();
    await choose(dialog, page, 'Permission Template', /^deployer/);
    await expectAccessible(page);
  });
  await test.step('Create the user in IAM and return', async () => {
    await dialog.getByRole('button', { name: 'Create User', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Create User' })).toBeVisible();
    await page.getByLabel('Username of user 1').fill('dana');
    await page.getByLabel('New password').fill('Practice-2026!');
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await expect(page.getByRole('heading', { name: '1 user created successfully' })).toBeVisible();
    await page.getByRole('link', { name: 'Return to UCS, Permissions' }).click();
  });
  await test.step('The dialog stands as it was left', async () => {
    await expect(dialog.getByRole('combobox', { name: 'Cluster/Fleet' })).toContainText(
      'partner-k8s',
    );
    await expect(dialog.getByRole('combobox', { name: 'Permission Template' })).toContainText(
      'deployer',
    );
  });
  await test.step('Add the permission', async () => {
    await dialog.getByRole('checkbox', { name: 'dana' }).check();
    await dialog.getByRole('radio', { name: 'Selected namespaces' }).check();
    await dialog.getByLabel('Names, separated by commas').fill('shop');
    await dialog.getByRole('button', { name: 'OK' }).click();
    await expectToast(page, 'Permission added in partner-k8s.');
  });
  const permission = row(page.getByRole('table', { name: 'Cluster permissions' }), 'dana (user)');
  await test.step('Groups of IAM show for it too', async () => {
    await expect(
      page.getByRole('region', { name: 'By IAM, in every cluster and fleet' }),
    ).toContainText('UCS FullAccess');
    await expect(page).not.toHaveURL(/add=/);
  });
  await test.step('It shows for its cluster only', async () => {
    await expect(permission).toContainText('Custom: deployer');
    await expect(permission).toContainText('shop');
    await expect(page.getByRole('link', { name: 'Return to UCS, Permissions' })).toHaveCount(0);
    await choose(page, page, 'Cluster/Fleet', 'cce-shop (cluster)');
    await expect(permission).toHaveCount(0);
  });
});

test('a cluster chosen while a search text is still on its way keeps both in the address', async ({
  page,
  openAs,
}) => {
  await openAs(paths.ucsPermissions());
  const picker = page.getByRole('combobox', { name: 'Cluster/Fleet' });
  await picker.click();
  await expect(page.getByRole('option', { name: 'partner-k8s (cluster)' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox', { name: 'Enter a user or user group.' }).fill('ucs');
  await choose(page.getByRole('main'), page, 'Cluster/Fleet', 'partner-k8s (cluster)');
  await expect(page).toHaveURL(/[?&]search=ucs\b/);
  await expect(page).toHaveURL(/[?&]target=/);
  await choose(page.getByRole('main'), page, 'Cluster/Fleet', 'All clusters and fleets');
  await expect(page).not.toHaveURL(/target=/);
  await expect(page).toHaveURL(/[?&]search=ucs\b/);
});

test('the way back also stands in the new console', async ({ page, openAs }) => {
  await openAs(paths.ucsPermissions());
  await page.getByRole('button', { name: 'Add Permission' }).click();
  await page
    .getByRole('dialog', { name: 'Add Permission' })
    .getByRole('button', { name: 'Create User Group (new console)' })
    .click();
  await page.getByRole('link', { name: 'Return to UCS, Permissions' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add Permission' });
  await expect(dialog.getByRole('button', { name: 'User group', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { name: 'Permissions', level: 1 })).toBeVisible();
});

test('a row of the table of least privilege is granted whole, RBAC along, by one confirmation', async ({
  page,
  openAs,
}) => {
  await openAs(paths.ucsLeastPrivilege());
  const table = page.getByRole('table', { name: 'Least-privilege permissions' });
  await test.step('Choose the row', async () => {
    await table
      .getByRole('row')
      .filter({ hasText: 'UCS RBAC' })
      .first()
      .getByRole('button', { name: 'Grant' })
      .click();
  });
  const dialog = page.getByRole('dialog', { name: /^Grant: / });
  await test.step('Grant it', async () => {
    await choose(dialog, page, 'User Group', 'ucs-newcomer-group');
    await choose(dialog, page, 'Cluster/Fleet', 'partner-k8s (cluster)');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Grant', exact: true }).click();
    await expectToast(
      page,
      'UCS CommonOperations (All resources), RBAC Developer in partner-k8s (cluster)',
    );
  });
  await test.step('The cluster permission is there', async () => {
    await openUcsPage(page, 'Cluster Permissions');
    await expect(
      row(
        page.getByRole('table', { name: 'Cluster permissions' }),
        'ucs-newcomer-group (user group)',
      ),
    ).toContainText('Developer');
  });
});

test('the table of least privilege opens the wizard with everything chosen, dependencies along', async ({
  page,
  openAs,
}) => {
  await openAs(paths.ucs());
  await openUcsPage(page, 'Least Privilege');
  const table = page.getByRole('table', { name: 'Least-privilege permissions' });
  const traffic = table.getByRole('row').filter({ hasText: '(Recommended)' });
  await test.step('The table of least privilege', async () => {
    await expect(table.getByRole('button', { name: /^Details of/ })).toHaveCount(16);
    await expect(traffic).toContainText('UCS CommonOperations + DNS Administrator');
  });
  const dialog = page.getByRole('dialog', { name: 'Grant: Traffic Distribution, Administrator' });
  await test.step('Choose the group for a row', async () => {
    await traffic.getByRole('button', { name: 'Grant 1' }).click();
    await choose(dialog, page, 'User Group', 'ucs-newcomer-group');
    await dialog.getByRole('button', { name: 'Open authorization' }).click();
  });
  await test.step('The wizard comes with everything chosen', async () => {
    await expect(page.getByRole('heading', { name: 'Authorize User Group' })).toBeVisible();
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await expect(page.getByRole('radio', { name: 'Region-specific projects' })).toBeChecked();
    await page.getByRole('button', { name: 'OK', exact: true }).click();
    await page
      .getByRole('dialog', { name: 'Confirm authorization' })
      .getByRole('button', { name: 'OK' })
      .click();
    await expect(page.getByRole('heading', { name: 'Authorization successful.' })).toBeVisible();
  });
  const granted = page.getByRole('table', { name: 'Assigned permissions' });
  await test.step('Dependencies are granted along', async () => {
    await expect(row(granted, 'UCS CommonOperations')).toContainText('All resources');
    for (const name of ['DNS Administrator', 'Tenant Guest', 'VPC Administrator'])
      await expect(row(granted, name)).toContainText('ap-southeast-3');
  });
  await test.step('The way back', async () => {
    await page.getByRole('button', { name: 'Finish' }).click();
    await expect(page.getByRole('heading', { name: 'Least-Privilege Permissions' })).toBeVisible();
  });
});

test('what a permission contains: JSON, and each action with its meaning, searchable', async ({
  page,
  openAs,
}) => {
  await test.step('The JSON', async () => {
    await openAs(paths.ucsLeastPrivilege());
    await page.getByRole('link', { name: 'UCS FullAccess' }).first().click();
    await expect(page.getByRole('region', { name: 'Content of UCS FullAccess' })).toContainText(
      'vpcep:epservices:*',
    );
    await page.getByRole('tab', { name: 'Actions' }).click();
  });
  const actions = page.getByRole('table', { name: 'Actions of the policy' });
  const cellsOf = async () => {
    const rows = await actions
      .getByRole('row')
      .filter({ has: page.getByRole('cell') })
      .all();
    return Promise.all(
      rows.map(async (one) => (await one.getByRole('cell').allInnerTexts()).slice(1)),
    );
  };
  await test.step('Each action with its meaning', async () => {
    await expect.poll(cellsOf).toEqual(printed['UCS FullAccess']);
    await expect(page.getByText(/evs:types:get stands only in the table/)).toBeVisible();
    await actions.getByRole('button', { name: 'Details of cce:*:*' }).click();
    await expect(page.getByRole('list', { name: 'Known actions of cce:*:*' })).toContainText(
      'cce:cluster:create',
    );
  });
  await test.step('Search', async () => {
    await page.getByPlaceholder('Enter an action or description.').fill('ucs:traffic:create');
    await expect(actions.getByRole('row').nth(1)).toContainText('ucs:*:*');
    await expect(actions.getByRole('row').nth(1)).toContainText('Create a record set');
  });
});

test('a policy that mixes classes becomes two, each accepted', async ({ page, openAs }) => {
  await openAs(`${paths.policyCreate()}?view=json`);
  await page.getByLabel('Policy Name', { exact: true }).fill('fleets-and-servers');
  await page.getByRole('switch', { name: 'Plain text' }).check();
  const mixed = {
    Version: '1.1',
    Statement: [{ Effect: 'Allow', Action: ['ucs:clustergroups:create', 'ecs:cloudServers:list'] }],
  };
  await page.getByRole('textbox', { name: 'Policy Content' }).fill(JSON.stringify(mixed));
  await page.getByRole('button', { name: 'OK', exact: true }).click();
  await expect(page.getByText(/Policy content is incorrect: 1 error/)).toBeVisible();
  await page
    .getByRole('checkbox', {
      name: 'Create two policies instead: fleets-and-servers-global and fleets-and-servers-project',
    })
    .check();
  await page.getByRole('button', { name: 'OK', exact: true }).click();
  await expectToast(
    page,
    'Custom policies fleets-and-servers-global and fleets-and-servers-project created.',
  );
  const table = page.getByRole('table', { name: 'Policies and roles' });
  await expect(row(table, 'fleets-and-servers-global')).toBeVisible();
  await expect(row(table, 'fleets-and-servers-project')).toBeVisible();
});
