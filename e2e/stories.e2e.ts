import type { Page } from '@playwright/test';
import { paths } from '#src/paths.ts';
import { expect, expectAccessible, test } from './fixtures.ts';

/** Stories: each played to its end by its own hand, and told by somebody who goes his own way. */

const panel = (page: Page) => page.getByRole('complementary', { name: 'Story' });
const status = (page: Page) => panel(page).getByRole('status').first();
const told = 'The story is told.';

/** Begins a story from the Stories page, inside the running console. */
async function begin(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: `Begin ${title}` }).click();
  const question = page.getByRole('dialog', { name: 'Replace the current world?' });
  if (await question.isVisible()) await question.getByRole('button', { name: 'Begin' }).click();
  await expect(panel(page).getByRole('heading', { name: title, level: 2 })).toBeVisible();
  await expect(status(page)).toContainText('0 of ');
}

/** Does the step that is next by the story's own hand; its tick tells that it is done. */
async function doStep(page: Page): Promise<void> {
  const before = (await status(page).textContent()) ?? '';
  await panel(page).getByRole('button', { name: 'Do it for me' }).click();
  await expect(status(page)).not.toHaveText(before);
}

test.describe('stories', () => {
  test.use({ expectedErrors: [/40[0139]/] });

  test('each is played to its end by its own hand', async ({ page, openAs }) => {
    test.setTimeout(240_000);
    await openAs(paths.stories());
    await expectAccessible(page);
    const titles = await page.getByRole('heading', { level: 3 }).allTextContents();
    expect(titles.length).toBeGreaterThanOrEqual(11);
    for (const title of titles) {
      await test.step(title, async () => {
        await begin(page, title);
        while ((await status(page).textContent()) !== told) await doStep(page);
        await panel(page).getByRole('link', { name: 'Choose another' }).click();
        await expect(page.getByRole('heading', { name: 'Stories', level: 1 })).toBeVisible();
      });
    }
  });
});

test('a story follows whoever goes his own way, in two tabs, and leads back from a wrong turn', async ({
  page,
  openAs,
  secondTab,
  workspace,
}) => {
  test.setTimeout(120_000);
  const story = 'story=flexusl-self-service';
  await openAs(`${paths.home()}?${story}`, { scenario: 'flexusl' });
  await test.step('The other persona’s tab ticks for both', async () => {
    await expect(status(page)).toContainText('0 of 8');
    expect(page.url()).not.toContain('story=');
    await secondTab(`${paths.flexusl()}?${story}`, 'flex-operator');
    await expect(status(page)).toContainText('1 of 8');
    await page.bringToFront();
  });
  await test.step('By keyboard: show, then do', async () => {
    await page.keyboard.press('Alt+PageUp');
    await expect(page.getByRole('heading', { name: 'Policies/Roles' })).toBeVisible();
    await page.keyboard.press('Alt+PageDown');
    await expect(status(page)).toContainText('2 of 8');
  });
  await test.step('By hand, without the story’s help', async () => {
    await page.goto(`.${paths.groupCreate()}`);
    await page.getByLabel('Name', { exact: true }).fill('self-service');
    await page.getByRole('button', { name: 'OK', exact: true }).click();
    await expect(status(page)).toContainText('3 of 8');
  });
  await test.step('A wrong turn is noticed, also after a reload', async () => {
    await page.goto(`.${paths.history()}`);
    await page.getByRole('button', { name: 'Undo Latest' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click();
    await expect(panel(page).getByRole('alert')).toContainText('A wrong turn');
    await page.reload();
    await expect(status(page)).toContainText('2 of 8');
    await expectAccessible(page);
  });
  await test.step('A link to a step does what comes before, on a phone too', async () => {
    await page.setViewportSize({ width: 390, height: 900 });
    await page.goto(`./?ws=${workspace}&scenario=flexusl&as=admin&${story}&step=join`);
    await panel(page).getByRole('button', { name: 'Do what comes before' }).click();
    await expect(status(page)).toContainText('4 of 8', { timeout: 40_000 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      390,
    );
  });
});
