import type { Page } from '@playwright/test';
import { paths } from '#src/paths.ts';
import { expect, expectAccessible, expectToast, row, settled, test } from './fixtures.ts';
import { policyEditor } from './pages/policyEditor.ts';

/** docs/sources/flexusl-self-service.md, the operations that stand for the 32 here. */
const cocOperations = JSON.stringify(
  {
    Version: '1.1',
    Statement: [
      {
        Effect: 'Allow',
        Action: [
          'coc:instance:listResources',
          'coc:hostAccount:describe',
          'coc:instance:executeDocument',
        ],
      },
    ],
  },
  null,
  4,
);

const roles = (page: Page) => page.getByRole('table', { name: 'Policies and roles' });
const granted = (page: Page) => page.getByRole('table', { name: 'Assigned permissions' });
const next = (page: Page) => page.getByRole('button', { name: 'Next', exact: true });

async function openWizard(page: Page, group: string): Promise<void> {
  await row(page.getByRole('table', { name: 'User groups' }), group)
    .getByRole('link', { name: 'Authorize' })
    .click();
  await expect(page.getByRole('heading', { name: 'Authorize User Group', level: 1 })).toBeVisible();
}

async function tick(page: Page, ...names: readonly string[]): Promise<void> {
  for (const name of names) {
    await page.getByPlaceholder('Enter a policy name, role name, or description.').fill(name);
    await roles(page)
      .getByRole('checkbox', { name: `Select ${name}`, exact: true })
      .check();
  }
}

async function confirm(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'OK', exact: true }).click();
  await page
    .getByRole('dialog', { name: 'Confirm authorization' })
    .getByRole('button', { name: 'OK' })
    .click();
}

test('FlexusL self-service O&M, steps 3 and 4: group, permissions with a policy made on the way, user', async ({
  page,
  openAs,
  context,
}) => {
  await test.step('Create a user group', async () => {
    await openAs(paths.groups());
    await page.getByRole('button', { name: 'Create User Group' }).click();
    await page.getByLabel('Name', { exact: true }).fill('coc-operators');
    await page.getByRole('button', { name: 'OK', exact: true }).click();
    await expectToast(page, 'User group coc-operators created.');
  });
  await test.step('Select permissions: the first one', async () => {
    await openWizard(page, 'coc-operators');
    await expect(next(page)).toHaveAttribute('aria-disabled', 'true');
    await tick(page, 'COC ReadOnlyAccess');
    await roles(page).getByRole('button', { name: 'Details of COC ReadOnlyAccess' }).click();
    await expect(page.getByRole('region', { name: 'Content of COC ReadOnlyAccess' })).toContainText(
      '"Version": "1.1"',
    );
  });
  const opened = context.waitForEvent('page');
  await page.getByRole('link', { name: 'Create Policy' }).click();
  const tab = await opened;
  await settled(tab);
  await test.step('Create the missing policy in another tab', async () => {
    await tab.getByLabel('Policy Name', { exact: true }).fill('COC Operations');
    await policyEditor(tab).paste(cocOperations);
    await tab.getByRole('button', { name: 'OK', exact: true }).click();
    await expectToast(tab, 'Custom policy COC Operations created.');
    await tab.close();
  });
  await test.step('Select the new policy too', async () => {
    await page.getByRole('button', { name: 'Refresh' }).click();
    await tick(page, 'COC Operations');
    await page.getByRole('button', { name: 'View Selected (2)' }).click();
    await page.getByRole('button', { name: 'Clear search' }).click();
    await expect(roles(page).getByRole('checkbox', { name: /^Select (?!all)/ })).toHaveCount(2);
    await expectAccessible(page);
  });
  await test.step('Select the scope: global services', async () => {
    await next(page).click();
    await expect(page.getByRole('radio')).toHaveCount(1);
    await expect(page.getByRole('radio', { name: 'All resources' })).toBeChecked();
    await page.reload();
    await expect(page.getByRole('radio', { name: 'All resources' })).toBeChecked();
    await page.getByRole('button', { name: 'Show More' }).click();
    await expect(page.getByRole('radio', { name: 'Region-specific projects' })).toHaveCount(0);
    await page.getByRole('radio', { name: 'Global services' }).check();
    await confirm(page);
  });
  const records = page.getByRole('table', { name: 'Authorization records' });
  await test.step('The records of the authorization', async () => {
    await expect(page.getByRole('heading', { name: 'Authorization successful.' })).toBeVisible();
    await expect(page.getByText('Permissions assigned: 2.')).toBeVisible();
    await expect(row(granted(page), 'COC Operations')).toContainText('Global service [Global]');
    await page.getByRole('button', { name: 'Finish' }).click();
    await expect(
      page.getByText('Authorization records (IAM projects): 2; (enterprise projects): 0'),
    ).toBeVisible();
    await page.goto(`.${paths.authorization()}`);
    const filter = page.getByRole('combobox', { name: 'Search by policy/role name.' });
    await filter.fill('coc-operators');
    await page.getByRole('option', { name: 'User group name: coc-operators' }).click();
    await expect(records.getByRole('button', { name: /^Details of/ })).toHaveCount(2);
  });
  await test.step('Add the user to the group', async () => {
    await page.goto(`.${paths.users()}`);
    await row(page.getByRole('table', { name: 'Users' }), 'flex-operator')
      .getByRole('link', { name: 'Authorize' })
      .click();
    await expect(
      page.getByRole('radio', { name: 'Inherit permissions from user groups' }),
    ).toBeChecked();
    await page.getByRole('checkbox', { name: 'Select coc-operators' }).check();
    await page.getByRole('button', { name: 'OK', exact: true }).click();
    await expectToast(page, 'flex-operator joined coc-operators.');
    await expect(
      row(page.getByRole('table', { name: 'User groups' }), 'coc-operators'),
    ).toBeVisible();
    await page.getByRole('tab', { name: 'Permissions' }).click();
    await expect(
      row(page.getByRole('table', { name: 'Authorization records' }), 'COC Operations'),
    ).toContainText('coc-operators');
  });
});

test.describe('refused', () => {
  test('without any IAM permission the lists say what is missing', async ({ page, openAs }) => {
    await openAs(paths.groups(), { as: 'flex-operator' });
    await expect(page.getByRole('alert')).toContainText('iam:groups:listGroups');
    await expect(page.getByRole('button', { name: 'Create User Group' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await page.goto(`.${paths.users()}`);
    await expect(page.getByRole('alert')).toContainText('iam:users:listUsers');
    await page.goto(`.${paths.authorization()}`);
    await expect(page.getByRole('alert')).toContainText('iam:permissions:listRoleAssignments');
  });

  test('who may only read sees the reason at the control, and per permission when he tries by link', async ({
    page,
    openAs,
  }) => {
    await openAs(paths.groups(), { scenario: 'large', params: { users: 20 }, as: 'user-00001' });
    await page.getByPlaceholder('Enter a group name.').fill('group-0003');
    const link = row(page.getByRole('table', { name: 'User groups' }), 'group-0003').getByRole(
      'button',
      { name: 'Authorize' },
    );
    await expect(link).toHaveAttribute('aria-disabled', 'true');
    await expect(link).toHaveAccessibleDescription(/iam:permissions:grantRoleToGroup/);

    await page.getByRole('link', { name: 'group-0003' }).click();
    await expect(page.getByText('Group ID')).toBeVisible();
    await page.goto(`.${new URL(page.url()).pathname}/authorize`);
    await tick(page, 'COC ReadOnlyAccess');
    await next(page).click();
    await confirm(page);
    await expect(page.getByRole('alert')).toContainText('1 of 1 permission was not granted.');
    await expect(row(granted(page), 'COC ReadOnlyAccess')).toContainText(
      'Missing permission: iam:permissions:grantRoleToGroup',
    );
  });
});

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

test('the default group admin is protected, also by link', async ({ page, openAs }) => {
  await openAs(paths.groups());
  const admin = row(page.getByRole('table', { name: 'User groups' }), 'admin');
  await expect(admin.getByRole('checkbox')).toBeDisabled();
  for (const name of ['Authorize', 'Modify', 'Delete'])
    await expect(admin.getByRole('button', { name, exact: true })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  await expect(admin.getByRole('button', { name: 'Manage User' })).not.toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await admin.getByRole('link', { name: 'admin' }).click();
  await expect(page.getByText('Group ID')).toBeVisible();
  await page.goto(`.${new URL(page.url()).pathname}/authorize`);
  await expect(
    page.getByText('The default group admin cannot be changed. Only its users can.'),
  ).toBeVisible();
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

test('records: filter tags flip the list, deletion names what goes', async ({ page, openAs }) => {
  await openAs(paths.authorization());
  const records = page.getByRole('table', { name: 'Authorization records' });
  const filter = page.getByRole('combobox', { name: 'Search by policy/role name.' });
  await test.step('Filter by enterprise project', async () => {
    await expect(
      page.getByText(/^Authorization records \(IAM projects\): \d+; \(enterprise projects\): 0$/),
    ).toBeVisible();
    await filter.fill('operations');
    await page.getByRole('option', { name: 'Enterprise project: operations' }).click();
    await expect(page.getByRole('button', { name: 'By Enterprise Project' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await expect(page.getByText('Nothing fits the search or the filters.')).toBeVisible();
    await page
      .getByRole('button', { name: 'Remove filter Enterprise project: operations' })
      .click();
    await page.getByRole('button', { name: 'By IAM Project' }).click();
  });
  await test.step('Filter by user', async () => {
    await filter.fill('flex-operator');
    await page.getByRole('option', { name: 'Username: flex-operator' }).click();
    await expect(row(records, 'FlexusL FullAccess')).toBeVisible();
    await records
      .getByRole('button', { name: 'Details of FlexusL FullAccess of flexusl-users' })
      .click();
    await expect(
      page.getByText('Users who hold it through this group: flex-operator.'),
    ).toBeVisible();
    await expectAccessible(page);
  });
  await test.step('Delete the record', async () => {
    await row(records, 'FlexusL FullAccess').getByRole('button', { name: 'Delete' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete authorization record' });
    await expect(dialog).toContainText('User group flexusl-users, All resources');
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await expectToast(page, 'Authorization record deleted.');
    await expect(row(records, 'FlexusL FullAccess')).toHaveCount(0);
  });
});
