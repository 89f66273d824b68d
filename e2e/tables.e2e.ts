import { paths } from '#src/paths.ts';
import { expect, settled, test } from './fixtures.ts';

test('text typed a moment before a page is left neither holds the reader nor ends up in the next address', async ({
  page,
  openAs,
}) => {
  await openAs(paths.users());
  // The page's code takes longer than the pause after which typed text is sent.
  await page.route(/UserCreatePage/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 800));
    await route.continue();
  });
  await page.getByRole('searchbox', { name: 'Enter a username.' }).fill('flex');
  await page.getByRole('button', { name: 'Create User' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Create User' })).toBeVisible();
  await expect(page).toHaveURL(
    (url) => url.pathname.endsWith(paths.userCreate()) && url.search === '',
  );
});

test('a box of the column chooser changes at once, and quick changes all count', async ({
  page,
  openAs,
}) => {
  await openAs(paths.policies());
  await page.getByRole('button', { name: 'Choose columns' }).click();
  const columns = page.getByRole('dialog', { name: 'Columns' });
  await columns.getByRole('checkbox', { name: 'Description' }).uncheck();
  await columns.getByRole('checkbox', { name: 'Type' }).uncheck();
  await page.keyboard.press('Escape');
  const table = page.getByRole('table', { name: 'Policies and roles' });
  await expect(table.getByRole('columnheader', { name: /Description|Type/ })).toHaveCount(0);
  await expect(page).toHaveURL(/columns=name%2Coperation/);
});

test('search, order, filters, page size and columns stand in the address; size, order and columns are remembered', async ({
  page,
  openAs,
}) => {
  await openAs(paths.policies());
  const table = page.getByRole('table', { name: 'Policies and roles' });
  await test.step('Order, filter, columns and search', async () => {
    await page.getByRole('button', { name: 'Policy/Role Name' }).click();
    await page.getByRole('combobox', { name: 'Type', exact: true }).click();
    await page.getByRole('option', { name: 'System-defined role' }).click();
    await page.getByRole('button', { name: 'Choose columns' }).click();
    await page
      .getByRole('dialog', { name: 'Columns' })
      .getByRole('checkbox', { name: 'Description' })
      .uncheck();
    await page.keyboard.press('Escape');
    await page.getByRole('searchbox').fill('agent');
    await expect(page).toHaveURL(/search=agent/);
    await expect(table.getByRole('columnheader', { name: 'Description' })).toHaveCount(0);
    await expect(table.getByRole('link', { name: 'Agent Operator' })).toBeVisible();
  });
  await test.step('The address opens the same view', async () => {
    const address = page.url();
    await page.reload();
    await settled(page);
    await expect(table.getByRole('link', { name: 'Agent Operator' })).toBeVisible();
    await expect(table.getByRole('columnheader', { name: 'Description' })).toHaveCount(0);
    expect(page.url()).toBe(address);
  });
  await test.step('Reset the filters', async () => {
    await page.getByRole('searchbox').fill('nothing like it');
    await expect(page.getByText('Nothing fits the search or the filters.')).toBeVisible();
    await page.getByRole('button', { name: 'Reset filters' }).click();
    await expect(page).not.toHaveURL(/search=|f\.type/);
  });
  await test.step('Order and columns are remembered for the next visit', async () => {
    await page.goto(`.${paths.policies()}`);
    await expect(table.getByRole('link', { name: 'Agent Operator' })).toBeVisible();
    await expect(table.getByRole('columnheader', { name: 'Description' })).toHaveCount(0);
    await expect(table.getByRole('columnheader', { name: 'Policy/Role Name' })).toHaveAttribute(
      'aria-sort',
      'ascending',
    );
  });
});

test('a page past the end is the last one, for lists of the server and of the page', async ({
  page,
  openAs,
}) => {
  await openAs(`${paths.users()}?page=99`, { scenario: 'large', params: { users: 25 } });
  await expect(page.getByRole('table', { name: 'Users' }).getByRole('row')).toHaveCount(1 + 6);
  await expect(page.getByText('Total Records: 26')).toBeVisible();
  await page.goto(`.${paths.policies()}?page=999`);
  await expect(
    page.getByRole('table', { name: 'Policies and roles' }).getByRole('row').nth(1),
  ).toBeVisible();
});

test('why something was refused can be read in another tab and after a reload', async ({
  page,
  openAs,
  explanation,
}) => {
  await openAs(paths.groups(), { as: 'flex-operator' });
  const why = await explanation(page);
  const headline = why.getByRole('heading', { level: 2 }).first();
  await expect(headline).toContainText('iam:groups:listGroups');
  await why.reload();
  await expect(headline).toContainText('iam:groups:listGroups');
});

test('what is chosen is counted and shown, also where a search hides it', async ({
  page,
  openAs,
}) => {
  await openAs(paths.users(), { scenario: 'large', params: { users: 40 } });
  const table = page.getByRole('table', { name: 'Users' });
  const chosen = page.getByRole('group', { name: 'Selection in Users' });
  await expect(table.getByText('user-00038', { exact: true })).toBeVisible();
  await expect(chosen).toHaveCount(0);
  for (const name of ['user-00039', 'user-00038'])
    await table.getByRole('checkbox', { name: `Select ${name}` }).check();
  await page.getByRole('searchbox', { name: 'Enter a username.' }).fill('user-0001');
  await expect(table.getByText('user-00019', { exact: true })).toBeVisible();
  await expect(chosen).toContainText('2 selected');
  await chosen.getByRole('button', { name: 'Show selected' }).click();
  await expect(table.getByRole('checkbox', { name: /^Select user-/ })).toHaveCount(2);
  await expect(table.getByRole('checkbox', { name: 'Select user-00039' })).toBeChecked();
  await chosen.getByRole('button', { name: 'Clear selection' }).click();
  await expect(chosen).toHaveCount(0);
  await expect(table.getByText('user-00019', { exact: true })).toBeVisible();
});
