import { paths } from '#src/paths.ts';
import { expect, expectAccessible, test } from './fixtures.ts';
import { users } from './pages/users.ts';

test.describe('ten thousand users', () => {
  test.use({ scenario: 'large' });

  test('are paged, found and ordered by the server, and chosen columns stay', async ({
    page,
    openAs,
  }) => {
    await openAs(`${paths.users()}?sort=name`);
    await expect(page.getByText('Total Records: 10,001')).toBeVisible();
    await expect(users(page).getByRole('row')).toHaveCount(11);
    await page.getByPlaceholder('Enter a username.').fill('user-0777');
    await expect(page.getByText('Total Records: 10', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Username' }).click();
    await expect(users(page).getByRole('row').nth(1)).toContainText('user-07779');
    await page.getByRole('button', { name: 'Choose columns' }).click();
    await page
      .getByRole('dialog', { name: 'Columns' })
      .getByRole('checkbox', { name: 'Access Type' })
      .click();
    await page.keyboard.press('Escape');
    await expect(users(page).getByRole('columnheader', { name: 'Access Type' })).toBeVisible();
    await page.reload();
    await expect(users(page).getByRole('columnheader', { name: 'Access Type' })).toBeVisible();
    await expectAccessible(page);
  });

  test('batch modify shows each result; a failed one is repeated alone', async ({
    page,
    openAs,
  }) => {
    await openAs(`${paths.users()}?sort=name&search=user-0777&faults=userUpdate:error:x1`);
    await page.getByRole('checkbox', { name: 'Select all Users on this page' }).check();
    await page.getByRole('button', { name: 'Modify', exact: true }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Modify User' });
    await expect(dialog.getByRole('button', { name: 'OK' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await dialog.getByRole('combobox', { name: 'Select an attribute' }).click();
    await page.getByRole('option', { name: 'Status' }).click();
    await dialog.getByRole('radio', { name: 'Disable' }).check();
    await dialog.getByRole('button', { name: 'OK' }).click();
    await expect(dialog.getByText('Succeeded')).toHaveCount(9);
    await expect(dialog.getByText('Failed', { exact: true })).toHaveCount(1);
    await dialog.getByRole('button', { name: 'Retry Failed' }).click();
    await expect(dialog.getByText('Succeeded')).toHaveCount(10);
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
    await expect(users(page).getByText('Disabled')).toHaveCount(10);
  });
});
