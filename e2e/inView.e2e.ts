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
async function expectInView(
  page: Page,
  within: Page | Locator,
  button: string,
  words: string | RegExp = 'unexpected error',
): Promise<void> {
  const pressed = within.getByRole('button', { name: button, exact: true });
  const message = within.getByRole('alert').filter({ hasText: words });
  for (const size of sizes) {
    await page.setViewportSize(size);
    await pressed.click();
    await expect(message).toBeInViewport({ ratio: 0.9 });
    await expect(pressed).toBeInViewport({ ratio: 0.9 });
  }
}

/** One of each piece that can fail: every other one is made of them, as a rule of the code holds. */
test('of questions, forms, and long forms with an editor', async ({ page, openAs }) => {
  await openAs(
    `${paths.groups()}?faults=groupDelete:error,groupCreate:error,customRoleCreate:error`,
    { as: 'admin' },
  );
  const table = page.getByRole('table', { name: 'User groups' });
  await row(table, 'ucs-viewer-group').getByRole('button', { name: 'Delete' }).click();
  await expectInView(page, page.getByRole('dialog'), 'Delete');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('button', { name: 'Create User Group' }).click();
  await page.getByLabel('Name', { exact: true }).fill('cleaners');
  await expectInView(page, page.getByRole('form'), 'OK');

  await page.goto(`.${paths.policyCreate()}?faults=customRoleCreate:error`);
  await page.getByLabel('Policy Name').fill('Documents');
  const editor = policyEditor(page);
  const written = (action: string) =>
    `{"Version":"1.1","Statement":[{"Effect":"Allow","Action":["${action}"]}]}`;
  await editor.fill(written('coc:document'));
  await expectInView(page, page.getByRole('form'), 'OK', 'Policy content is incorrect');
  await editor.fill(written('coc:document:list'));
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

test.describe('before anything is enabled', () => {
  test.use({ scenario: 'fresh', as: 'admin' });
  test('of consents, and of a wizard', async ({ page, openAs }) => {
    await openAs(`${paths.coc()}?faults=agencyGrantOnAll:error`);
    await page.getByRole('checkbox', { name: /I have read and agree/ }).check();
    await expectInView(page, page, 'Agree to authorize and enable the service');

    await page.goto(`.${paths.ucs()}?faults=ucsAuthorize:error`);
    await page.getByRole('checkbox', { name: /I agree that UCS creates/ }).check();
    await expectInView(page, page, 'Authorize UCS');

    await page.goto(`.${paths.users()}?faults=groupUserAdd:error`);
    const users = page.getByRole('table', { name: 'Users' });
    await row(users, 'coc-enabler').getByRole('link', { name: 'Authorize' }).click();
    await page
      .getByRole('checkbox', { name: /^Select / })
      .first()
      .check();
    await expectInView(page, page, 'OK');
  });
});
