import type { Page } from '@playwright/test';
import { paths } from '#src/paths.ts';
import { expect, expectAccessible, expectToast, test } from './fixtures.ts';

/** Expectations: kept from an answer, run after each change, opened when they do not hold. */

test.use({ scenario: 'new-iam' });

const field = (page: Page, name: string) => page.getByRole('textbox', { name });
const ok = (page: Page) => page.getByRole('button', { name: 'OK', exact: true });

test('an answer is kept as a test, a rule finds who breaks it', async ({ page, openAs }) => {
  await openAs(
    paths.newAccessCheck({ principal: 'user:office-worker', action: 'ecs:cloudServers:list' }),
  );
  const rows = page.getByRole('table', { name: 'Access tests' }).getByRole('row');
  await test.step('the refusal is kept, and the top bar counts it', async () => {
    await page.getByRole('button', { name: 'Keep as test' }).click();
    await expect(page.getByRole('radio', { name: 'Refused' })).toBeChecked();
    await ok(page).click();
    await expectToast(page, 'Access test user:office-worker ecs:cloudServers:list kept.');
    await page.getByRole('link', { name: '1 of 1 tests hold' }).click();
    await expect(rows.filter({ hasText: 'user:office-worker' })).toContainText('Holds');
    await expectAccessible(page);
  });
  await test.step('a rule about everybody is validated, kept and broken by somebody', async () => {
    await page.getByRole('button', { name: 'Add Test' }).click();
    await field(page, 'Test Name').fill('nobody deletes');
    await page.getByRole('radio', { name: 'Everybody but exceptions, never' }).check();
    await field(page, 'Exceptions').fill('group:admin\nroot');
    await field(page, 'Action').fill('ecs:*:delete');
    await ok(page).click();
    await expect(page.getByText(/three parts and no wildcard/)).toBeVisible();
    await field(page, 'Action').fill('ecs:cloudServers:deleteServers');
    await expectAccessible(page);
    await ok(page).click();
    await expect(page.getByRole('link', { name: '1 of 2 tests hold' })).toBeVisible();
    await expect(rows.filter({ hasText: 'nobody deletes' })).toContainText(
      'It has not held before either.',
    );
    await expectAccessible(page);
  });
  await test.step('statements that neither of them notices are listed', async () => {
    await page.getByRole('button', { name: 'Look for Unnoticed Statements' }).click();
    const unnoticed = page.getByRole('list', { name: 'Unnoticed statements' });
    await expect(unnoticed).toContainText('DeleteWithMfa: statement 1 (Allow) left out');
  });
  await test.step('its witness opens in Access Check, and is allowed there', async () => {
    await page.getByRole('link', { name: 'Open user:mfa-admin in Access Check' }).click();
    await expect(
      page.getByRole('region', { name: 'Answer' }).getByText('Allowed', { exact: true }),
    ).toBeVisible();
  });
  await test.step('deleted, it is counted no longer', async () => {
    await page.getByRole('link', { name: 'Access Tests' }).click();
    await rows
      .filter({ hasText: 'nobody deletes' })
      .getByRole('button', { name: 'Delete' })
      .click();
    await ok(page).click();
    await expect(page.getByRole('link', { name: '1 of 1 tests hold' })).toBeVisible();
  });
});
