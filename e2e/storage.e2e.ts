import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { paths } from '#src/paths.ts';
import { expect, expectAccessible, expectToast, test } from './fixtures.ts';

async function createGroup(page: Page, name: string, description = ''): Promise<void> {
  await page.goto(`.${paths.groupCreate()}`);
  await page.getByLabel('Name', { exact: true }).fill(name);
  if (description !== '') await page.getByLabel('Description').fill(description);
  await page.getByRole('button', { name: 'OK', exact: true }).click();
}
const group = (page: Page, name: string) => page.getByRole('link', { name, exact: true });

const losses = {
  localStorage: 'This browser keeps no settings for this page: they end with this tab.',
  sessionStorage:
    'This browser keeps nothing for this tab: whoever reloads the page signs in again.',
  indexedDB: 'This browser stores nothing for this page: the world ends with this tab.',
} as const;

for (const [name, told] of Object.entries(losses)) {
  test.describe(name, () => {
    // MUI tells the console that its colour scheme is not kept.
    test.use({ expectedErrors: name === 'localStorage' ? [/The operation is insecure/] : [] });

    test(`where ${name} throws the console works in memory, and says so`, async ({
      page,
      openAs,
    }) => {
      await page.addInitScript((blocked) => {
        Object.defineProperty(window, blocked, {
          get: () => {
            throw new DOMException('The operation is insecure.', 'SecurityError');
          },
        });
      }, name);
      await openAs(paths.groups());
      await expectToast(page, told);
      await page.getByRole('button', { name: 'Create User Group' }).click();
      await page.getByLabel('Name', { exact: true }).fill('in-memory');
      await page.getByRole('button', { name: 'OK', exact: true }).click();
      await expect(group(page, 'in-memory')).toBeVisible();
    });
  });
}

test('a database that is deleted under an open tab is told at once; its world is downloaded and saved again', async ({
  page,
  openAs,
  workspace,
}) => {
  await openAs(paths.groups());
  await createGroup(page, 'kept');
  await expect(group(page, 'kept')).toBeVisible();
  await page.evaluate((name) => void indexedDB.deleteDatabase(name), `rehearsal/${workspace}`);
  await expect(page.getByRole('heading', { name: 'The saved world is gone' })).toBeVisible();
  await expectAccessible(page);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).click();
  expect(readFileSync(await (await downloading).path(), 'utf8')).toContain(
    'Created user group kept',
  );
  await page.getByRole('button', { name: 'Save It Again' }).click();
  await expect(group(page, 'kept')).toBeVisible();
});
