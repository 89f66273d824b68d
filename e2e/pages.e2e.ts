import { paths } from '#src/paths.ts';
import { accessibilityViolations, expect, test } from './fixtures.ts';
import { expectNames, namesAt } from './names.ts';
import { start, visit } from './visit.ts';

/** Before COC is enabled its addresses show its authorization: `names.e2e.ts` sees them after. */
const beforeCoc = (address: string): boolean =>
  address.startsWith(paths.coc()) && address !== paths.cocAuthorization();

/** Every address that needs no id, and the tabs of pages that are more than one. */
const addresses = [
  ...Object.values(paths).flatMap((build) =>
    build.length === 0 ? [(build as () => string)()] : [],
  ),
  paths.security('critical'),
  paths.security('login'),
  paths.security('acl'),
  paths.newSecurity('login'),
  paths.newSecurity('clients'),
  paths.ucsPermissions({ tab: 'groups' }),
  paths.ucsPermissions({ tab: 'templates' }),
];

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
      const named = beforeCoc(address) ? undefined : namesAt(address);
      if (named !== undefined) await expectNames(page, address, named);
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
