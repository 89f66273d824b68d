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
import {
  choose,
  createFleet,
  expectGreyed,
  expectRefused,
  insufficient,
  noAccess,
  openService,
  openUcsPage,
  registerAttached,
} from './pages/ucs.ts';

/**
 * docs/sources/ucs-roles-and-policies.md#process-flow, and the functions of UCS;
 * docs/sources/ucs-identity-policies.md has the same flow with identity policies.
 */

test.use({ scenario: 'ucs' });

test.describe('the process flow of UCS with roles and policies', () => {
  test.use({ scenario: 'fresh' });

  test('group with UCS ReadOnlyAccess, user, sign in, verify', async ({
    page,
    openAs,
    explanation,
  }) => {
    await openAs(paths.home());
    await openService(page, 'Ubiquitous Cloud Native Service');
    await expect(page.getByRole('heading', { name: 'Service authorization' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Authorize UCS' })).toBeDisabled();
    await expectAccessible(page);
    await page.getByRole('checkbox', { name: /I agree that UCS creates ucs_admin_trust/ }).check();
    await page.getByRole('button', { name: 'Authorize UCS' }).click();
    await expectToast(page, 'UCS is authorized.');
    await expect(page.getByRole('heading', { name: 'Fleets', level: 1 })).toBeVisible();

    await page.goto(`.${paths.groupCreate()}`);
    await page.getByLabel('Name', { exact: true }).fill('ucs-readers');
    await page.getByRole('button', { name: 'OK', exact: true }).click();
    await row(page.getByRole('table', { name: 'User groups' }), 'ucs-readers')
      .getByRole('link', { name: 'Authorize' })
      .click();
    await page
      .getByPlaceholder('Enter a policy name, role name, or description.')
      .fill('UCS ReadOnlyAccess');
    await page.getByRole('checkbox', { name: 'Select UCS ReadOnlyAccess', exact: true }).check();
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await expect(page.getByRole('radio', { name: 'All resources' })).toBeChecked();
    await page.getByRole('button', { name: 'Show More' }).click();
    await expect(page.getByRole('radio', { name: 'Region-specific projects' })).toHaveCount(0);
    await page.getByRole('button', { name: 'OK', exact: true }).click();
    await page
      .getByRole('dialog', { name: 'Confirm authorization' })
      .getByRole('button', { name: 'OK' })
      .click();
    await expect(page.getByRole('heading', { name: 'Authorization successful.' })).toBeVisible();

    await page.goto(`.${paths.userCreate()}`);
    await page.getByLabel('Username of user 1').fill('james');
    await page.getByLabel('New password').fill('Practice-2026!');
    await page.getByRole('checkbox', { name: 'Require password reset at first login' }).uncheck();
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page.getByRole('checkbox', { name: 'ucs-readers' }).check();
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await expect(page.getByRole('heading', { name: '1 user created successfully' })).toBeVisible();

    await logOut(page);
    await page.getByRole('link', { name: 'IAM User' }).click();
    await logInAsUser(page, { account: 'RehearsalCo', user: 'james', password: 'Practice-2026!' });
    await expect(
      page.getByRole('button', { name: 'Account menu, RehearsalCo, james' }),
    ).toBeVisible();
    await openService(page, 'Ubiquitous Cloud Native Service');
    await openUcsPage(page, 'Fleets');
    await expect(page.getByText('There are no fleets yet.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Create Fleet' })).toHaveAccessibleDescription(
      /This will be refused.*ucs:clustergroups:create/,
    );
    await expect(
      page.getByRole('button', { name: 'Register Cluster' }),
    ).toHaveAccessibleDescription(/This will be refused.*ucs:clusters:create/);
    const create = await createFleet(page, 'mine');
    await expectRefused(
      create,
      'ucs:clustergroups:create (also named ucs:clustergroups:createFleet)',
    );
    await create.getByRole('button', { name: 'Cancel' }).click();
    const register = await registerAttached(page, 'mine');
    await expectRefused(register, 'ucs:clusters:create (also named ucs:clusters:createCluster)');
    await register.getByRole('button', { name: 'Cancel' }).click();

    await openService(page, 'Elastic Cloud Server');
    await expect(page.getByRole('alert')).toContainText(noAccess);
    await expect(page.getByRole('alert')).toContainText('ecs:cloudServers:list');
    await expectAccessible(page);
    await expect(
      (await explanation(page)).getByRole('heading', { level: 2 }).first(),
    ).toContainText('ecs:cloudServers:list');
  });

  test('an IAM user who comes before the account has agreed is told to ask it', async ({
    page,
    openAs,
    secondTab,
  }) => {
    await test.step('A group with UCS FullAccess', async () => {
      await openAs(paths.groupCreate());
      await page.getByLabel('Name', { exact: true }).fill('early');
      await page.getByRole('button', { name: 'OK', exact: true }).click();
      await row(page.getByRole('table', { name: 'User groups' }), 'early')
        .getByRole('link', { name: 'Authorize' })
        .click();
      await page
        .getByPlaceholder('Enter a policy name, role name, or description.')
        .fill('UCS FullAccess');
      await page.getByRole('checkbox', { name: 'Select UCS FullAccess', exact: true }).check();
      await page.getByRole('button', { name: 'Next', exact: true }).click();
      await page.getByRole('button', { name: 'OK', exact: true }).click();
      await page
        .getByRole('dialog', { name: 'Confirm authorization' })
        .getByRole('button', { name: 'OK' })
        .click();
      await expect(page.getByRole('heading', { name: 'Authorization successful.' })).toBeVisible();
    });
    await test.step('Add a user to the group', async () => {
      await page.goto(`.${paths.users()}`);
      await row(page.getByRole('table', { name: 'Users' }), 'coc-enabler')
        .getByRole('link', { name: 'Authorize' })
        .click();
      await page.getByRole('checkbox', { name: 'Select early' }).check();
      await page.getByRole('button', { name: 'OK', exact: true }).click();
      await expectToast(page, 'coc-enabler joined early.');
    });
    const tab = await secondTab(paths.ucs(), 'coc-enabler');
    await test.step('He is told to ask the account', async () => {
      await expect(
        tab.getByText('Ask RehearsalCo to log in to the UCS console and agree.'),
      ).toBeVisible();
      await expect(tab.getByRole('button', { name: 'Authorize UCS' })).toHaveCount(0);
    });
  });
});

test.describe('the door', () => {
  test('turns away whose groups hold nothing, and leads to the table of permissions', async ({
    page,
    openAs,
  }) => {
    await openAs(paths.ucs(), { as: 'ucs-newcomer' });
    await expect(page.getByRole('alert')).toContainText(noAccess);
    await expect(page.getByRole('alert')).toContainText(
      'No permission of UCS has been granted to your user groups.',
    );
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Least-privilege permissions' }).click();
    await expect(page.getByRole('heading', { name: 'Least-Privilege Permissions' })).toBeVisible();
  });
});

test.describe('Huawei Cloud clusters', () => {
  test('UCS FullAccess sees no nodes; RBAC granted on the Permissions page opens them', async ({
    page,
    openAs,
    secondTab,
  }) => {
    await test.step('UCS FullAccess alone opens no nodes', async () => {
      await openAs(paths.ucsClusters(), { as: 'ucs-admin' });
      await page.getByRole('link', { name: 'cce-shop' }).click();
      await page.getByRole('tab', { name: 'Nodes' }).click();
      await expect(page.getByRole('alert')).toContainText(insufficient);
      await expect(page.getByRole('alert')).toContainText(
        'CCE Administrator in the region of the cluster, or a permission on the Permissions page of UCS',
      );
      await page.getByRole('tab', { name: 'Workloads' }).click();
      await expect(page.getByRole('alert')).toContainText('kubernetes:namespaces:list');
    });
    const tab = await secondTab(paths.ucsPermissions(), 'admin');
    await tab.getByRole('button', { name: 'Add Permission' }).click();
    const dialog = tab.getByRole('dialog', { name: 'Add Permission' });
    await choose(dialog, tab, 'Cluster/Fleet', 'cce-shop (cluster)');
    await dialog.getByRole('checkbox', { name: /^ucs-admin / }).check();
    await dialog.getByRole('radio', { name: /^Viewer/ }).check();
    await dialog.getByRole('button', { name: 'OK' }).click();
    await expectToast(tab, 'Permission added in cce-shop.');

    await expect(page.getByRole('table', { name: 'Workloads' })).toContainText('nightly-report');
    await page.getByRole('tab', { name: 'Nodes' }).click();
    const cordon = row(page.getByRole('table', { name: 'Nodes' }), 'cce-shop-node-1').getByRole(
      'button',
      { name: 'Cordon' },
    );
    await expectGreyed(cordon, 'kubernetes:nodes:update');
  });

  test('a developer creates workloads in his namespace and no namespaces', async ({
    page,
    openAs,
  }) => {
    await openAs(paths.ucsClusters(), { as: 'ucs-developer' });
    await page.getByRole('link', { name: 'datacenter-a' }).click();
    await page.getByRole('tab', { name: 'Workloads' }).click();
    await page.getByRole('button', { name: 'Create Workload' }).click();
    const dialog = page.getByRole('dialog', { name: 'Create in shop' });
    await dialog.getByLabel('Name', { exact: true }).fill('cart');
    await dialog.getByLabel('Image').fill('swr.example.com/shop/cart:1.0');
    await dialog.getByRole('button', { name: 'OK' }).click();
    await expectToast(page, 'cart created in shop.');
    await choose(page, page, 'Namespace', 'default');
    await expect(page.getByRole('alert')).toContainText(
      'RBAC in the cluster datacenter-a does not allow you to list workloads in default.',
    );
    await page.getByRole('tab', { name: 'Namespaces' }).click();
    await expectGreyed(
      page.getByRole('button', { name: 'Create Namespace' }),
      'ucs:clusterResources:operate',
    );
  });
});

test.describe('the agency ucs_admin_trust', () => {
  test('deleting it warns which functions stop; UCS says so and restores it', async ({
    page,
    openAs,
    secondTab,
  }) => {
    await openAs(paths.agencies());
    const agency = page
      .getByRole('table', { name: 'Agencies', exact: true })
      .getByRole('row', { name: /ucs_admin_trust/ });
    const dialog = page.getByRole('dialog');
    await test.step('Deleting the agency warns which functions stop', async () => {
      await agency.getByRole('button', { name: 'Delete' }).click();
      await expect(dialog).toContainText(
        'Traffic Distribution: Write record sets for traffic policies',
      );
      await dialog.getByRole('button', { name: 'Cancel' }).click();
    });
    const ucs = await secondTab(paths.ucsTraffic(), 'admin');
    await test.step('Delete it', async () => {
      await expect(ucs.getByRole('alert', { name: 'Agency of UCS' })).toBeHidden();
      await agency.getByRole('button', { name: 'Delete' }).click();
      await dialog.getByRole('button', { name: 'Delete' }).click();
      await expect(agency).toHaveCount(0);
    });
    const alert = ucs.getByRole('alert', { name: 'Agency of UCS' });
    await expect(alert).toContainText('The agency ucs_admin_trust does not exist.');
    await expect(alert).toContainText('Huawei Cloud clusters');
    const suspend = row(
      ucs.getByRole('table', { name: 'Traffic policies' }),
      'shop-weights',
    ).getByRole('button', { name: 'Suspend' });
    await expectGreyed(suspend, 'UCS cannot do this');
    await alert.getByRole('button', { name: 'Restore the agency' }).click();
    await ucs
      .getByRole('dialog', { name: 'Restore ucs_admin_trust' })
      .getByRole('button', { name: 'OK' })
      .click();
    await expect(alert).toBeHidden();
    await expect(agency).toBeVisible();
  });
});

test('traffic is distributed in the project whose zones one administers', async ({
  page,
  openAs,
}) => {
  await openAs(paths.ucsTraffic(), { as: 'ucs-operator' });
  await page.getByRole('button', { name: 'Create Traffic Policy' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create Traffic Policy' });
  await dialog.getByLabel('Name', { exact: true }).fill('blog-weights');
  await choose(dialog, page, 'Zone', 'rehearsal.example');
  await dialog.getByLabel('Host').fill('blog');
  await dialog.getByRole('checkbox', { name: 'cce-shop' }).check();
  await dialog.getByRole('button', { name: 'OK' }).click();
  await expectToast(page, 'Traffic policy blog-weights created.');
  await choose(page, page, 'Project', /cn-north-4/);
  await expect(page.getByRole('alert')).toContainText('dns:zone:update');
  await expect(page.getByRole('alert')).toContainText('Seeing them takes DNS Administrator');
});

test('container intelligent analysis is closed to readers and open to its own policy', async ({
  page,
  openAs,
  secondTab,
}) => {
  await openAs(paths.ucsAnalysis(), { as: 'ucs-viewer' });
  await expect(page.getByRole('alert')).toContainText('ucs:ciaInstances:list');
  const tab = await secondTab(paths.ucsAnalysis(), 'ucs-analyst');
  await tab.getByRole('button', { name: 'Details of main' }).click();
  await tab.getByRole('button', { name: 'Confirm' }).click();
  await tab
    .getByRole('dialog', { name: 'Confirm Event' })
    .getByRole('button', { name: 'OK' })
    .click();
  await expect(tab.getByText('Confirmed')).toBeVisible();
  await openUcsPage(tab, 'Fleets');
  await expect(tab.getByRole('alert')).toContainText(insufficient);
});

test('ECS: buying, stopping and deleting a server, and a reader of UCS at its door', async ({
  page,
  openAs,
}) => {
  await openAs(paths.ecs());
  const dialog = page.getByRole('dialog', { name: 'Buy ECS' });
  const buy = async (name: string, mode: 'Yearly/Monthly' | 'Pay-per-use') => {
    await dialog.getByLabel('Name', { exact: true }).fill(name);
    await dialog.getByRole('radio', { name: mode }).check();
    await dialog.getByRole('button', { name: 'OK' }).click();
    await expectToast(page, `${name} created.`);
  };
  const servers = page.getByRole('table', { name: 'ECSs' });
  await test.step('Buy a yearly/monthly server', async () => {
    await page.getByRole('button', { name: 'Buy ECS' }).click();
    await dialog.getByLabel('Name', { exact: true }).fill('bad name!!');
    await dialog.getByRole('button', { name: 'OK' }).click();
    await expect(
      dialog.getByText('Only letters, digits, hyphens, underscores and periods.'),
    ).toBeVisible();
    await buy('ecs-new', 'Yearly/Monthly');
  });
  const server = row(servers, 'ecs-new');
  await test.step('Stop it; what cannot be done now says why', async () => {
    await expect(server).toContainText('Yearly/Monthly');
    await expect(server.getByRole('button', { name: 'Start' })).toHaveAccessibleDescription(
      'The instance is running; this needs one that is stopped.',
    );
    await server.getByRole('button', { name: 'Stop' }).click();
    await page
      .getByRole('dialog', { name: 'Stop ECS' })
      .getByRole('button', { name: 'OK' })
      .click();
    await expect(server).toContainText('Stopped');
    await expect(server.getByRole('button', { name: 'Stop' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await server.getByRole('button', { name: 'More operations on ecs-new' }).click();
    await expect(
      page.getByRole('menuitem', { name: 'Restart', exact: true }),
    ).toHaveAccessibleDescription('The instance is stopped; this needs one that is running.');
    await expect(page.getByRole('menuitem', { name: 'Delete', exact: true })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await page.keyboard.press('Escape');
  });
  await test.step('Buy a pay-per-use server and delete it', async () => {
    await page.getByRole('button', { name: 'Buy ECS' }).click();
    await buy('ecs-hourly', 'Pay-per-use');
    await row(servers, 'ecs-hourly')
      .getByRole('button', { name: 'More operations on ecs-hourly' })
      .click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page
      .getByRole('dialog', { name: 'Delete ECS' })
      .getByRole('button', { name: 'OK' })
      .click();
    await expectToast(page, 'ecs-hourly has been deleted.');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(row(servers, 'ecs-hourly')).toHaveCount(0);
  });
});
