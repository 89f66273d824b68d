import type { Locator, Page } from '@playwright/test';
import { paths } from '#src/paths.ts';
import { expect, settled, test } from './fixtures.ts';

/** Presses a control as the keyboard does. */
async function press(control: Locator): Promise<void> {
  await control.focus();
  await control.press('Enter');
}

/** Answers the open question from the keyboard. */
const answer = (page: Page, name: string): Promise<void> =>
  press(page.getByRole('dialog').getByRole('button', { name, exact: true }));

const tableOf = (page: Page, name: string): Locator => page.getByRole('table', { name });

/** The row of a list whose link has this name. */
const rowOf = (table: Locator, name: string): Locator =>
  table.getByRole('row').filter({ has: table.page().getByRole('link', { name, exact: true }) });

test.describe('the focus goes on from a deleted row', () => {
  test('to the same operation of the next row; from the last row, of the one before', async ({
    page,
    openAs,
  }) => {
    await openAs(`${paths.agencies()}?sort=name`, { scenario: 'delegated' });
    const agencies = tableOf(page, 'Agencies');
    await press(rowOf(agencies, 'annual-review').getByRole('button', { name: 'Delete' }));
    await answer(page, 'Delete');
    await expect(
      agencies.getByRole('row').nth(1).getByRole('button', { name: 'Delete' }),
    ).toBeFocused();
    await press(agencies.getByRole('row').last().getByRole('button', { name: 'Delete' }));
    await answer(page, 'Delete');
    await expect(
      agencies.getByRole('row').last().getByRole('button', { name: 'Delete' }),
    ).toBeFocused();
  });

  test('to the menu of the next row, when it was deleted from its menu', async ({
    page,
    openAs,
  }) => {
    await openAs(`${paths.users()}?sort=name`, { scenario: 'ucs' });
    const users = tableOf(page, 'Users');
    await press(page.getByRole('button', { name: 'More operations on ucs-newcomer' }));
    await press(page.getByRole('menuitem', { name: 'Delete' }));
    await answer(page, 'Cancel');
    await expect(
      page.getByRole('button', { name: 'More operations on ucs-newcomer' }),
    ).toBeFocused();
    await page.keyboard.press('Enter');
    await press(page.getByRole('menuitem', { name: 'Delete' }));
    await answer(page, 'Delete');
    await expect(
      users.getByRole('button', { name: 'More operations on ucs-operator' }),
    ).toBeFocused();
  });

  test('to the table, when it was the only one', async ({ page, openAs }) => {
    await openAs(paths.ucsFleets(), { scenario: 'ucs' });
    await press(tableOf(page, 'Fleets').getByRole('button', { name: 'Delete' }));
    await answer(page, 'OK');
    await expect(page.getByRole('region', { name: 'Fleets, scrollable' })).toBeFocused();
  });

  test('to what an empty list offers: the last member is removed', async ({ page, openAs }) => {
    await openAs(`${paths.groups()}?sort=name`);
    await page.getByRole('link', { name: 'flexusl-users' }).click();
    await page.getByRole('tab', { name: 'Users' }).click();
    await press(
      rowOf(tableOf(page, 'Users'), 'flex-operator').getByRole('button', { name: 'Remove' }),
    );
    await answer(page, 'Remove');
    await expect(
      tableOf(page, 'Users').getByRole('button', { name: 'Add', exact: true }),
    ).toBeFocused();
  });
});

const lists = [
  { name: 'User groups', path: paths.groups(), scenario: 'ucs', operation: 'Delete' },
  {
    name: 'Authorization records',
    path: paths.authorization(),
    scenario: 'ucs',
    operation: 'Delete',
  },
  {
    name: 'Identity policies',
    path: paths.identityPolicies(),
    scenario: 'new-iam',
    operation: 'Delete',
  },
  { name: 'Clusters', path: paths.ucsClusters(), scenario: 'ucs', operation: 'Unregister' },
] as const;

for (const { name, path, scenario, operation } of lists) {
  test(`${name}: a row goes, the one that takes its place has the focus`, async ({
    page,
    openAs,
  }) => {
    await openAs(path, { scenario });
    const rows = tableOf(page, name).getByRole('row');
    const free = rows
      .filter({ has: page.locator('button:not([aria-disabled="true"])', { hasText: operation }) })
      .first();
    await expect(free).toBeVisible();
    const before = await rows.allInnerTexts();
    const text = await free.innerText();
    await press(free.getByRole('button', { name: operation, exact: true }));
    await press(page.getByRole('dialog').getByRole('button').last());
    await expect.poll(() => rows.allInnerTexts()).not.toContain(text);
    await expect(
      rows.nth(before.indexOf(text)).getByRole('button', { name: operation, exact: true }),
    ).toBeFocused();
  });
}

test('a button that has done its work and may not be used now keeps the focus: deletion of several, Undo', async ({
  page,
  openAs,
}) => {
  await openAs(`${paths.agencies()}?sort=name`, { scenario: 'delegated' });
  await test.step('Select several', async () => {
    for (const name of ['annual-review', 'weekend-support'])
      await page.getByRole('checkbox', { name: `Select ${name}` }).check();
  });
  const all = page.getByRole('button', { name: 'Delete', exact: true }).first();
  await test.step('Delete them', async () => {
    await press(all);
    await answer(page, 'Delete');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(all).toHaveAttribute('aria-disabled', 'true');
    await expect(all).toBeFocused();
  });
  await test.step('Open the history', async () => {
    await page.goto(`.${paths.history()}`);
    await settled(page);
  });
  const undo = tableOf(page, 'History')
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: 'Details of change 2' }) })
    .getByRole('button', { name: 'Undo' });
  await test.step('Undo it', async () => {
    await press(undo);
    await answer(page, 'Undo');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(undo).toHaveAttribute('aria-disabled', 'true');
    await expect(undo).toBeFocused();
  });
});

test('a dialog whose work fails keeps the focus on its button, for another try', async ({
  page,
  openAs,
}) => {
  await openAs(`${paths.groups()}?faults=groupDelete:error`);
  await press(
    rowOf(tableOf(page, 'User groups'), 'flexusl-users').getByRole('button', { name: 'Delete' }),
  );
  await answer(page, 'Delete');
  await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Delete' })).toBeFocused();
});

test('what closes or removes itself hands the focus on: filter tag, search text, hint', async ({
  page,
  openAs,
}) => {
  await openAs(paths.authorization());
  const filter = page.getByRole('combobox', { name: 'Search by policy/role name.' });
  await test.step('Filter tags', async () => {
    for (const text of ['flex', 'coc']) {
      await filter.fill(text);
      await page.getByRole('option', { name: `Policy/Role name: ${text}` }).click();
    }
    await press(page.getByRole('button', { name: 'Remove filter Policy/Role name: flex' }));
    await expect(
      page.getByRole('button', { name: 'Remove filter Policy/Role name: coc' }),
    ).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(filter).toBeFocused();
  });
  await test.step('Search text', async () => {
    await page.goto(`.${paths.policies()}`);
    await page.getByRole('searchbox').fill('ucs');
    await press(page.getByRole('button', { name: 'Clear search' }));
    await expect(page.getByRole('searchbox')).toBeFocused();
  });
  await test.step('Hint', async () => {
    await page.goto(`.${paths.projects()}`);
    await press(page.getByRole('button', { name: 'Close hint' }));
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  });
});

test('whoever clicks beside everything is left alone when rows go', async ({
  page,
  openAs,
  secondTab,
}) => {
  await openAs(`${paths.agencies()}?sort=name`, { scenario: 'delegated' });
  const agencies = tableOf(page, 'Agencies');
  await rowOf(agencies, 'annual-review').getByRole('button', { name: 'Delete' }).focus();
  await page.mouse.click(100, 880);
  const other = await secondTab(`${paths.agencies()}?sort=name`, 'admin');
  await press(
    rowOf(tableOf(other, 'Agencies'), 'annual-review').getByRole('button', { name: 'Delete' }),
  );
  await answer(other, 'Delete');
  await expect(rowOf(agencies, 'annual-review')).toHaveCount(0);
  await expect(page.locator('body')).toBeFocused();
});
