import type { Page } from '@playwright/test';
import { paths } from '#src/paths.ts';
import { expect, expectAccessible, test } from './fixtures.ts';

/** docs/sources/coc-enabling.md#supplement, on the IAM console. */

test.use({ scenario: 'coc-beta-2024' });

const alert = (page: Page) => page.getByRole('alert', { name: 'Missing policy' });
const policy = 'COCServiceAgencyDefaultPolicy';

/** Steps 2 to 7: from the list to the wizard's second step. */
async function chooseThePolicy(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Identity and Access Management' })
    .getByRole('link', { name: 'Agencies' })
    .click();
  await page.getByPlaceholder('Enter an agency name.').fill('ServiceAgencyForCOC');
  await page
    .getByRole('table', { name: 'Agencies', exact: true })
    .getByRole('link', { name: 'ServiceAgencyForCOC', exact: true })
    .click();
  await page.getByRole('tab', { name: 'Permissions' }).click();
  await page.getByRole('button', { name: 'Authorize' }).click();
  await expect(page.getByRole('heading', { name: 'Authorize Agency' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Type', exact: true }).click();
  await page.getByRole('option', { name: 'System-defined policy' }).click();
  await page.getByPlaceholder('Enter a policy name, role name, or description.').fill(policy);
  await page.getByRole('checkbox', { name: `Select ${policy}`, exact: true }).check();
  await page.getByRole('button', { name: 'Next', exact: true }).click();
}

async function confirmScope(page: Page): Promise<void> {
  await expect(page.getByRole('radio', { name: 'All resources' })).toBeChecked();
  await page.getByRole('button', { name: 'OK', exact: true }).click();
  await page
    .getByRole('dialog', { name: 'Confirm authorization' })
    .getByRole('button', { name: 'OK' })
    .click();
}

test('the policy is added to the agency in IAM, and the alert of COC is gone', async ({
  page,
  openAs,
  secondTab,
}) => {
  await openAs(paths.users(), { as: 'admin' });
  const coc = await secondTab(paths.cocOverview(), 'coc-viewer');
  await expect(alert(coc)).toContainText(policy);
  await page.bringToFront();
  await chooseThePolicy(page);
  await confirmScope(page);
  await expect(page.getByText('Authorization successful.')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Assigned permissions' })).toContainText(
    'All resources',
  );
  await page.getByRole('button', { name: 'Finish' }).click();
  await expect(
    page
      .getByRole('table', { name: 'Authorization records' })
      .getByRole('row', { name: new RegExp(policy) }),
  ).toBeVisible();
  await expect(alert(coc)).toBeHidden();
});

test('a user without iam:permissions:grantRoleToAgency is refused, told which permission, which policy and whom to ask', async ({
  page,
  openAs,
  secondTab,
}) => {
  await test.step('The grant is refused, and which permission is missing is said', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await openAs(paths.users(), { as: 'iam-reader' });
    await chooseThePolicy(page);
    await confirmScope(page);
    await expect(page.getByText('1 of 1 permission was not granted.')).toBeVisible();
    await expect(page.getByRole('table', { name: 'Assigned permissions' })).toContainText(
      'iam:permissions:grantRoleToAgency',
    );
  });
  const note = page.getByRole('note', { name: 'Whom to ask' });
  await test.step('Whom to ask, and for what', async () => {
    await expect(note).toContainText(
      'Contact the master account or an account with administrator permissions.',
    );
    await expect(note).toContainText('the policy that the alert on top of COC names');
    await expectAccessible(page);
  });
  await note.getByRole('button', { name: 'Copy request for the administrator' }).click();
  const request = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  expect(request.origin + request.pathname).toBe(page.url().split('?')[0]);
  await test.step('The administrator grants it through the link', async () => {
    const administrator = await secondTab(
      `${request.pathname.slice(request.pathname.indexOf('/iam/'))}${request.search}`,
      'admin',
    );
    await expect(administrator.getByText('Selected: 1')).toBeVisible();
    await administrator.getByRole('button', { name: 'Next', exact: true }).click();
    await confirmScope(administrator);
    await expect(administrator.getByText('Authorization successful.')).toBeVisible();
  });
  await test.step('The alert is gone', async () => {
    await page.goto(`.${paths.cocOverview()}`);
    await expect(alert(page)).toBeHidden();
  });
});
