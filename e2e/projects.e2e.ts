import { paths } from '#src/paths.ts';
import { expect, expectAccessible, expectToast, row, test } from './fixtures.ts';

test('a sub-project of a region; a taken name is said beside it', async ({ page, openAs }) => {
  await test.step('The project of a region cannot be modified', async () => {
    await openAs(paths.projects(), { scenario: 'fresh' });
    await expect(
      row(page.getByRole('table', { name: 'Projects' }), 'cn-north-4').getByRole('button', {
        name: 'Modify',
      }),
    ).toHaveAttribute('aria-disabled', 'true');
  });
  await test.step('Create a sub-project; its name is taken afterwards', async () => {
    for (const expected of ['created', 'taken']) {
      await page.goto(`.${paths.projects()}`);
      await page.getByRole('button', { name: 'Create Project' }).click();
      await page.getByRole('combobox', { name: 'Region' }).click();
      await page.getByRole('option', { name: /\(cn-north-4\)$/ }).click();
      await page.getByLabel('Project Name').fill('dev');
      await page.getByRole('button', { name: 'OK', exact: true }).click();
      await (expected === 'created'
        ? expectToast(page, 'Project cn-north-4_dev created.')
        : expect(page.getByText(/^This name is taken\./)).toBeVisible());
    }
  });
  await test.step('Leave the form', async () => {
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page
      .getByRole('dialog', { name: 'Discard changes?' })
      .getByRole('button', { name: 'Discard' })
      .click();
  });
  await test.step('Modify the sub-project', async () => {
    const table = page.getByRole('table', { name: 'Projects' });
    await expect(row(table, 'cn-north-4')).toContainText('1/10');
    await row(table, 'cn-north-4_dev').getByRole('button', { name: 'Modify' }).click();
    const dialog = page.getByRole('dialog', { name: 'Modify Project' });
    await dialog.getByLabel('Description').fill('Where things are tried out');
    await dialog.getByRole('button', { name: 'OK' }).click();
    await expect(row(table, 'cn-north-4_dev')).toContainText('Where things are tried out');
    await expectAccessible(page);
  });
});

test('not beside enterprise projects', async ({ page, openAs }) => {
  await openAs(paths.projects());
  const create = page.getByRole('button', { name: 'Create Project' });
  await expect(create).toHaveAttribute('aria-disabled', 'true');
  await expect(create).toHaveAccessibleDescription(/enterprise project/);
});
