import AxeBuilder from '@axe-core/playwright';
import {
  expect,
  test as base,
  type BrowserContext,
  type Locator,
  type Page,
} from '@playwright/test';
import type { ScenarioName } from '#mocks/scenarios/scenarios.ts';
import { paths } from '#src/paths.ts';

/** Where a test starts: which world, as whom, and with which numbers of the scenario. */
export type Opening = {
  readonly scenario?: ScenarioName;
  readonly as?: string;
  readonly params?: Readonly<Record<string, number>>;
};

type Options = {
  /**
   * Scenario that `openAs` opens; option of a file or a block: `test.use({ scenario: 'flexusl' })`.
   */
  scenario: ScenarioName;
  /** Who is signed in first. */
  as: string;
  /** Console errors that this block provokes on purpose. */
  expectedErrors: readonly RegExp[];
};

type Fixtures = {
  /** Name of this test's own workspace, so that tests at the same time never meet. */
  workspace: string;
  /**
   * Fails the test on any console error, page error, refused style or script, or request
   * to another host.
   */
  watched: { readonly watch: (context: BrowserContext) => void };
  /**
   * Opens a fresh world of the scenario in this test's workspace, signed in, at an
   * address of the console.
   */
  openAs: (path: string, opening?: Opening & { readonly page?: Page }) => Promise<void>;
  /**
   * A second tab of the same browser and the same world. Without `as` nobody is signed in there.
   */
  secondTab: (path: string, as?: string) => Promise<Page>;
  /**
   * Opens the explanation of the first refusal within a place: a tab of its own, signed in as
   * the same person.
   */
  explanation: (within: Page | Locator) => Promise<Page>;
};

/**
 * How many times slower the pages run than this machine: finds what a test or a page takes for
 * granted about order.
 */
const slowness = Number(process.env['E2E_SLOWNESS'] ?? 1);

/** Slows every page of a context, those that open later too. */
function slowDown(context: BrowserContext): void {
  context.on('page', (page) => {
    const ended = () => undefined; // a page may close before it is slowed
    void context
      .newCDPSession(page)
      .then((session) => session.send('Emulation.setCPUThrottlingRate', { rate: slowness }))
      .catch(ended);
  });
}

const isOurs = (url: string) =>
  /^(https?:\/\/(localhost|127\.0\.0\.1)(:\d+)?\/|data:|blob:|about:)/.test(url);

/** Query of a link that opens a world; the console takes it out of the address again. */
function linkQuery(
  workspace: string,
  opening: {
    readonly scenario?: string | undefined;
    readonly as?: string | undefined;
    readonly params?: Readonly<Record<string, number>> | undefined;
  },
): URLSearchParams {
  const query = new URLSearchParams({ ws: workspace });
  if (opening.scenario !== undefined) query.set('scenario', opening.scenario);
  if (opening.as !== undefined) query.set('as', opening.as);
  for (const [name, value] of Object.entries(opening.params ?? {})) query.set(name, String(value));
  return query;
}

/** `./` keeps the base path of the deployment. */
const relative = (path: string, query: URLSearchParams) =>
  `.${path}${path.includes('?') ? '&' : '?'}${query}`;

export const test = base.extend<Options & Fixtures>({
  scenario: ['flexusl', { option: true }],
  as: ['admin', { option: true }],
  expectedErrors: [[], { option: true }],

  // Playwright reads which fixtures are needed from the destructuring
  // oxlint-disable-next-line no-empty-pattern
  workspace: async ({}, use, info) => {
    await use(`t-${info.testId.slice(-12)}-${info.repeatEachIndex}-${info.retry}`);
  },

  watched: [
    async ({ context, expectedErrors }, use) => {
      const faults: string[] = [];
      const note = (kind: string, text: string) => {
        if (!expectedErrors.some((pattern) => pattern.test(text))) faults.push(`${kind}: ${text}`);
      };
      const watch = (watchedContext: BrowserContext) => {
        if (slowness > 1) slowDown(watchedContext);
        watchedContext.on('console', (message) => {
          if (message.type() === 'error' || /content security policy/i.test(message.text()))
            note('console', message.text());
        });
        watchedContext.on('weberror', (error) =>
          note('page', error.error().stack ?? String(error.error())),
        );
        watchedContext.on('request', (request) => {
          if (!isOurs(request.url())) note('request to another host', request.url());
        });
      };
      watch(context);
      await use({ watch });
      expect(faults, 'nothing unexpected on the console, no request to another host').toEqual([]);
    },
    { auto: true },
  ],

  openAs: async ({ page, scenario, as, workspace }, use) => {
    await use(async (path, opening = {}) => {
      const target = opening.page ?? page;
      await target.goto(relative(path, linkQuery(workspace, { scenario, as, ...opening })));
      await settled(target);
    });
  },

  secondTab: async ({ context, workspace }, use) => {
    await use(async (path, as) => {
      const tab = await context.newPage();
      await tab.goto(relative(path, linkQuery(workspace, { as })));
      await settled(tab);
      return tab;
    });
  },

  explanation: async ({ context }, use) => {
    await use(async (within) => {
      const opened = context.waitForEvent('page');
      await within
        .getByRole('link', { name: 'Why was this refused? (opens in a new tab)' })
        .first()
        .click();
      const tab = await opened;
      await settled(tab);
      return tab;
    });
  },
});

/** Waits until the page has a heading: start-up, session and page code are there. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** Fills the user form and logs in. */
export async function logInAsUser(
  page: Page,
  person: { readonly account: string; readonly user: string; readonly password: string },
): Promise<void> {
  await page.getByLabel('Tenant name or HUAWEI CLOUD account name').fill(person.account);
  await page.getByLabel('IAM username or email address').fill(person.user);
  await page.getByLabel('IAM user password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Log In' }).click();
}

/** Logs out through the account menu. */
export async function logOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account menu/ }).click();
  await page.getByRole('menuitem', { name: 'Log Out' }).click();
  await expect(page).toHaveURL((url) => url.pathname.endsWith(paths.login()));
}

/** A row of a table by the text of one of its cells. */
export const row = (table: Locator, name: string): Locator =>
  table.getByRole('row').filter({ has: table.page().getByRole('cell', { name, exact: true }) });

/** A toast appears with this text. */
export const expectToast = (page: Page, text: string | RegExp): Promise<void> =>
  expect(page.getByRole('region', { name: 'Notifications' }).getByText(text)).toBeVisible();

/**
 * Waits for what moves or fades to come to rest: half-faded text has the contrast of neither state.
 * Endless movement (progress) is not waited for.
 */
const atRest = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map((animation) => animation.finished));
  });

/** Violations of WCAG A and AA on the page as it is now, at rest. `within` narrows it to a part. */
export async function accessibilityViolations(
  page: Page,
  within?: string,
): Promise<readonly string[]> {
  await atRest(page);
  // What the other mode does for frames of other origins takes a further page for each look, four
  // times as long; the console has no frames.
  const builder = new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']);
  const { violations } = await (within === undefined ? builder : builder.include(within)).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`,
  );
}

/** The page as it is now has no such violation. */
export async function expectAccessible(page: Page, within?: string): Promise<void> {
  expect(await accessibilityViolations(page, within)).toEqual([]);
}

export { expect };
