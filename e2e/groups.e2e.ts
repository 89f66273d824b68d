import { paths } from '#src/paths.ts';
import { expect, expectAccessible, expectToast, row, settled, test } from './fixtures.ts';

const groupTable = 'User groups';

test('create: rules beside the field, a taken name keeps what was typed', async ({
  page,
  openAs,
}) => {
  await openAs(paths.groups());
  const ok = page.getByRole('button', { name: 'OK', exact: true });
  await test.step('Rules stand beside the fields', async () => {
    await expect(page.getByText('User groups available for creation: 18')).toBeVisible();
    await page.getByRole('button', { name: 'Create User Group' }).click();
    await ok.click();
    await expect(page.getByText('Name is required.')).toBeVisible();
    await page.getByLabel('Name', { exact: true }).fill('night@shift');
    await page.getByLabel('Description').fill('50% of the night shift');
    await ok.click();
    await expect(
      page.getByText('Only letters, digits, spaces, hyphens, underscores and braces.'),
    ).toBeVisible();
    await expect(page.getByText('are not allowed.')).toBeVisible();
    await expectAccessible(page);
  });
  await test.step('A taken name keeps what was typed', async () => {
    await page.getByLabel('Description').fill('Half of the night shift');
    await page.getByLabel('Name', { exact: true }).fill('flexusl-users');
    await ok.click();
    await expect(page.getByText(/^This name is taken\./)).toBeVisible();
    await expect(page.getByLabel('Description')).toHaveValue('Half of the night shift');
  });
  await test.step('The group is created', async () => {
    await page.getByLabel('Name', { exact: true }).fill('night-shift');
    await ok.click();
    await expectToast(page, 'User group night-shift created.');
    await expect(
      page.getByRole('table', { name: groupTable }).getByRole('row').nth(1),
    ).toContainText('night-shift');
    await expect(page.getByText('User groups available for creation: 17')).toBeVisible();
  });
});

test('leaving a half-filled form asks', async ({ page, openAs }) => {
  await openAs(paths.groupCreate());
  await page.getByLabel('Name', { exact: true }).fill('half');
  await page.getByRole('button', { name: 'Cancel' }).click();
  const dialog = page.getByRole('dialog', { name: 'Discard changes?' });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('half');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await dialog.getByRole('button', { name: 'Discard' }).click();
  await expect(page.getByRole('heading', { name: 'User Groups' })).toBeVisible();
});

test('modify in a dialog, with the warning about the name', async ({ page, openAs }) => {
  await openAs(paths.groups());
  await row(page.getByRole('table', { name: groupTable }), 'flexusl-users')
    .getByRole('button', { name: 'Modify' })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Modify User Group' });
  await expect(dialog.getByRole('button', { name: 'OK' })).toHaveAttribute('aria-disabled', 'true');
  await dialog.getByLabel('Name', { exact: true }).fill('flexusl-people');
  await expect(dialog.getByRole('alert')).toContainText('identity providers');
  await dialog.getByRole('button', { name: 'OK' }).click();
  await expectToast(page, 'User group flexusl-people modified.');
  await expect(row(page.getByRole('table', { name: groupTable }), 'flexusl-people')).toBeVisible();
});

test('users: in and out of a group, felt at the next click of the user', async ({
  page,
  openAs,
  secondTab,
}) => {
  await openAs(paths.groups());
  const other = await secondTab(paths.flexusl(), 'flex-operator');
  const dialog = page.getByRole('dialog', { name: 'Remove from flexusl-users' });
  await test.step('Remove the user: the next click is refused', async () => {
    await expect(other.getByRole('alert')).toHaveCount(0);
    await row(page.getByRole('table', { name: groupTable }), 'flexusl-users')
      .getByRole('link', { name: '1', exact: true })
      .click();
    await expect(page.getByRole('tab', { name: 'Users' })).toHaveAttribute('aria-selected', 'true');
    await row(page.getByRole('table', { name: 'Users' }), 'flex-operator')
      .getByRole('button', { name: 'Remove' })
      .click();
    await expect(dialog).toContainText('flex-operator');
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await expectToast(page, 'Removed from flexusl-users.');
    await expect(page.getByText('Nobody is in this group yet.')).toBeVisible();
    await other.goto(`.${paths.flexusl()}`);
    await settled(other);
    await expect(other.getByRole('alert').first()).toContainText('flexusl:');
  });
  await test.step('Add the user: the next click works', async () => {
    await page.getByRole('button', { name: 'Add', exact: true }).first().click();
    const manage = page.getByRole('dialog', { name: 'Manage User' });
    await expect(manage.getByRole('checkbox', { name: 'admin' })).toBeDisabled();
    await manage.getByRole('checkbox', { name: 'flex-operator' }).check();
    await expect(manage.getByRole('group', { name: 'Selected Users (1)' })).toContainText(
      'flex-operator',
    );
    await expectAccessible(page);
    await manage.getByRole('button', { name: 'OK' }).click();
    await expectToast(page, 'Users of flexusl-users changed.');
    await other.goto(`.${paths.flexusl()}`);
    await settled(other);
    await expect(other.getByRole('alert')).toHaveCount(0);
  });
});

test('delete names users and permissions that go with a group; the detail page leaves', async ({
  page,
  openAs,
}) => {
  await openAs(paths.groups());
  await page.getByRole('button', { name: 'Details of flexusl-users' }).click();
  await expect(page.getByText('Basic Information')).toBeVisible();
  await expect(page.getByRole('cell', { name: /FlexusL FullAccess/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'flexusl-users' }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Delete user group flexusl-users' });
  await expect(dialog.getByRole('list', { name: 'User groups to be deleted' })).toContainText(
    '1 permission',
  );
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expectToast(page, 'User group flexusl-users deleted.');
  await expect(page.getByRole('heading', { name: 'User Groups' })).toBeVisible();
  await expect(row(page.getByRole('table', { name: groupTable }), 'flexusl-users')).toHaveCount(0);
});

test('a group that is not there is a page of its own', async ({ page, openAs }) => {
  await openAs('/iam/groups/00000000000000000000000000000000/authorize');
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
  await expect(page.getByText('This user group is not there, or no longer.')).toBeVisible();
  await page.getByRole('link', { name: 'All User Groups' }).click();
  await expect(page.getByRole('heading', { name: 'User Groups', level: 1 })).toBeVisible();
});

test.describe('a thousand groups', () => {
  test.use({ scenario: 'large' });
  const opening = { params: { users: 2_000 } };

  test('pages, order and search stand in the address', async ({ page, openAs }) => {
    await openAs(`${paths.groups()}?sort=name`, opening);
    const table = page.getByRole('table', { name: groupTable });
    await expect(page.getByText('Total Records: 1,001')).toBeVisible();
    await page.getByRole('button', { name: 'Go to page 2' }).click();
    await expect(row(table, 'group-0010')).toBeVisible();
    await page.reload();
    await expect(row(table, 'group-0010')).toBeVisible();
    await page.getByPlaceholder('Enter a group name.').fill('nothing-like-this');
    await expect(page.getByText('Nothing fits the search or the filters.')).toBeVisible();
    await page.getByRole('button', { name: 'Reset filters' }).click();
    await expect(page.getByText('Total Records: 1,001')).toBeVisible();
  });

  test('several at once: typed confirmation, one refusal does not stop the others', async ({
    page,
    openAs,
  }) => {
    await openAs(
      `${paths.groups()}?sort=name&search=group-000&faults=groupDelete:error:x1`,
      opening,
    );
    await page.getByRole('checkbox', { name: 'Select all User groups on this page' }).check();
    await page.getByRole('button', { name: 'Delete', exact: true }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Delete 9 user groups' });
    await expect(dialog.getByRole('list', { name: 'User groups to be deleted' })).toContainText(
      'group-0001',
    );
    const remove = dialog.getByRole('button', { name: 'Delete' });
    await expect(remove).toHaveAttribute('aria-disabled', 'true');
    await dialog.getByLabel('Type DELETE to confirm').fill('DELETE');
    await remove.click();
    await expect(dialog.getByRole('alert')).toContainText('1 of 9 failed. group-000');
    await remove.click();
    await expectToast(page, '9 user groups deleted.');
    await expect(page.getByText('Nothing fits the search or the filters.')).toBeVisible();
  });
});
