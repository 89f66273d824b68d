import type { Page } from '@playwright/test';

/** One call of the page, as the window's event `rehearsal:call` brings it. */
export type ApiCall = {
  /** Counts the calls of a page from 1, anew after a reload. */
  readonly no: number;
  /** Epoch ms at which it was sent. */
  readonly at: number;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** 0 when no answer came. */
  readonly status: number;
  readonly ms: number;
  /** JSON text; the values of secrets are blotted out. */
  readonly requestBody?: string | undefined;
  /** Decisions behind the answer: those that refused, or the one that allowed. */
  readonly decisionIds: readonly string[];
  /** Actions that a 403 refused, `name|other name`. */
  readonly missingActions: readonly string[];
};

/** A request from beside the page; without `as` in the name of whoever is signed in to the tab. */
export type ApiRequest = {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly as?: string | null;
};

/** An answer; `body` is parsed where it is JSON. */
export type ApiAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
};

/** What the console puts at `window.rehearsal`. */
export type Probe = {
  readonly version: 1;
  readonly workspace: string;
  /** What the link that opened the page asked for and did not get. */
  readonly problem?: string | undefined;
  readonly send: (request: ApiRequest) => Promise<ApiAnswer>;
  readonly signIn: (as: string) => void;
};

/** The version of the probe that this kit speaks with. */
const spoken = 1;

declare global {
  interface Window {
    readonly rehearsal?: Probe;
    /** Where the kit takes calls from. */
    readonly kitTakesCall?: (call: ApiCall) => void;
  }
  interface WindowEventMap {
    'rehearsal:call': CustomEvent<ApiCall>;
  }
}

/**
 * Waits until the tab has a backend.
 * @throws Error where the console has none that a kit can use, or did not do what the link asked
 */
export async function ready(page: Page): Promise<void> {
  const version = await page
    .waitForFunction(() => window.rehearsal?.version, undefined, { timeout: 20_000 })
    .then((handle) => handle.jsonValue())
    .catch(() => undefined);
  if (version === spoken) {
    const problem = await page.evaluate(() => window.rehearsal?.problem);
    if (problem !== undefined) throw new Error(`The console says: ${problem}`);
    return;
  }
  throw new Error(
    version === undefined
      ? `The page at ${page.url()} shows no console with a backend of its own: window.rehearsal is missing.`
      : `This kit speaks version ${spoken} of window.rehearsal, the console at ${page.url()} version ${version}.`,
  );
}

/** Sends a request that the page neither sees nor logs. */
export const send = (page: Page, request: ApiRequest): Promise<ApiAnswer> =>
  page.evaluate(async (sent) => {
    if (window.rehearsal === undefined) throw new Error('window.rehearsal is missing');
    return window.rehearsal.send(sent);
  }, request);
