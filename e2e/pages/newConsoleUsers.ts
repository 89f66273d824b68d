import type { Page } from '@playwright/test';

/** A password that every rule allows. */
export const password = 'Rehearsal-5.0!';

export const ok = (page: Page) => page.getByRole('button', { name: 'OK', exact: true });

/** The first step of Create User. */
export async function fillUser(page: Page, name: string): Promise<void> {
  await page.getByLabel('Username').fill(name);
  await page.getByLabel('Description').fill('Reads UCS');
  await page.getByLabel('New Password', { exact: true }).fill(password);
  await page.getByRole('checkbox', { name: 'Require password reset at the next login' }).uncheck();
}
