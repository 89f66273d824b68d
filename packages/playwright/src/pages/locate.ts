import type { Locator, Page } from '@playwright/test';
import type { Name, PageNames } from '../names/name.ts';

/**
 * What is called so within a place. A button is one of the page, not the operation of the same
 * name that stands in each row of its table.
 */
export function locate(within: Locator, { role, name }: Name): Locator {
  const found = within.getByRole(role, { name, exact: typeof name === 'string' });
  return role === 'button' ? found.and(within.page().locator(':not(table *)')) : found;
}

/** All that is named within a place. */
export function locateAll<C extends Readonly<Record<string, Name>>>(
  within: Locator,
  names: C,
): { readonly [K in keyof C]: Locator } {
  const found = Object.entries(names).map(([key, name]) => [key, locate(within, name)] as const);
  return Object.fromEntries(found) as { [K in keyof C]: Locator }; // fromEntries forgets the keys
}

/**
 * The main part while it shows this page: a control of the same name on the page before is not
 * matched while this one loads.
 */
export function mainOf(page: Page, { title }: Pick<PageNames, 'title'>): Locator {
  const main = page.getByRole('main');
  if (title === undefined) return main;
  return main.filter({ has: page.getByRole('heading', { level: 1, name: title, exact: true }) });
}

/** A dialog by its title. */
export const dialogOf = (page: Page, title: string): Locator =>
  page.getByRole('dialog', { name: title, exact: true });
