import type { Locator } from '@playwright/test';
import { paths } from '#src/paths.ts';
import { expect, expectAccessible, expectToast, row, test } from './fixtures.ts';

test.describe('circumstances', () => {
  test.use({ scenario: 'new-iam', as: 'mfa-admin', expectedErrors: [/403/] });

  test('what was refused without MFA is allowed with it, until reset', async ({ page, openAs }) => {
    await openAs(paths.ecs());
    const servers = page.getByRole('table', { name: 'ECSs' });
    const deletion = async (): Promise<Locator> => {
      await row(servers, 'ecs-shop-1').getByRole('button', { name: /^More/ }).click();
      return page.getByRole('menuitem', { name: 'Delete' });
    };
    await test.step('Without MFA the deletion is greyed, with its reason', async () => {
      const item = await deletion();
      await expect(item).toBeDisabled();
      await expect(item).toHaveAccessibleDescription(/ecs:cloudServers:deleteServers/);
      await page.keyboard.press('Escape');
    });
    await test.step('Change the circumstances', async () => {
      await page.getByRole('button', { name: /^Account menu/ }).click();
      await page.getByRole('menuitem', { name: 'Circumstances' }).click();
      await page
        .getByRole('radiogroup', { name: 'MFA' })
        .getByRole('radio', { name: 'Present' })
        .check();
      await page.getByRole('button', { name: 'Save' }).click();
      await expectToast(page, 'Circumstances saved.');
      await expect(page.getByRole('link', { name: 'Circumstances changed' })).toBeVisible();
      await expect(page.getByRole('radio', { name: 'Present' })).toBeChecked();
      await expectAccessible(page);
    });
    await test.step('With MFA it works', async () => {
      await page.goto(`.${paths.ecs()}`);
      await (await deletion()).click();
      const dialog = page.getByRole('dialog', { name: 'Delete ECS' });
      await dialog.getByRole('button', { name: 'OK' }).click();
      await expectToast(page, /^ecs-shop-1 /);
      await expect(row(servers, 'ecs-shop-1')).toHaveCount(0);
    });
    await test.step('Reset the circumstances', async () => {
      await page.getByRole('link', { name: 'Circumstances changed' }).click();
      await page.getByRole('button', { name: 'Reset to Default' }).click();
      await expect(page.getByRole('link', { name: 'Circumstances changed' })).toHaveCount(0);
      await expect(page.getByRole('radio', { name: 'As signed in' })).toBeChecked();
    });
  });

  test('wrong values are named beside their fields', async ({ page, openAs }) => {
    await openAs(paths.circumstances());
    await page.getByLabel('Source IP Address').fill('203.0.113.0/24');
    await page.getByRole('radio', { name: 'Fixed time' }).check();
    await page.getByRole('textbox', { name: 'Fixed Time' }).fill('tomorrow');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText(/^Enter one IPv4 or IPv6 address/)).toBeVisible();
    await expect(page.getByText(/^Enter an ISO 8601 time/)).toBeVisible();
    await expect(page.getByRole('link', { name: 'Circumstances changed' })).toHaveCount(0);
  });
});

test('history: a group just made is gone after its change is undone', async ({ page, openAs }) => {
  await openAs(paths.groupCreate());
  await page.getByLabel('Name', { exact: true }).fill('by-mistake');
  await page.getByRole('button', { name: 'OK', exact: true }).click();
  const groups = page.getByRole('table', { name: 'User groups' });
  await expect(row(groups, 'by-mistake')).toBeVisible();

  await page.getByRole('button', { name: /^Account menu/ }).click();
  await page.getByRole('menuitem', { name: 'History' }).click();
  const history = page.getByRole('table', { name: 'History' });
  await expect(history.getByRole('row').nth(1)).toContainText('groupCreate');
  await page.getByRole('button', { name: 'Undo Latest' }).click();
  const dialog = page.getByRole('dialog', { name: 'Undo Change' });
  await expect(dialog.getByRole('list', { name: 'Affected rows' })).toContainText(
    'is removed again',
  );
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await expectToast(page, /^Change \d+ undone\.$/);
  await expect(history.getByText(/^Undone by \d+$/)).toBeVisible();
  await expectAccessible(page);

  await page.goto(`.${paths.groups()}`);
  await expect(row(groups, 'flexusl-users')).toBeVisible();
  await expect(row(groups, 'by-mistake')).toHaveCount(0);
});
