import type { Page } from '@playwright/test';
import { paths } from '#src/paths.ts';
import { expect, expectAccessible, expectToast, test } from './fixtures.ts';

/** From a refusal to the change that lifts it, and the questions about a whole account. */

test.use({ scenario: 'new-iam' });

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const choice = (page: Page, name: string) => page.getByRole('combobox', { name, exact: true });
const region = (page: Page, name: string | RegExp) => page.getByRole('region', { name });

test('a refused person’s administrator sees the decision and makes the repair', async ({
  page,
  openAs,
  secondTab,
  explanation,
}) => {
  await openAs(paths.newUsers(), { as: 'office-worker' });
  const mine = await explanation(page);
  await test.step('the refused person may not read what others hold, and sees why not', async () => {
    await expect(mine.getByText('user:office-worker').first()).toBeVisible();
    await expect(region(mine, 'Why not, and how').getByRole('listitem').first()).toBeVisible();
  });
  const admin = await secondTab(paths.newRecentDecisions(), 'admin');
  await test.step('the administrator finds it by the person’s name', async () => {
    const rows = admin.getByRole('table', { name: 'Decisions' }).getByRole('row');
    await rows.filter({ hasText: 'user:office-worker' }).first().getByRole('link').first().click();
    await expect(admin.getByRole('heading', { level: 1, name: 'Decision' })).toBeVisible();
    await expectAccessible(admin);
    await admin.getByRole('link', { name: /in Access Check$/ }).click();
    await expect(admin.getByRole('heading', { level: 1, name: 'Access Check' })).toBeVisible();
  });
  await test.step('a repair opens its form filled in; saved, the answer has turned', async () => {
    const question = admin.url();
    const repairs = region(admin, 'Why not, and how');
    await repairs
      .getByRole('listitem')
      .filter({ hasText: 'Add a statement to the policy “ReadFromOffice”' })
      .getByRole('link')
      .click();
    await expect(
      admin.getByRole('heading', { level: 1, name: 'Edit Identity Policy' }),
    ).toBeVisible();
    await admin.getByRole('button', { name: 'OK', exact: true }).click();
    await expectToast(admin, /of ReadFromOffice saved\./);
    await admin.goto(question);
    await expect(region(admin, 'Answer').getByText('Allowed', { exact: true })).toBeVisible();
    await expect(region(admin, 'What takes it away').getByRole('listitem').first()).toBeVisible();
    await expectAccessible(admin);
  });
});

test('questions by keyboard: check, layers, who can, what can', async ({ page, openAs }) => {
  await openAs(paths.accessCheck());
  await test.step('a question is asked with the keyboard alone', async () => {
    await choice(page, 'Principal').fill('user:tag-operator');
    await choice(page, 'Action').fill('ecs cloudservers start');
    await expect(
      page.getByRole('option', { name: /^ecs:cloudServers:start/ }).first(),
    ).toBeVisible();
    await choice(page, 'Action').press('ArrowDown');
    await choice(page, 'Action').press('Enter');
    await expect(choice(page, 'Action')).toHaveValue(/^ecs:.*start/i);
    await choice(page, 'Action').fill('ecs:cloudServers:start');
    await field(page, 'Circumstances').fill('g:ResourceTag/team=shop');
    await page.getByRole('button', { name: 'Check' }).press('Enter');
    await expect(region(page, 'Answer').getByText('Allowed', { exact: true })).toBeVisible();
    await expect(page).toHaveURL(/principal=user%3Atag-operator/);
    await expect(page.getByRole('group', { name: 'Statement 2, which decides' })).toBeVisible();
  });
  await test.step('a layer is switched off and on', async () => {
    const layer = page.getByRole('switch', { name: 'Held directly' });
    await layer.press('Space');
    await expect(region(page, 'Answer').getByText('Nothing allows it')).toBeVisible();
    await layer.press('Space');
    await expect(region(page, 'Answer').getByText('Allowed', { exact: true })).toBeVisible();
  });
  await test.step('who can', async () => {
    await page.getByRole('link', { name: 'Who Can' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Who Can' })).toBeVisible();
    await choice(page, 'Action').fill('ecs:cloudServers:deleteServers');
    await page.getByRole('button', { name: 'Ask' }).click();
    await expect(
      page.getByRole('list', { name: 'Who can' }).getByRole('link', { name: 'user:mfa-admin' }),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Look who can pass on' }).click();
    await expect(page.getByRole('button', { name: 'Hide who can pass on' })).toBeVisible();
    await expectAccessible(page);
  });
  await test.step('what can, on the person’s page', async () => {
    await page.getByRole('link', { name: 'Users', exact: true }).click();
    await page.getByRole('link', { name: 'tag-operator' }).click();
    await page.getByRole('tab', { name: 'Access' }).click();
    const table = page.getByRole('table', { name: 'Access' });
    await expect(table.getByRole('row').filter({ hasText: 'ecs:cloudServers:stop' })).toContainText(
      'only through this grant',
    );
    await expect(page.getByRole('button', { name: 'Export as one policy' })).toBeEnabled();
    await expectAccessible(page);
  });
});
