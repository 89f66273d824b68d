import { matchRoutes } from 'react-router';
import { describe, expect, it } from 'vitest';
import { paths } from '#src/paths.ts';
import { areas, activeEntry, areaOf } from './navigation.ts';
import { routes } from './routes.tsx';

/** The page an address leads to; undefined when only the "not found" page takes it. */
const pageOf = (address: string) => {
  const match = matchRoutes(routes, address.split('?')[0] ?? '')?.at(-1);
  return match === undefined || match.route.path === '*' ? undefined : match.route;
};

const navAddresses = areas.flatMap((area) => [area.to, ...area.nav.flatMap((entry) => ('to' in entry ? [entry.to] : entry.children.map((child) => child.to)))]);

const built = Object.entries(paths).map(([name, build]) => [name, (build as (id?: string) => string)(build.length > 0 ? 'some-id' : undefined)] as const);

describe('routes', () => {
  it.each(built)('paths.%s leads to a page: %s', (_, address) => expect(pageOf(address)).toBeDefined());
  it('would notice an address without a page', () => expect(pageOf('/iam/no-such-page')).toBeUndefined());

  it.each(navAddresses)('the nav entry %s leads to a page', (address) => expect(pageOf(address)).toBeDefined());

  it('every page is loaded when it is first visited', () => {
    const eager = (list: typeof routes): string[] => list.flatMap((route) => [...(route.path !== undefined && route.path !== '*' && route.lazy === undefined ? [route.path] : []), ...eager(route.children ?? [])]);
    expect(eager(routes)).toEqual([]);
  });
});

describe('navigation', () => {
  it('marks the entry a page lies under', () => {
    const iam = areaOf('/iam/users/123');
    expect(iam?.id).toBe('iam');
    expect(iam === undefined ? undefined : activeEntry(iam, '/iam/users/123')).toBe('/iam/users');
  });
  it('takes no similar address for a part of a service', () => expect(areaOf('/iamx')).toBeUndefined());
});
