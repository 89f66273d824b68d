import printed from '#src/domain/coc/cases/agencyPermissions.json' with { type: 'json' };
import { paths } from '#src/paths.ts';
import { expect, expectAccessible, expectToast, row, test } from './fixtures.ts';

/** docs/sources/coc-enabling.md#enabling, and its Table 1 cell by cell. */

test.use({ scenario: 'fresh' });

const agree = { name: 'Agree to authorize and enable the service' };
const consent = {
  name: 'I have read and agree to the Cloud Operations Center (COC) Service Statement',
};

test('the account reads, agrees and enables COC', async ({ page, openAs }) => {
  await test.step('The permissions of the agency are listed before anything is agreed', async () => {
    await openAs(paths.coc());
    await expect(page.getByRole('heading', { name: 'Service authorization' })).toBeVisible();
    const table = page.getByRole('table', { name: 'Permissions in ServiceAgencyForCOC' });
    for (const [index, cells] of printed.rows.entries())
      await expect(
        table
          .getByRole('row')
          .nth(index + 1)
          .getByRole('cell'),
      ).toHaveText(cells.map((cell) => [cell].flat().join('')));
  });
  await test.step('Read the service statement and agree to it', async () => {
    await expect(page.getByRole('button', agree)).toBeDisabled();
    await page.getByRole('button', { name: 'Read the statement' }).click();
    const statement = page.getByRole('dialog', {
      name: 'Cloud Operations Center (COC) Service Statement',
    });
    await expect(statement).toContainText('It acts through two agencies in this account.');
    await statement.getByRole('button', { name: 'Close' }).first().click();
    await expectAccessible(page);
    await page.getByRole('checkbox', consent).check();
    await page.getByRole('button', agree).click();
  });
  await test.step('Every function works', async () => {
    await expectToast(page, 'COC is enabled.');
    await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible();
    await expect(page.getByRole('alert', { name: 'Missing policy' })).toBeHidden();
    await page.goto(`.${paths.cocPermissions()}`);
    await expect(
      page
        .getByRole('list', { name: 'Functions of COCServiceAgencyDefaultPolicy' })
        .getByText('Works'),
    ).toHaveCount(6);
  });
});

test('resources are not there before they are synchronized through the agency', async ({
  page,
  openAs,
}) => {
  await openAs(paths.coc(), { as: 'admin' });
  await page.getByRole('checkbox', consent).check();
  await page.getByRole('button', agree).click();
  await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible();
  await page.goto(`.${paths.cocResources()}`);
  await expect(page.getByText('No instances yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Synchronize' }).click();
  await expectToast(page, 'Resources synchronized.');
  await expect(page.getByRole('table', { name: 'Instances', exact: true })).toContainText(
    'ecs-shop-1',
  );
});

test('an IAM user with exactly the eight permissions enables COC', async ({ page, openAs }) => {
  await openAs(paths.coc(), { as: 'coc-enabler' });
  await page.getByRole('checkbox', consent).check();
  await page.getByRole('button', agree).click();
  await expectToast(page, 'COC is enabled.');
  await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible();
});

test('an IAM user without one of them is told which, stops half-way, and somebody else completes it', async ({
  page,
  openAs,
  secondTab,
}) => {
  await openAs(paths.coc(), { as: 'coc-almost' });
  const steps = page.getByRole('list', { name: 'Steps of enabling COC' }).getByRole('listitem');
  await test.step('What is missing is said beforehand', async () => {
    await expect(steps.nth(6)).toContainText('Permission missing');
    await expect(steps.nth(6)).toContainText('iam:permissions:grantRoleToAgency');
    await page.getByRole('checkbox', consent).check();
    await expect(page.getByRole('button', agree)).toHaveAccessibleDescription(
      /This will be refused.*iam:permissions:grantRoleToAgency/,
    );
  });
  await test.step('It stops where the permission is missing', async () => {
    await page.getByRole('button', agree).click();
    await expect(steps.nth(5)).toContainText('Done');
    await expect(steps.nth(6)).toContainText('Failed');
    await expect(steps.nth(7)).toContainText('Not started');
  });
  const stopped = page.getByRole('alert').filter({ hasText: 'Enabling stopped at step 7 of 8' });
  await test.step('The refusal is in view and has the focus', async () => {
    await expect(stopped).toBeInViewport({ ratio: 1 });
    await expect(page.locator(':focus').filter({ has: stopped })).toBeVisible();
    await expect(stopped).toContainText('iam:permissions:grantRoleToAgency');
    await expect(page.getByRole('heading', { name: 'Service authorization' })).toBeVisible();
  });
  const tab = await secondTab(paths.coc(), 'coc-enabler');
  await test.step('Somebody else completes it', async () => {
    await expect(tab.getByText('An earlier attempt stopped half-way.')).toBeVisible();
    await tab.getByRole('checkbox', consent).check();
    await tab.getByRole('button', agree).click();
    await expectToast(tab, 'COC is enabled.');
    await expect(page.getByText('COC is enabled in this account.')).toBeVisible();
  });
});

test('resetting a FlexusL password leads to enabling COC, and works afterwards', async ({
  page,
  openAs,
}) => {
  await openAs(paths.flexusl());
  const control = row(
    page.getByRole('table', { name: 'FlexusL instances' }),
    'flexus-shop',
  ).getByRole('button', { name: 'Reset Password' });
  await expect(control).toBeDisabled();
  await expect(control).toHaveAccessibleDescription('COC has not been enabled in this account.');
  const note = page.getByRole('note', { name: 'Reset Password is refused' });
  await expectAccessible(page);
  await note.getByRole('link', { name: 'Enable COC' }).click();
  await page.getByRole('checkbox', consent).check();
  await page.getByRole('button', agree).click();
  await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible();
  await page.goto(`.${paths.flexusl()}`);
  await control.click();
  const dialog = page.getByRole('dialog', { name: 'Reset Password' });
  await dialog.getByLabel('New Password').fill('Flexus-2026');
  await dialog.getByLabel('Confirm Password').fill('Flexus-2026');
  await dialog.getByRole('button', { name: 'OK' }).click();
  await expectToast(page, 'The password of flexus-shop has been reset.');
});

test('without coc:agency:get the consent page opens too and says what is missing', async ({
  page,
  openAs,
}) => {
  await openAs(paths.cocOverview(), { as: 'ucs-viewer', scenario: 'ucs' });
  await expect(page.getByRole('heading', { name: 'Service authorization' })).toBeVisible();
  const first = page
    .getByRole('list', { name: 'Steps of enabling COC' })
    .getByRole('listitem')
    .first();
  await expect(first).toContainText('Permission missing');
  await expect(first).toContainText('coc:agency:get');
});
