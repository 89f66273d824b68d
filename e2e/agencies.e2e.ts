import type { Page } from '@playwright/test';
import { paths } from '#src/paths.ts';
import { expect, expectAccessible, expectToast, test } from './fixtures.ts';

/**
 * Agencies: list, create, modify, delete (docs/sources/console.md#9), and
 * docs/sources/coc-enabling.md#modifying.
 */

test.use({ scenario: 'delegated' });

const list = (page: Page) => page.getByRole('table', { name: 'Agencies', exact: true });
const agencyRow = (page: Page, name: string) =>
  list(page)
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name, exact: true }) });
const ok = (page: Page) => page.getByRole('button', { name: 'OK', exact: true });

async function openAgency(
  page: Page,
  name: string,
  tab: 'Basic Information' | 'Permissions' = 'Basic Information',
): Promise<void> {
  await agencyRow(page, name).getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  await page.getByRole('tab', { name: tab }).click();
}

test('the list shows whom each agency serves and how long, and is searched and filtered', async ({
  page,
  openAs,
}) => {
  await openAs(paths.agencies());
  await test.step('Whom each serves, and how long', async () => {
    await expect(page.getByText(/Agencies available for creation: \d+/)).toBeVisible();
    await expect(agencyRow(page, 'ServiceAgencyForCOC')).toContainText('Cloud service');
    await expect(agencyRow(page, 'ServiceAgencyForCOC')).toContainText('Unlimited');
    await expect(agencyRow(page, 'annual-review')).toContainText('60 days');
    await expect(agencyRow(page, 'annual-review')).toContainText('34 days left');
    await expect(agencyRow(page, 'weekend-support')).toContainText('Expired');
    await expect(agencyRow(page, 'ServiceLinkedAgencyForCOC').getByRole('checkbox')).toBeDisabled();
    await agencyRow(page, 'annual-review').getByRole('link', { name: 'annual-review' }).hover();
    await expect(page.getByRole('tooltip')).toContainText(
      page.url().replace(/iam\/agencies.*/, 'switch-role?account=RehearsalCo&agency=annual-review'),
    );
    await expectAccessible(page);
  });
  await test.step('Filter and search', async () => {
    await page.getByRole('combobox', { name: 'Type' }).click();
    await page.getByRole('option', { name: 'Account', exact: true }).click();
    await expect(agencyRow(page, 'ServiceAgencyForCOC')).toBeHidden();
    await expect(agencyRow(page, 'annual-review')).toBeVisible();
    await page.getByPlaceholder('Enter an agency name.').fill('weekend');
    await expect(agencyRow(page, 'annual-review')).toBeHidden();
    await expect(agencyRow(page, 'weekend-support')).toBeVisible();
  });
});

test('an agency for an account is created, authorized, modified and deleted', async ({
  page,
  openAs,
}) => {
  await test.step('Create an agency: the rules beside the fields, then the name and the account', async () => {
    await openAs(paths.agencies());
    await page.getByRole('button', { name: 'Create Agency' }).click();
    await page.getByLabel('Agency Name', { exact: true }).fill('annual-review');
    await page.getByLabel('Delegated Account').fill('admin');
    await page.getByRole('combobox', { name: 'Validity Period' }).click();
    await page.getByRole('option', { name: 'Custom' }).click();
    await page.getByLabel('Days').fill('0');
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await expect(page.getByText('Enter 1 to 3,650 days.')).toBeVisible();
    await page.getByLabel('Days').fill('20');
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await expect(
      page.getByText('There is no account of this name. Enter an account, not an IAM user.'),
    ).toBeVisible();
    await page.getByLabel('Delegated Account').fill('PartnerCo');
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await expect(page.getByText(/^This name is taken\./)).toBeVisible();
    await page.getByLabel('Agency Name', { exact: true }).fill('server-check');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await expectToast(page, 'Agency server-check created.');
  });
  await test.step('Authorize it: no role that reaches further than the agency may', async () => {
    await expect(page.getByRole('heading', { name: 'Authorize Agency' })).toBeVisible();
    const roles = page.getByRole('table', { name: 'Policies and roles' });
    await page
      .getByPlaceholder('Enter a policy name, role name, or description.')
      .fill('Agent Operator');
    await expect(
      roles.getByRole('checkbox', { name: 'Select Agent Operator', exact: true }),
    ).toBeDisabled();
    await page
      .getByPlaceholder('Enter a policy name, role name, or description.')
      .fill('ECS ReadOnlyAccess');
    await roles.getByRole('checkbox', { name: 'Select ECS ReadOnlyAccess', exact: true }).check();
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await expect(page.getByRole('radio', { name: 'Enterprise projects' })).toHaveCount(0);
    await ok(page).click();
    await page
      .getByRole('dialog', { name: 'Confirm authorization' })
      .getByRole('button', { name: 'OK' })
      .click();
    await expect(page.getByText('Authorization successful.')).toBeVisible();
    await page.getByRole('button', { name: 'Finish' }).click();
    await expect(page.getByRole('table', { name: 'Authorization records' })).toContainText(
      'ECS ReadOnlyAccess',
    );
  });
  await test.step('Modify its description and validity period', async () => {
    await page.getByRole('button', { name: 'Modify' }).click();
    await expect(page.getByLabel('Agency Name', { exact: true })).toHaveCount(0);
    await expect(page.getByRole('radio')).toHaveCount(0);
    await expect(ok(page)).toHaveAttribute('aria-disabled', 'true');
    await page.getByLabel('Description').fill('Looks at servers');
    await page.getByRole('combobox', { name: 'Validity Period' }).click();
    await page.getByRole('option', { name: '1 day' }).click();
    await expect(page.getByText('A new period starts when you save.')).toBeVisible();
    await ok(page).click();
    await expectToast(page, 'Agency server-check modified.');
    await expect(agencyRow(page, 'server-check')).toContainText('24 hours left');
  });
  await test.step('Delete it', async () => {
    await openAgency(page, 'server-check');
    await expect(page.getByText('Looks at servers')).toBeVisible();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page
      .getByRole('dialog', { name: 'Delete agency server-check' })
      .getByRole('button', { name: 'Delete' })
      .click();
    await expectToast(page, 'Agency server-check deleted.');
    await expect(page.getByRole('heading', { name: 'Agencies', level: 1 })).toBeVisible();
    await expect(agencyRow(page, 'annual-review')).toBeVisible();
    await expect(agencyRow(page, 'server-check')).toHaveCount(0);
  });
});

test('an agency for a cloud service names the service', async ({ page, openAs }) => {
  await openAs(paths.agencyCreate());
  await page.getByLabel('Agency Name', { exact: true }).fill('trace-to-storage');
  await page.getByRole('radio', { name: 'Cloud service' }).check();
  await page.getByRole('combobox', { name: 'Cloud Service', exact: true }).fill('trace');
  await page.getByRole('option', { name: 'Cloud Trace Service (CTS)' }).click();
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Authorize Agency' })).toBeVisible();
  await page.goto(`.${paths.agencies()}`);
  await expect(agencyRow(page, 'trace-to-storage')).toContainText('Cloud Trace Service (CTS)');
});

test('an expired agency works again with a new validity period', async ({ page, openAs }) => {
  await openAs(paths.agencies());
  await openAgency(page, 'weekend-support');
  await expect(
    page.getByText('This agency has expired: nobody can work through it.'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Modify' }).click();
  await expect(
    page.getByText('The agency has expired. A new period starts when you save.'),
  ).toBeVisible();
  await ok(page).click();
  await expectToast(page, 'Agency weekend-support modified.');
  await expect(agencyRow(page, 'weekend-support')).toContainText('24 hours left');
});

test('permissions of the service agency go with a word on the COC functions that stop', async ({
  page,
  openAs,
  secondTab,
}) => {
  await test.step('The agencies', async () => {
    await openAs(paths.agencies());
  });
  const coc = await secondTab(paths.cocOverview(), 'admin');
  await expect(coc.getByRole('alert', { name: 'Missing policy' })).toBeHidden();
  await page.bringToFront();
  await test.step('Its permissions', async () => {
    await openAgency(page, 'ServiceAgencyForCOC', 'Permissions');
  });
  const records = page.getByRole('table', { name: 'Authorization records' });
  await records
    .getByRole('row', { name: /RMS ReadOnlyAccess/ })
    .getByRole('button', { name: 'Delete' })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Delete authorization record' });
  await test.step('The question names what stops, and COC misses it afterwards', async () => {
    await expect(
      dialog.getByRole('list', { name: 'Functions of COC that stop' }).getByRole('listitem'),
    ).toHaveText(['Resource Management: Synchronize resources']);
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await expectToast(page, 'Authorization record deleted.');
    await expect(records.getByRole('row', { name: /RMS ReadOnlyAccess/ })).toHaveCount(0);
    await expect(coc.getByRole('alert', { name: 'Missing policy' })).toContainText(
      'RMS ReadOnlyAccess',
    );
  });
});

test('several agencies go at once; the dialog lists what COC loses, and COC is closed afterwards', async ({
  page,
  openAs,
}) => {
  await openAs(paths.agencies());
  for (const name of ['ServiceAgencyForCOC', 'weekend-support'])
    await agencyRow(page, name).getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Delete', exact: true }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Delete 2 agencies' });
  await expect(dialog.getByRole('list', { name: 'Functions of COC that stop' })).toContainText(
    'Batch Resource Operations: Restart ECSs in batches',
  );
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expectToast(page, '2 agencies deleted.');
  await expect(agencyRow(page, 'ServiceAgencyForCOC')).toHaveCount(0);
  await page.goto(`.${paths.cocOverview()}`);
  await expect(page.getByRole('heading', { name: 'Service authorization' })).toBeVisible();
});

test('a service-linked agency can be looked at only', async ({ page, openAs }) => {
  await openAs(paths.agencies());
  await openAgency(page, 'ServiceLinkedAgencyForCOC', 'Permissions');
  await expect(page.getByText('COCAssumeServiceLinkedAgencyPolicy')).toBeVisible();
  for (const name of ['Modify', 'Delete', 'Authorize'])
    await expect(page.getByRole('button', { name, exact: true }).first()).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  const { pathname } = new URL(page.url());
  await page.goto(`.${pathname.slice(pathname.indexOf('/iam/'))}/authorize`);
  await expect(
    page.getByText('A service-linked agency is changed and deleted by its service only.'),
  ).toBeVisible();
});

test('without permissions nothing of it opens, and the page says which one is missing', async ({
  page,
  openAs,
}) => {
  await openAs(paths.agencies(), { as: 'delegate-all' });
  await expect(page.getByRole('alert')).toContainText('iam:agencies:list');
  await expect(page.getByRole('button', { name: 'Create Agency' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
});
