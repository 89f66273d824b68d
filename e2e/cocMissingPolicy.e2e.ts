import type { Page } from '@playwright/test';
import { paths } from '#src/paths.ts';
import { expect, expectAccessible, expectToast, row, test } from './fixtures.ts';

/** docs/sources/coc-enabling.md#supplement, on the COC console. */

test.use({ scenario: 'coc-beta-2024' });

const alert = (page: Page) => page.getByRole('alert', { name: 'Missing policy' });
const everyPage = [
  paths.cocOverview(),
  paths.cocResources(),
  paths.cocBatch(),
  paths.cocDocuments(),
  paths.cocSchedules(),
  paths.cocJobs(),
  paths.cocDiagnosis(),
  paths.cocIncidents(),
  paths.cocDrills(),
  paths.cocPersonnel(),
  paths.cocOrganization(),
  paths.cocPermissions(),
];

async function selectTwo(page: Page): Promise<void> {
  const table = page.getByRole('table', { name: 'Instances', exact: true });
  for (const name of ['ecs-shop-1', 'ecs-shop-2'])
    await table.getByRole('checkbox', { name: new RegExp(name) }).check();
}

test('the alert stands on every COC page and names the policy', async ({ page, openAs }) => {
  await openAs(paths.coc(), { as: 'coc-operator' });
  for (const path of everyPage) {
    await page.goto(`.${path}`);
    await expect(alert(page)).toContainText('COCServiceAgencyDefaultPolicy');
    await expect(alert(page)).toContainText('Adding it changes nothing that works today.');
  }
  await expectAccessible(page);
});

test('Obtain Permission adds the policy, and the alert is gone here and in other tabs', async ({
  page,
  openAs,
  secondTab,
}) => {
  await openAs(paths.cocBatch(), { as: 'iam-delegate' });
  const tab = await secondTab(paths.cocOverview(), 'coc-viewer');
  await test.step('The alert stands in both tabs', async () => {
    await expect(alert(tab)).toBeVisible();
    await selectTwo(page);
  });
  const restart = page.getByRole('button', { name: 'Restart (2)' });
  await test.step('Obtain the permission', async () => {
    await expect(restart).toBeDisabled();
    await expect(restart).toHaveAccessibleDescription(
      /ServiceAgencyForCOC lacks the permission COCServiceAgencyDefaultPolicy \(ecs:cloudServers:reboot\)/,
    );

    await alert(page).getByRole('button', { name: 'Obtain Permission' }).click();
    const dialog = page.getByRole('dialog', { name: 'Obtain Permission' });
    await expect(dialog).toContainText(
      'COCServiceAgencyDefaultPolicy: All resources [Existing and future projects]',
    );
    await dialog.getByRole('button', { name: 'OK' }).click();
    await expectToast(page, 'Authorization successful.');
    await expect(alert(page)).toBeHidden();
    await expect(alert(tab)).toBeHidden();
  });
  await test.step('What was greyed works', async () => {
    await restart.click();
    await page.getByRole('dialog', { name: 'Restart' }).getByRole('button', { name: 'OK' }).click();
    await expect(
      page.getByRole('dialog', { name: 'Restart instances' }).getByRole('status').first(),
    ).toContainText('Succeeded');
  });
});

test('a user without the permission is told which it is and gets a request for the administrator', async ({
  page,
  openAs,
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await openAs(paths.cocOverview(), { as: 'coc-operator' });
  const obtain = alert(page).getByRole('button', { name: 'Obtain Permission' });
  const warning = /This will be refused.*iam:permissions:grantRoleToAgency/;
  await test.step('The refusal is announced', async () => {
    await expect(obtain).toHaveAccessibleDescription(warning);
    await obtain.click();
  });
  const dialog = page.getByRole('dialog', { name: 'Obtain Permission' });
  await test.step('It is refused', async () => {
    await expect(dialog.getByRole('button', { name: 'OK' })).toHaveAccessibleDescription(warning);
    await dialog.getByRole('button', { name: 'OK' }).click();
    await expect(dialog.getByRole('alert')).toContainText('iam:permissions:grantRoleToAgency');
  });
  const note = dialog.getByRole('note', { name: 'What to ask for' });
  await test.step('What to ask for', async () => {
    await expect(note).toContainText('The missing policy is COCServiceAgencyDefaultPolicy.');
    await expect(note).toContainText(
      'the master account or an account with administrator permissions',
    );
    await expectAccessible(page);
  });
  await test.step('The request leads to the agency', async () => {
    await note.getByRole('button', { name: 'Copy request for the administrator' }).click();
    const request = await page.evaluate(() => navigator.clipboard.readText());
    expect(request.startsWith(page.url().replace(/coc\/.*/, 'iam/agencies/'))).toBe(true);
    expect(new URL(request).pathname).toMatch(/\/[0-9a-f]{32}\/authorize$/);
    expect(new URL(request).searchParams.get('scope')).toBe('all');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(alert(page)).toBeVisible();
  });
});

test('single servers are operated without the policy; people are read, channels are not subscribed', async ({
  page,
  openAs,
}) => {
  await openAs(paths.cocResources(), { as: 'coc-operator' });
  const table = page.getByRole('table', { name: 'Instances', exact: true });
  await table
    .getByRole('row', { name: /ecs-shop-1/ })
    .getByRole('button', { name: 'Restart', exact: true })
    .click();
  await page.getByRole('dialog', { name: 'Restart' }).getByRole('button', { name: 'OK' }).click();
  await expect(
    page.getByRole('dialog', { name: 'Restart instances' }).getByRole('status').first(),
  ).toContainText('Succeeded');
  await page.goto(`.${paths.cocPersonnel()}`);
  const subscribe = row(page.getByRole('table', { name: 'People' }), 'coc-viewer').getByRole(
    'button',
    { name: 'Subscribe' },
  );
  await expect(subscribe).toBeDisabled();
  await expect(subscribe).toHaveAccessibleDescription(/COCServiceAgencyDefaultPolicy/);
});

test('a fault is injected into a cache and ended; shrinking it is beyond DCS UserAccess', async ({
  page,
  openAs,
}) => {
  await openAs(paths.cocDrills(), { as: 'admin' });
  const inject = async (fault: string) => {
    await page.getByRole('button', { name: 'Inject Fault' }).click();
    const dialog = page.getByRole('dialog', { name: 'Inject Fault' });
    await dialog.getByRole('radio', { name: fault }).check();
    await dialog.getByRole('combobox', { name: 'DCS instance' }).click();
    await page.getByRole('option', { name: /dcs-cache/ }).click();
    return dialog;
  };
  const dialog = await inject('Shrink the instance');
  await test.step('Shrinking is beyond the policy', async () => {
    await expect(dialog.getByRole('button', { name: 'OK' })).toBeDisabled();
    await expect(dialog.getByRole('button', { name: 'OK' })).toHaveAccessibleDescription(
      /not creating, modifying, deleting or scaling instances/,
    );
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });
  await test.step('Inject a switchover', async () => {
    await inject('Primary/standby switchover');
    await dialog.getByRole('button', { name: 'OK' }).click();
    await expectToast(page, 'Fault injected into dcs-cache.');
  });
  await test.step('End it', async () => {
    await row(page.getByRole('table', { name: 'Drills' }), 'dcs-cache')
      .getByRole('button', { name: 'End' })
      .click();
    await expectToast(page, 'The drill on dcs-cache has ended.');
  });
});
