import { paths } from '#src/paths.ts';
import { expect, expectAccessible, expectToast, row, test } from './fixtures.ts';

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
