import { expect, test, type Page } from '@playwright/test';
import { paths } from '#src/paths.ts';

/** Where a walk of pages begins. */
export const start = paths.bothConsoles();

/**
 * Goes to an address inside the running page, as Back and Forward do, and waits until a heading of
 * the new page is there.
 */
async function go(page: Page, address: string): Promise<void> {
  await page.evaluate(
    (to) => {
      // Every page brings its own heading: the old one is marked, so that it is not taken
      // for the new one.
      document.querySelectorAll('h1').forEach((heading) => heading.setAttribute('data-left', ''));
      window.history.pushState(null, '', to);
      window.dispatchEvent(new PopStateEvent('popstate', { state: null }));
    },
    new URL(`.${address}`, test.info().project.use.baseURL).pathname,
  );
  await expect(page.locator('h1:not([data-left])'), address).toBeVisible();
}

/**
 * Opens a page and waits for what it reads. It is always come to from the same page: pages of one
 * service may share a frame and its heading.
 */
export async function visit(page: Page, address: string): Promise<void> {
  if (!page.url().endsWith(start)) await go(page, start);
  if (address !== start) await go(page, address);
  await expect(page.getByRole('main'), address).toHaveCount(1);
  await expect(page.locator('h1'), address).toHaveCount(1);
  await expect(
    page.locator(
      'main [aria-busy="true"], main [aria-label^="Reading "], main [role="progressbar"]',
    ),
    address,
  ).toHaveCount(0);
}
