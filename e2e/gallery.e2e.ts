import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from '@playwright/test';
import { accessibilityViolations, expect, expectToast, test } from './fixtures.ts';

/**
 * The page of components beside the pictures of it that are kept for this browser. Letters and
 * edges are drawn a little differently by every version, so there is one set of pictures for each
 * (docs/decisions/0014-pictures-of-components.md).
 */

test.use({ viewport: { width: 1180, height: 900 } });

/** Letters that are drawn with a font of the system. */
const systemLetters = (page: Page) => [
  page.locator('.monaco-editor'),
  page.locator('textarea[wrap]'),
];

async function openGallery(page: Page): Promise<void> {
  await page.goto('./ui.html');
  await expect(page.locator('.monaco-editor .view-line')).not.toHaveCount(0, { timeout: 60_000 });
  await page.evaluate(async () => {
    await document.fonts.ready;
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
}

/** How wide this machine sets a line of the bundled font, in hundredths of a pixel. */
const lineWidth = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const line = document.createElement('span');
    line.textContent = 'Wavy AVATAR, Type 1.1: users & 0123456789';
    line.style.cssText = 'font: 500 14px "Inter Variable"; position: absolute; white-space: nowrap';
    document.body.append(line);
    const { width } = line.getBoundingClientRect();
    line.remove();
    return Math.round(width * 100);
  });

/**
 * The picture's name holds the browser's major version and how it sets letters, which machines with
 * the same version do differently; Playwright keeps the pictures per system.
 */
const picture = async (place: Locator, name: string, mask: Locator[] = []): Promise<void> => {
  const version = place.page().context().browser()?.version().split('.')[0] ?? '';
  const major = `${version}-${await lineWidth(place.page())}`;
  const file = `chromium-${major}/${name.toLowerCase().replaceAll(' ', '-')}.png`;
  const kept = fileURLToPath(new URL(`pictures/${process.platform}/${file}`, import.meta.url));
  const { updateSnapshots } = test.info().config;
  const isMaking = updateSnapshots === 'all' || updateSnapshots === 'changed';
  test.skip(
    !isMaking && !existsSync(kept),
    `no picture is kept for Chromium ${major} (version and width of a line) on ${process.platform}: npm run pictures makes them`,
  );
  await expect(place).toHaveScreenshot(file.split('/'), {
    mask,
    threshold: 0.05,
    maxDiffPixels: 40,
  });
};

test('every component is accessible in each of its states, in the font that comes with it', async ({
  page,
}) => {
  await openGallery(page);
  const fonts = await page.evaluate(() =>
    [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family),
  );
  expect(fonts.join()).toContain('Inter Variable');
  expect(await accessibilityViolations(page, 'main')).toEqual([]);
});

test('every component looks as it did in each of its states', async ({ page }) => {
  test.setTimeout(240_000);
  await openGallery(page);
  const groups = await page.locator('main > section').all();
  expect(groups.length).toBeGreaterThan(5);
  for (const group of groups) {
    const title = (await group.getAttribute('aria-label')) ?? '';
    await test.step(title, () => picture(group, title, systemLetters(page)));
  }
  await test.step('the menu of a row', async () => {
    await page.getByRole('button', { name: 'More operations on nora' }).click();
    await picture(page.getByRole('menu', { name: 'Operations on nora' }), 'menu');
    await page.keyboard.press('Escape');
  });
  await test.step('the columns of a table', async () => {
    const chooser = page.getByRole('article', { name: 'ColumnChooser' });
    await chooser.getByRole('button', { name: 'Choose columns' }).click();
    await picture(page.getByRole('dialog', { name: 'Columns' }), 'columns');
    await page.keyboard.press('Escape');
  });
  await test.step('four messages', async () => {
    const toasts = page.getByRole('article', { name: 'ToastProvider' });
    for (const name of ['Fail', 'Refuse', 'Inform', 'Succeed'])
      await toasts.getByRole('button', { name }).click();
    await expectToast(page, 'User nora created.');
    await toasts.getByText('User nora created.').hover();
    await picture(toasts.getByRole('region', { name: 'Notifications' }), 'messages');
  });
});
