import type { Page } from '@playwright/test';
import { paths } from '#src/paths.ts';
import { accessibilityViolations, expect, test } from './fixtures.ts';

const start = paths.bothConsoles();

/** Every address that needs no id, and the tabs of pages that are more than one. */
const addresses = [
  ...Object.values(paths).flatMap((build) =>
    build.length === 0 ? [(build as () => string)()] : [],
  ),
  paths.ucsPermissions({ tab: 'groups' }),
  paths.ucsPermissions({ tab: 'templates' }),
];

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
async function visit(page: Page, address: string): Promise<void> {
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

// The console's errors, refused scripts and styles are watched by the fixture and fail
// each of these tests.
test.describe('every page opens', () => {
  test.describe.configure({ timeout: 270_000 });

  test('there are pages to open', () => expect(addresses.length).toBeGreaterThan(45));

  test('for the account, accessible', async ({ page, openAs }) => {
    await openAs(start, { scenario: 'ucs' });
    for (const address of addresses) {
      await visit(page, address);
      await expect
        .soft(page.locator('h1'), address)
        .not.toHaveText(/not found|cannot open|could not be shown|went wrong/i);
      expect.soft(await accessibilityViolations(page), address).toEqual([]);
    }
  });

  for (const { who, scenario, as, width } of [
    {
      who: 'who may only read, on a phone',
      scenario: 'coc-beta-2024',
      as: 'iam-reader',
      width: 390,
    },
    { who: 'who has no permission at all', scenario: 'ucs', as: 'ucs-newcomer', width: 1440 },
  ] as const) {
    test(`for a user ${who}`, async ({ page, openAs }) => {
      await page.setViewportSize({ width, height: 900 });
      await openAs(start, { scenario, as });
      for (const address of addresses) {
        await visit(page, address);
        await expect
          .soft(page.locator('h1'), address)
          .not.toHaveText(/not found|could not be shown|went wrong/i);
        expect
          .soft(
            await page.evaluate(() => document.documentElement.scrollWidth),
            `${address} scrolls sideways`,
          )
          .toBeLessThanOrEqual(width);
      }
    });
  }
});

test('on a phone every operation of a batch is in sight', async ({ page, openAs }) => {
  await page.setViewportSize({ width: 390, height: 900 });
  await openAs(paths.cocBatch(), { scenario: 'coc-limited' });
  const operations = page.getByRole('group', { name: 'Operation' }).getByRole('button');
  await expect(operations).toHaveText(['Start', 'Stop', 'Restart', 'Change OS', 'Reinstall OS']);
  for (const operation of await operations.all())
    await expect(operation).toBeInViewport({ ratio: 1 });
});

for (const width of [1440, 390]) {
  test(`keys of circumstances keep clear of their values at ${width}`, async ({ page, openAs }) => {
    await page.setViewportSize({ width, height: 900 });
    await openAs(paths.circumstances());
    const keys = page.getByRole('region', { name: 'Carried Now' }).getByRole('term');
    await expect(keys.filter({ hasText: 'g:PrincipalIsRootUser' })).toBeVisible();
    const tooWide = await keys.evaluateAll((terms) =>
      terms.filter((term) => term.scrollWidth > term.clientWidth).map((term) => term.textContent),
    );
    expect(tooWide).toEqual([]);
  });
}
