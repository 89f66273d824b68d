import { createMemoryRouter, matchRoutes } from 'react-router';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { paths } from '#src/paths.ts';
import { lazyPage } from '#src/ui/lazyPage.ts';
import { areas, activeEntry, areaOf } from './navigation.ts';
import { routes } from './routes.tsx';

/** The page an address leads to; undefined when only the "not found" page takes it. */
const pageOf = (address: string) => {
  const match = matchRoutes(routes, address.split('?')[0] ?? '')?.at(-1);
  return match === undefined || match.route.path === '*' ? undefined : match.route;
};

const navAddresses = areas.flatMap((area) => [
  area.to,
  ...area.nav.flatMap((entry) =>
    'to' in entry ? [entry.to] : entry.children.map((child) => child.to),
  ),
]);

const built = Object.entries(paths).map(
  ([name, build]) =>
    [name, (build as (id?: string) => string)(build.length > 0 ? 'some-id' : undefined)] as const,
);

afterEach(() => void vi.useRealTimers());

describe('routes', () => {
  it.each(built)('paths.%s leads to a page: %s', (_, address) =>
    expect(pageOf(address)).toBeDefined(),
  );
  it('would notice an address without a page', () =>
    expect(pageOf('/iam/no-such-page')).toBeUndefined());

  it.each(navAddresses)('the nav entry %s leads to a page', (address) =>
    expect(pageOf(address)).toBeDefined(),
  );

  it('every page is loaded when it is first visited', () => {
    const eager = (list: typeof routes): string[] =>
      list.flatMap((route) => [
        ...(route.path !== undefined && route.path !== '*' && route.lazy === undefined
          ? [route.path]
          : []),
        ...eager(route.children ?? []),
      ]);
    expect(eager(routes)).toEqual([]);
  });

  it('a page whose code does not arrive is asked for again, and then shown as an error', async () => {
    vi.useFakeTimers();
    let asked = 0;
    const page = (failures: number) =>
      lazyPage(async () => {
        asked += 1;
        if (asked <= failures) throw new TypeError('Failed to fetch dynamically imported module');
        return () => null;
      });
    const router = createMemoryRouter([
      { path: '/', element: null },
      { path: '/second', lazy: page(1) },
      { path: '/third', lazy: page(6) },
    ]);
    const go = (address: string) =>
      Promise.all([router.navigate(address), vi.advanceTimersByTimeAsync(2_000)]);
    await go('/second');
    expect([asked, router.state.errors]).toEqual([2, null]);
    await go('/third');
    expect(Object.values(router.state.errors ?? {})).toEqual([
      new Error(
        'Its code could not be loaded. The server may be out of reach, or a newer version has been published: reload the page.',
      ),
    ]);
  });
});

describe('navigation', () => {
  it('marks the entry a page lies under', () => {
    const iam = areaOf('/iam/users/123');
    expect(iam?.id).toBe('iam');
    expect(iam === undefined ? undefined : activeEntry(iam, '/iam/users/123')).toBe('/iam/users');
  });
  it('takes no similar address for a part of a service', () =>
    expect(areaOf('/iamx')).toBeUndefined());
});
