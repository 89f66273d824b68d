import { paths } from '#src/paths.ts';
import { expect, expectAccessible, expectToast, row, test } from './fixtures.ts';
import { choose, expectGreyed, insufficient, noAccess, openUcsPage } from './pages/ucs.ts';

/** The functions of UCS, each with who may use it and who may not. */

test.use({ scenario: 'ucs' });

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
