import type { Page } from '@playwright/test';
import { paths } from '#src/paths.ts';
import { expect, test } from './fixtures.ts';

/**
 * Somebody is to restart the servers of one project and never to delete one: refused, allowed,
 * previewed, proved and tested, in as few steps as the documented forms have.
 */

test.use({ scenario: 'new-iam' });

const project = 'ap-southeast-3';
const ok = (page: Page) => page.getByRole('button', { name: 'OK', exact: true });
const region = (page: Page, name: string) => page.getByRole('region', { name });
const answer = (page: Page, text: string) =>
  expect(region(page, 'Answer').getByText(text, { exact: true })).toBeVisible();

test('Ann restarts the servers of one project and nobody new deletes', async ({ page, openAs }) => {
  const ann = { principal: 'user:ucs-reader', project };
  const question = paths.accessCheck({ ...ann, action: 'ecs:cloudServers:reboot' });
  const repair = (words: RegExp) =>
    region(page, 'Why not, and how').getByRole('listitem').filter({ hasText: words });
  await openAs(question);
  await test.step('refused; a new policy for just this opens filled in', async () => {
    await answer(page, 'Nothing allows it');
    await repair(/^Create a custom policy/)
      .getByRole('link')
      .first()
      .click();
    await page.getByRole('textbox', { name: 'Policy Name' }).fill('Restart servers');
    await ok(page).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Policies/Roles' })).toBeVisible();
  });
  await test.step('granted in the project, after what it changes is seen', async () => {
    await page.goto(question);
    await repair(/^Grant “Restart servers” .* in the project/)
      .getByRole('link')
      .first()
      .click();
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await ok(page).click();
    const dialog = page.getByRole('dialog', { name: 'Confirm authorization' });
    await expect(dialog.getByText('1 principal gains access.')).toBeVisible();
    await dialog.getByRole('button', { name: 'OK', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Authorization successful.' })).toBeVisible();
  });
  await test.step('allowed, and kept as a test', async () => {
    await page.goto(question);
    await answer(page, 'Allowed');
    await page.getByRole('button', { name: 'Keep as test' }).click();
    await ok(page).click();
    await expect(page.getByRole('link', { name: '1 of 1 tests hold' })).toBeVisible();
  });
  await test.step('nobody new deletes: proved, and kept as a rule', async () => {
    await page.goto(paths.whoCan({ action: 'ecs:cloudServers:deleteServers', project }));
    await expect(page.getByText(/^Proved: nobody but .*user:mfa-admin.* can/)).toBeVisible();
    await expect(page.getByText('user:ucs-reader')).toBeHidden();
    await page.getByRole('button', { name: 'Keep as rule for nobody else' }).click();
    await ok(page).click();
    await expect(page.getByRole('link', { name: '2 of 2 tests hold' })).toBeVisible();
  });
});
