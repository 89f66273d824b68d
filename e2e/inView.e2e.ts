import type { Locator, Page } from '@playwright/test';
import { paths } from '#src/paths.ts';
import { expect, row, test } from './fixtures.ts';
import { choose } from './pages/ucs.ts';
import { policyEditor } from './pages/policyEditor.ts';

/** What the backend refuses or fails at stands at the control that was pressed, in the viewport. */

test.use({ scenario: 'ucs', expectedErrors: [/500/] });

const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;

/** Presses at either size: the message and the control are both in view, one beside the other. */
async function expectInView(page: Page, within: Locator, button: string): Promise<void> {
  const pressed = within.getByRole('button', { name: button, exact: true });
  const message = within.getByRole('alert').filter({ hasText: 'unexpected error' });
  for (const size of sizes) {
    await page.setViewportSize(size);
    await pressed.click();
    await expect(message).toBeInViewport({ ratio: 0.9 });
    await expect(pressed).toBeInViewport({ ratio: 0.9 });
  }
}

test('of pages that are forms', async ({ page, openAs }) => {
  await openAs(`${paths.groupCreate()}?faults=groupCreate:error`, { as: 'admin' });
  await page.getByLabel('Name', { exact: true }).fill('cleaners');
  await expectInView(page, page.getByRole('form'), 'OK');
});

test('of long forms with an editor', async ({ page, openAs }) => {
  await openAs(`${paths.policyCreate()}?faults=customRoleCreate:error`);
  await page.getByLabel('Policy Name').fill('Documents');
  await policyEditor(page).fill(
    '{"Version":"1.1","Statement":[{"Effect":"Allow","Action":["coc:document:list"]}]}',
  );
  await expectInView(page, page.getByRole('form'), 'OK');
});

test('of dialogs longer than the page', async ({ page, openAs }) => {
  await openAs(`${paths.ucsPermissions()}?faults=ucsPermissionCreate:error`);
  await page.getByRole('button', { name: 'Add Permission' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add Permission' });
  await choose(dialog, page, 'Cluster/Fleet', 'partner-k8s (cluster)');
  await dialog.getByRole('checkbox').first().check();
  await expectInView(page, dialog, 'OK');
});

test('of questions', async ({ page, openAs }) => {
  await openAs(`${paths.groups()}?faults=groupDelete:error`);
  const table = page.getByRole('table', { name: 'User groups' });
  await row(table, 'ucs-viewer-group').getByRole('button', { name: 'Delete' }).click();
  await expectInView(page, page.getByRole('dialog'), 'Delete');
});
