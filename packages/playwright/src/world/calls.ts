import type { BrowserContext, Page } from '@playwright/test';
import type { ApiCall } from './probe.ts';

const byPage = new WeakMap<Page, ApiCall[]>();
const watched = new WeakSet<BrowserContext>();

/** The calls of a page since it was opened, reloads included, oldest first. */
export function callsOf(page: Page): readonly ApiCall[] {
  return listOf(page);
}

function listOf(page: Page): ApiCall[] {
  const calls = byPage.get(page) ?? [];
  byPage.set(page, calls);
  return calls;
}

/** Notes the calls of every page of a context from now on. */
export async function watchCalls(context: BrowserContext): Promise<void> {
  if (watched.has(context)) return;
  watched.add(context);
  await context.exposeBinding('kitTakesCall', ({ page }, call: ApiCall) => {
    listOf(page).push(call);
  });
  await context.addInitScript(() =>
    window.addEventListener('rehearsal:call', ({ detail }) => window.kitTakesCall?.(detail)),
  );
}
