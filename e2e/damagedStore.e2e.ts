import type { Page } from '@playwright/test';
import { paths } from '#src/paths.ts';
import { expect, expectAccessible, test } from './fixtures.ts';

async function createGroup(page: Page, name: string): Promise<void> {
  await page.goto(`.${paths.groupCreate()}`);
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'OK' }).click();
  await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
}

/** Overwrites the text of the newest saved change, as a broken disk would. */
const damageNewestChange = (page: Page, workspace: string): Promise<void> =>
  page.evaluate(
    (name) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(new Error('The database could not be opened'));
        opening.onsuccess = () => {
          const db = opening.result;
          const tx = db.transaction('commits', 'readwrite');
          const cursor = tx.objectStore('commits').openCursor(null, 'prev');
          cursor.onsuccess = () =>
            cursor.result?.update({ ...(cursor.result.value as object), text: '{"no":' });
          tx.oncomplete = () => {
            db.close();
            resolve();
          };
          tx.onerror = () => reject(new Error('The change could not be overwritten'));
        };
      }),
    `rehearsal/${workspace}`,
  );

test.describe('a damaged saved world', () => {
  test.beforeEach(async ({ page, openAs, workspace }) => {
    await openAs(paths.groups());
    await createGroup(page, 'keepers');
    await createGroup(page, 'broken');
    await damageNewestChange(page, workspace);
    await page.reload();
    await expect(page.getByRole('heading', { name: 'The saved world is damaged' })).toBeVisible();
  });

  test('can be downloaded, and restored up to the damage', async ({ page, workspace }) => {
    await expectAccessible(page);
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download' }).click();
    expect((await downloading).suggestedFilename()).toBe(`world-${workspace}.json`);
    await page.getByRole('button', { name: /^Restore \d+ changes$/ }).click();
    await expect(page.getByRole('link', { name: 'keepers', exact: true })).toBeVisible();
    await expect(page.getByRole('link', { name: 'broken', exact: true })).toBeHidden();
  });

  test('is thrown away only after asking', async ({ page }) => {
    await page.getByRole('button', { name: 'Reset' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await page.reload();
    await expect(page.getByRole('heading', { name: 'The saved world is damaged' })).toBeVisible();
    await page.getByRole('button', { name: 'Reset' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Reset' }).click();
    // A new world knows nobody's session.
    await page
      .getByRole('dialog', { name: 'Session expired' })
      .getByRole('button', { name: 'OK' })
      .click();
    await page.getByLabel('Account name').fill('RehearsalCo');
    await page.getByLabel('Password', { exact: true }).fill('Rehearse-2026!');
    await page.getByRole('button', { name: 'Log In' }).click();
    await expect(page.getByRole('link', { name: 'admin', exact: true })).toBeVisible();
    await expect(page.getByRole('link', { name: 'keepers', exact: true })).toBeHidden();
  });
});
