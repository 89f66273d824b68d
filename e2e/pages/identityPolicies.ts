import type { Page } from '@playwright/test';
import { expect } from '../fixtures.ts';

const pretty = (value: unknown) => JSON.stringify(value, null, 4);

/** An identity policy of these statements, as the console writes it. */
export const policy = (...statements: readonly unknown[]) =>
  pretty({ Version: '5.0', Statement: statements });

/** A statement that allows these actions. */
export const allow = (...actions: readonly string[]) => ({ Effect: 'Allow', Action: actions });

export const ok = (page: Page) => page.getByRole('button', { name: 'OK', exact: true });

export const table = (page: Page) => page.getByRole('table', { name: 'Identity policies' });

/** Narrows the list to one policy. */
export async function find(page: Page, name: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Enter a policy name or description.' }).fill(name);
  await expect(table(page).getByRole('row')).toHaveCount(2);
}

/** Opens a policy from the list, at one of its tabs. */
export async function openPolicy(page: Page, name: string, tab?: string): Promise<void> {
  await find(page, name);
  await page.getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  if (tab !== undefined) await page.getByRole('tab', { name: tab }).click();
}
