import type { Page } from '@playwright/test';
import { apiOf, type Api } from './api.ts';
import { policyEditorOf, type PolicyEditor } from '../pages/editor.ts';
import { pagesOf, type Go, type Pages } from '../pages/pages.ts';
import { wizardsOf, type Wizards } from '../pages/wizards.ts';
import { send, type ApiAnswer, type ApiCall, type ApiRequest } from './probe.ts';

/** Somebody in a tab of his own. */
export type Person = {
  /** As in a link's `as=`. */
  readonly name: string;
  readonly page: Page;
  readonly pages: Pages;
  readonly wizards: Wizards;
  readonly editor: PolicyEditor;
  /** Calls in his name, beside the page. */
  readonly api: Api;
  /** Calls of his page so far, oldest first. */
  readonly calls: () => readonly ApiCall[];
  /** Opens an address of the console, without the base path of the deployment. */
  readonly open: Go;
  /** Sends a request in his name, or in another's with `as`. */
  readonly send: (request: ApiRequest) => Promise<ApiAnswer>;
  /** Plans faults of this tab's calls, in the place of those planned before; none with []. */
  readonly planFaults: (faults: readonly PlannedFault[]) => Promise<void>;
};

/** A call that goes wrong: docs/faults.md of the console has the kinds. */
export type PlannedFault = {
  /** Name of the call in the console's contract, or `*`. */
  readonly call: string;
  readonly kind?: 'refusal' | 'conflict' | 'throttle' | 'error' | 'expiry' | 'storage';
  readonly latency_ms?: number;
  readonly times?: number;
  /** Share of calls hit, 0 to 1, drawn from `seed`. */
  readonly rate?: number;
  readonly seed?: number;
};

/** Somebody in `page`, who goes to addresses by `go`. */
export function personIn(
  name: string,
  page: Page,
  go: Go,
  calls: () => readonly ApiCall[],
): Person {
  const pages = pagesOf(page, go);
  const editor = policyEditorOf(page);
  const ask = (request: ApiRequest) => send(page, request);
  const api = apiOf(ask, undefined);
  return {
    name,
    page,
    pages,
    editor,
    wizards: wizardsOf({ page, pages, editor }),
    api,
    calls,
    open: go,
    send: ask,
    planFaults: async (faults) => {
      await api.put('/console/v1/faults', { faults });
    },
  };
}
