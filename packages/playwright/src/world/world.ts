import { expect, type BrowserContext, type Page } from '@playwright/test';
import { applyScenario } from '../../../../src/api/applyScenario.ts';
import type { ScenarioFile } from '../../../../src/api/scenarioFile.ts';
import { apiOf } from './api.ts';
import { arrangeOf, type Arrange, type Holding } from './arrange.ts';
import { callsOf } from './calls.ts';
import { personIn, type Person } from './person.ts';
import { ready, send } from './probe.ts';

/** Where a world starts from. */
export type Opening = {
  readonly scenario: string;
  readonly params: Readonly<Record<string, number>>;
  readonly workspace: string;
  /** As in a link: `groupCreate:conflict,*:300ms`. */
  readonly faults: string | undefined;
  /** Instead of a scenario of the console. */
  readonly file: ScenarioFile | undefined;
  /** Whether the world is there already, left by the test before. */
  readonly goesOn: boolean;
};

/** The world of a test, and the ways into it. */
export type World = {
  /** Whether a page of it has been opened. */
  readonly isOpen: () => boolean;
  /** Sets it up in the account's name. */
  readonly arrange: Arrange;
  /** Somebody in a tab; the tab is loaded when he first opens something. */
  readonly person: (who: string | Holding, page: Page) => Promise<Person>;
  /** Undoes what was done since it was opened. @throws Error when something cannot be undone */
  readonly undo: () => Promise<void>;
};

/** A page that needs nobody and reads little: where a backend is started for arranging. */
const lobby = '/scenarios';

type Journal = {
  readonly entries: readonly { no: number; undoes?: number; undone_by?: number }[];
  readonly total: number;
};

const relative = (path: string, query: URLSearchParams): string =>
  query.size === 0 ? `.${path}` : `.${path}${path.includes('?') ? '&' : '?'}${query}`;

/** Goes to an address inside the running page, as Back and Forward do. */
async function goInside(page: Page, path: string): Promise<void> {
  await page.evaluate(
    (to) => {
      document.querySelectorAll('h1').forEach((heading) => heading.setAttribute('data-left', ''));
      window.history.pushState(null, '', to);
      window.dispatchEvent(new PopStateEvent('popstate', { state: null }));
    },
    await addressOf(page, path),
  );
  await expect(page.locator('h1:not([data-left])')).toBeVisible();
}

/** An address below the base path of the console that the page shows. */
async function addressOf(page: Page, path: string): Promise<string> {
  const base = await page.evaluate(
    (from) => window.location.pathname.slice(0, -from.length),
    lobby,
  );
  return `${base}${path}`;
}

/** Opens worlds in one browser context. */
export function worldIn(context: BrowserContext, first: Page, opening: Opening): World {
  const { scenario, params, workspace, faults, file, goesOn } = opening;
  let opened: Promise<void> | undefined;
  let mark = 0;
  let begun = goesOn;
  const loaded: Page[] = [];

  /** The link that opens the world the first time, and goes on with it afterwards. */
  const linkQuery = (as?: string): URLSearchParams => {
    const query = new URLSearchParams({ ws: workspace });
    if (!begun) {
      query.set('scenario', scenario);
      for (const [name, value] of Object.entries(params)) query.set(name, String(value));
    }
    begun = true;
    if (as !== undefined) query.set('as', as);
    const planned = [file?.faults, faults].filter((text) => text !== undefined).join(',');
    if (planned !== '') query.set('faults', planned);
    return query;
  };
  const load = async (page: Page, path: string, as?: string): Promise<void> => {
    await page.goto(relative(path, linkQuery(as)));
    await ready(page);
    loaded.push(page);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  };
  const journal = async (page: Page): Promise<Journal> =>
    (await send(page, { method: 'GET', path: '/console/v1/journal?limit=1000' })).body as Journal;
  const began = async (page: Page): Promise<void> => {
    if (file !== undefined && !goesOn) {
      const api = apiOf((request) => send(page, request), 'admin');
      if (file.world !== undefined)
        await apiOf((request) => send(page, request), undefined).put('/console/v1/world', {
          world: file.world,
        });
      await applyScenario(file, [], api);
    }
    mark = goesOn || file !== undefined ? (await journal(page)).total : 0;
  };
  const open = (page: Page, path: string, as?: string): Promise<void> =>
    (opened ??= load(page, path, as).then(() => began(page)));

  const arranger = async (): Promise<Page> => {
    await open(first, lobby);
    const page = loaded.find((one) => !one.isClosed());
    if (page !== undefined) return page;
    const another = await context.newPage();
    await load(another, lobby);
    return another;
  };
  const arrange = arrangeOf(apiOf(async (request) => send(await arranger(), request), 'admin'));

  return {
    isOpen: () => opened !== undefined,
    arrange,
    person: async (who, page) => {
      const name = typeof who === 'string' ? who : await arrange.holder(who.holds);
      let inside = false;
      const enter = async (path: string): Promise<void> => {
        if (inside) {
          await page.goto(relative(path, new URLSearchParams()));
          await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
          return;
        }
        inside = true;
        if (opened === undefined && file === undefined) return open(page, path, name);
        await open(page, lobby); // a file's people are there only when it has been applied
        if (!page.url().includes(lobby)) return load(page, path, name);
        await page.evaluate((as) => window.rehearsal?.signIn(as), name);
        await goInside(page, path);
      };
      return personIn(name, page, enter, () => callsOf(page));
    },
    undo: async () => {
      if (opened === undefined) return;
      const page = await arranger();
      const changes = (await journal(page)).entries.filter(
        ({ no, undoes, undone_by }) => no > mark && undoes === undefined && undone_by === undefined,
      );
      for (const { no } of changes) {
        const path = '/console/v1/journal/undo';
        const { status, body } = await send(page, { method: 'POST', path, body: { no } });
        if (status !== 201)
          throw new Error(`Change ${no} cannot be undone: ${status} ${JSON.stringify(body)}`);
      }
    },
  };
}
