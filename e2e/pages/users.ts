import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';

/** The list of users. */
export const users = (page: Page) => page.getByRole('table', { name: 'Users' });

/** The lines of a downloaded table, its header first. */
export const lines = async (download: Download): Promise<string[]> =>
  (await readFile(await download.path(), 'utf8')).trim().split('\r\n');

/** Opens a user from the list, at one of his tabs. */
export async function openUser(page: Page, name: string, tab?: string): Promise<void> {
  await users(page).getByRole('link', { name, exact: true }).click();
  if (tab !== undefined) await page.getByRole('tab', { name: tab }).click();
}
