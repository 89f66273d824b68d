import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { paths } from '#src/paths.ts';
import { expect, test } from './fixtures.ts';

const KiB = 1024;

/**
 * Scripts and styles a page really loads, compressed as a server would; workers are not counted.
 */
function collectCode(page: Page): {
  readonly total: () => Promise<number>;
  readonly names: () => readonly string[];
} {
  const files = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    const isCode = /\.(js|css)$/.test(pathname) && !/worker/i.test(pathname);
    if (isCode && !files.has(pathname))
      files.set(
        pathname,
        response.body().then((body) => gzipSync(body, { level: 9 }).length),
      );
  });
  return {
    total: async () => (await Promise.all(files.values())).reduce((sum, size) => sum + size, 0),
    names: () => [...files.keys()],
  };
}

test('the first list page loads at most 416 KiB of code in 16 files, and no editor', async ({
  page,
  openAs,
}) => {
  const code = collectCode(page);
  await openAs(paths.users());
  await expect(page.getByRole('link', { name: 'flex-operator' })).toBeVisible();
  expect(await code.total()).toBeGreaterThan(100 * KiB);
  expect(await code.total()).toBeLessThanOrEqual(416 * KiB);
  expect(code.names().length).toBeLessThanOrEqual(16);
  expect(code.names().filter((name) => /monaco/i.test(name))).toEqual([]);
});
