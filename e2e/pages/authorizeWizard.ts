import type { Page } from '@playwright/test';
import { expect, row } from '../fixtures.ts';

/** What can be granted, and what the last step says was. */
export const roles = (page: Page) => page.getByRole('table', { name: 'Policies and roles' });
export const granted = (page: Page) => page.getByRole('table', { name: 'Assigned permissions' });

export const next = (page: Page) => page.getByRole('button', { name: 'Next', exact: true });

/** Opens the wizard from the list of user groups. */
export async function openWizard(page: Page, group: string): Promise<void> {
  await row(page.getByRole('table', { name: 'User groups' }), group)
    .getByRole('link', { name: 'Authorize' })
    .click();
  await expect(page.getByRole('heading', { name: 'Authorize User Group', level: 1 })).toBeVisible();
}

/** Finds each permission and ticks it. */
export async function tick(page: Page, ...names: readonly string[]): Promise<void> {
  for (const name of names) {
    await page.getByPlaceholder('Enter a policy name, role name, or description.').fill(name);
    await roles(page)
      .getByRole('checkbox', { name: `Select ${name}`, exact: true })
      .check();
  }
}

/** Sends what was chosen, past the question. */
export async function confirm(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'OK', exact: true }).click();
  await page
    .getByRole('dialog', { name: 'Confirm authorization' })
    .getByRole('button', { name: 'OK' })
    .click();
}
