import type { Locator, Page } from '@playwright/test';
import { expect } from '../fixtures.ts';

/**
 * The words by which a refusal is recognized (docs/sources/ucs-identity-policies.md and
 * docs/sources/ucs-roles-and-policies.md).
 */
export const insufficient = 'You have insufficient permissions to perform the operation.';
export const noAccess = 'You have insufficient permissions to access this service.';

/** Service List > a service. */
export async function openService(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Service list' }).click();
  await page
    .getByRole('dialog', { name: 'Service list' })
    .getByRole('link', { name: new RegExp(`${name}`) })
    .click();
}

/** A page of UCS through its left nav. */
export const openUcsPage = (page: Page, name: string): Promise<void> =>
  page
    .getByRole('navigation', { name: 'Ubiquitous Cloud Native Service' })
    .getByRole('link', { name, exact: true })
    .click();

/** Fills Create Fleet and submits; the dialog stays when it is refused. */
export async function createFleet(page: Page, name: string): Promise<Locator> {
  await page.getByRole('button', { name: 'Create Fleet' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create Fleet' });
  await dialog.getByLabel('Fleet Name').fill(name);
  await dialog.getByRole('button', { name: 'OK' }).click();
  return dialog;
}

/** Fills Register Cluster for an attached cluster and submits. */
export async function registerAttached(page: Page, name: string): Promise<Locator> {
  await page.getByRole('button', { name: 'Register Cluster' }).click();
  const dialog = page.getByRole('dialog', { name: 'Register Cluster' });
  await dialog.getByLabel('Cluster Name').fill(name);
  await dialog.getByLabel('Location').fill('Lisbon');
  await dialog.getByRole('button', { name: 'OK' }).click();
  return dialog;
}

/** Chooses an entry of a select. */
export async function choose(
  within: Page | Locator,
  page: Page,
  select: string,
  option: string | RegExp,
): Promise<void> {
  await within.getByRole('combobox', { name: select }).click();
  await page.getByRole('option', { name: option }).click();
  await expect(page.getByRole('listbox')).toHaveCount(0);
}

/** The dialog says that permissions are insufficient, and which one is missing. */
export async function expectRefused(dialog: Locator, permission: string): Promise<void> {
  await expect(dialog.getByRole('alert')).toContainText(insufficient);
  await expect(dialog.getByRole('alert')).toContainText(permission);
}

/** Greyed, focusable, and described with its reason. */
export async function expectGreyed(control: Locator, reason: string): Promise<void> {
  await expect(control).toBeDisabled();
  await expect(control).not.toHaveAttribute('disabled');
  await expect(control).toHaveAccessibleDescription(
    new RegExp(reason.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')),
  );
}
