import { paths } from '#src/paths.ts';
import { expect, row, test } from './fixtures.ts';
import { confirm, granted, next, openWizard, roles, tick } from './pages/authorizeWizard.ts';

test('one of two grants fails: the other counts, and only the failed one is tried again', async ({
  page,
  openAs,
}) => {
  await openAs(`${paths.groups()}?faults=groupGrantOnAll:error:x1`);
  await openWizard(page, 'flexusl-users');
  await tick(page, 'COC ReadOnlyAccess', 'IAM ReadOnlyAccess');
  await next(page).click();
  await confirm(page);
  await expect(page.getByRole('alert')).toContainText('1 of 2 permissions were not granted.');
  await expect(row(granted(page), 'COC ReadOnlyAccess')).toContainText('Failed');
  await expect(row(granted(page), 'IAM ReadOnlyAccess')).toContainText('Granted');
  await page.getByRole('button', { name: 'Retry Failed' }).click();
  await expect(page.getByRole('heading', { name: 'Authorization successful.' })).toBeVisible();
  await page.getByRole('button', { name: 'Finish' }).click();
  await expect(
    page.getByText('Authorization records (IAM projects): 3; (enterprise projects): 0'),
  ).toBeVisible();
  await page.goBack(); // past the finished wizard
  await expect(page.getByRole('heading', { level: 1, name: 'User Groups' })).toBeVisible();
});

test('a mixed selection is split by what each permission applies to', async ({ page, openAs }) => {
  await openAs(paths.groups());
  await openWizard(page, 'flexusl-users');
  await tick(page, 'COC ReadOnlyAccess', 'ECS FullAccess');
  await next(page).click();
  await page.getByRole('button', { name: 'Show More' }).click();
  await expect(page.getByRole('radio')).toHaveCount(4);
  await page.getByRole('radio', { name: 'Region-specific projects' }).check();
  await expect(
    page.getByText(
      'COC ReadOnlyAccess does not apply to region-specific projects and will be granted on All resources.',
    ),
  ).toBeVisible();
  const ok = page.getByRole('button', { name: 'OK', exact: true });
  await expect(ok).toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('checkbox', { name: 'Select cn-north-4', exact: true }).check();
  await page.getByRole('checkbox', { name: 'Select la-south-2', exact: true }).check();
  await confirm(page);
  await expect(granted(page).getByRole('row')).toHaveCount(4);
  await expect(row(granted(page), 'COC ReadOnlyAccess')).toContainText('All resources');
  await expect(row(granted(page), 'ECS FullAccess')).toHaveCount(2);
});

test('dependencies come along and stay while they are needed', async ({ page, openAs }) => {
  await openAs(paths.groups());
  await openWizard(page, 'flexusl-users');
  await tick(page, 'UCS Administrator');
  await expect(
    page.getByText(
      /^Selected permissions: \d+, which include dependency permissions of UCS Administrator\.$/,
    ),
  ).toBeVisible();
  await page
    .getByPlaceholder('Enter a policy name, role name, or description.')
    .fill('Tenant Guest');
  const guest = roles(page).getByRole('checkbox', { name: 'Select Tenant Guest', exact: true });
  await expect(guest).toBeChecked();
  await expect(guest).toBeDisabled();
  await expect(guest).toHaveAccessibleDescription('Needed by UCS Administrator.');
});

test('filters narrow the list and a link carries them', async ({ page, openAs }) => {
  await openAs(paths.groups());
  await openWizard(page, 'flexusl-users');
  await page.getByRole('combobox', { name: 'Type', exact: true }).click();
  await page.getByRole('option', { name: 'System-defined role' }).click();
  await page
    .getByPlaceholder('Enter a policy name, role name, or description.')
    .fill('agent operator');
  await expect(roles(page).getByRole('row')).toHaveCount(2);
  await page.getByPlaceholder('Enter a policy name, role name, or description.').fill('agent');
  await page.getByRole('combobox', { name: 'Fuzzy search' }).click();
  await page.getByRole('option', { name: 'Exact search' }).click();
  await expect(page.getByText('Nothing fits the search or the filters.')).toBeVisible();
  await page.reload();
  await expect(page.getByText('Nothing fits the search or the filters.')).toBeVisible();
  await page.getByRole('button', { name: 'Reset filters' }).click();
  await expect(roles(page).getByRole('row')).toHaveCount(11);
});

test('permissions of another project are taken over', async ({ page, openAs }) => {
  await openAs(paths.groups());
  await openWizard(page, 'flexusl-users');
  await tick(page, 'ECS FullAccess');
  await next(page).click();
  await page.getByRole('button', { name: 'Show More' }).click();
  await page.getByRole('radio', { name: 'Region-specific projects' }).check();
  await page.getByRole('checkbox', { name: 'Select cn-north-4', exact: true }).check();
  await confirm(page);
  await page.getByRole('button', { name: 'Finish' }).click();
  await page.getByRole('button', { name: 'Authorize', exact: true }).click();
  await page.getByRole('button', { name: 'Copy Permissions from Another Project' }).click();
  const dialog = page.getByRole('dialog', { name: 'Copy Permissions from Another Project' });
  await dialog.getByRole('combobox', { name: 'Project' }).click();
  await page.getByRole('option', { name: /^cn-north-4/ }).click();
  await expect(dialog).toContainText('One permission: ECS FullAccess');
  await dialog.getByRole('button', { name: 'OK' }).click();
  await expect(page.getByRole('button', { name: 'View Selected (1)' })).toBeVisible();
});

test('leaving with a selection asks', async ({ page, openAs }) => {
  await openAs(paths.groups());
  await openWizard(page, 'flexusl-users');
  await tick(page, 'COC ReadOnlyAccess');
  await page.getByRole('button', { name: 'Cancel' }).click();
  const dialog = page.getByRole('dialog', { name: 'Discard changes?' });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'View Selected (1)' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await dialog.getByRole('button', { name: 'Discard' }).click();
  await expect(page.getByRole('tab', { name: 'Permissions' })).toBeVisible();
});
