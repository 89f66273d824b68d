import { paths } from '#src/paths.ts';
import { expect, row, test } from './fixtures.ts';
import { confirm, granted, next, tick } from './pages/authorizeWizard.ts';

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
