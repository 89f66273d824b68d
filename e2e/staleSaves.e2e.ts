import type { Page } from '@playwright/test';
import { paths } from '#src/paths.ts';
import { expect, expectAccessible, expectToast, row, test } from './fixtures.ts';
import { policyEditor } from './pages/policyEditor.ts';

/**
 * Two people change one thing at the same time: nothing is overwritten unasked, nothing that was
 * entered is lost.
 */

test.use({ scenario: 'new-iam' });

const colleague = 'mfa-admin';
const policy = (...actions: readonly string[]) =>
  JSON.stringify({ Version: '1.1', Statement: [{ Effect: 'Allow', Action: actions }] }, null, 4);

const ok = (page: Page) => page.getByRole('button', { name: 'OK', exact: true });
const merging = (page: Page) => page.getByRole('dialog', { name: 'Changed meanwhile' });
const users = (page: Page) => page.getByRole('table', { name: 'Users' });
const policies = (page: Page) => page.getByRole('table', { name: 'Policies and roles' });

/** Makes somebody else an administrator too. */
async function twoAdministrators(page: Page): Promise<void> {
  await row(users(page), colleague).getByRole('link', { name: 'Authorize' }).click();
  await page.getByRole('checkbox', { name: 'Select admin', exact: true }).check();
  await ok(page).click();
  await expect(page.getByRole('heading', { level: 1, name: colleague })).toBeVisible();
}

async function modifyUser(page: Page, name: string): Promise<void> {
  await row(users(page), name).getByRole('button', { name: 'Modify' }).click();
  await expect(page.getByRole('dialog', { name: 'Modify User' })).toBeVisible();
}

test('a user disabled by somebody else stays disabled when a description is saved late', async ({
  page,
  openAs,
  secondTab,
}) => {
  await test.step('Begin to modify a user', async () => {
    await openAs(paths.users());
    await twoAdministrators(page);
    await page.goto(`.${paths.users()}`);
    await modifyUser(page, 'night-shift');
  });
  const other = await secondTab(paths.users(), colleague);
  await test.step('Somebody else disables him', async () => {
    await modifyUser(other, 'night-shift');
    await other.getByRole('radio', { name: /^Disabled/ }).check();
    await ok(other).click();
    await expectToast(other, 'User night-shift modified.');
  });
  await test.step('Save late', async () => {
    await page.getByLabel('Description').fill('On leave until spring');
    await ok(page).click();
  });
  const dialog = merging(page);
  await test.step('Both changes are merged', async () => {
    await expect(dialog.getByRole('row').filter({ hasText: 'Status' })).toContainText('disabled');
    await expectAccessible(page, '[role=dialog]');
    await dialog.getByRole('button', { name: 'Merge' }).click();
    await expect(page.getByLabel('Description')).toHaveValue('On leave until spring');
    await expect(page.getByRole('radio', { name: /^Disabled/ })).toBeChecked();
    await ok(page).click();
    await expectToast(page, 'User night-shift modified.');
    await expect(row(users(page), 'night-shift')).toContainText('Disabled');
  });
});

test('one policy edited by two people at once: both changes end in it', async ({
  page,
  openAs,
  secondTab,
}) => {
  await test.step('A policy', async () => {
    await openAs(paths.users());
    await twoAdministrators(page);
    await page.goto(`.${paths.policyCreate()}`);
    await page.getByLabel('Policy Name', { exact: true }).fill('Shared');
  });
  const mine = policyEditor(page);
  await test.step('Begin to modify it', async () => {
    await mine.paste(policy('coc:document:get', 'coc:document:list', 'coc:schedule:get'));
    await ok(page).click();
    await row(policies(page), 'Shared').getByRole('link', { name: 'Modify' }).click();
    await expect(page.getByRole('heading', { name: 'Modify Custom Policy' })).toBeVisible();
  });
  const other = await secondTab(new URL(page.url()).pathname, colleague);
  await test.step('Somebody else saves first', async () => {
    await policyEditor(other).fill(
      policy('coc:document:create', 'coc:document:list', 'coc:schedule:get'),
    );
    await other.getByLabel('Description').fill('Theirs');
    await ok(other).click();
    await expectToast(other, 'Custom policy Shared modified.');
  });
  await test.step('Save late', async () => {
    await mine.fill(policy('coc:document:get', 'coc:document:list', 'coc:schedule:list'));
    await page.getByLabel('Description').fill('Mine');
    await ok(page).click();
  });
  const dialog = merging(page);
  const merge = dialog.getByRole('button', { name: 'Merge' });
  await test.step('Every place is asked about', async () => {
    await expect(dialog.getByRole('row')).toHaveCount(4);
    await expect(dialog.getByRole('radiogroup', { name: /^Policy content, line/ })).toHaveCount(2);
    await expect(merge).toHaveAttribute('aria-disabled', 'true');
  });
  await test.step('Whoever looks away first loses nothing', async () => {
    // Whoever looks away first loses nothing.
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByLabel('Description')).toHaveValue('Mine');
    await ok(page).click();
    await dialog
      .getByRole('radiogroup', { name: 'Description' })
      .getByRole('radio', { name: 'Mine' })
      .check();
  });
  await test.step('Both changes are merged and saved', async () => {
    await merge.click();
    await expect(page.getByLabel('Description')).toHaveValue('Mine');
    expect(await policyEditor(page).text()).toBe(
      policy('coc:document:create', 'coc:document:list', 'coc:schedule:list'),
    );
    await ok(page).click();
    await expectToast(page, 'Custom policy Shared modified.');
    await row(policies(page), 'Shared').getByRole('link', { name: 'Modify' }).click();
    expect(await policyEditor(page).text()).toBe(
      policy('coc:document:create', 'coc:document:list', 'coc:schedule:list'),
    );
  });
});
