import { afterEach, describe, expect, it } from 'vitest';
import { contract } from '#src/api/contract/index.ts';
import { questionsFor } from '#src/api/foreign/findings.ts';
import { limitOffer, partOf } from '#src/api/offer.ts';
import { areaOf, areas, offeredAreas, offeredNav, otherConsole } from './navigation.ts';
import { partName } from './partNames.ts';

afterEach(() => limitOffer(() => true));

const parts = [...questionsFor(contract).keys()];
const needs = areas.flatMap((area) => [
  area.needs,
  area.other?.needs,
  ...area.nav.flatMap((entry) => [
    entry.needs,
    ...('to' in entry ? [] : entry.children.map((child) => child.needs)),
  ]),
]);

describe('what is offered', () => {
  it.each([...new Set(needs.filter((part) => part !== undefined))])(
    '%s, which a page needs, is a part that is asked for',
    (part) => expect(parts).toContain(part),
  );
  it.each(parts)('%s has a name in words', (part) => expect(partName(part)).not.toBe(part));
  it('has no name for what is no part', () => expect(partName('/v9')).toBe('/v9'));

  it('is everything at a backend of this project', () => {
    expect(offeredAreas()).toEqual(areas);
    for (const area of areas) expect(offeredNav(area)).toEqual(area.nav);
  });

  it('is what a Keystone has, where one is connected', () => {
    limitOffer((path) => partOf(path).startsWith('/v3/'));
    expect(offeredAreas().map(({ id }) => id)).toEqual(['iam']);
    const iam = areaOf('/iam/users');
    if (iam === undefined) throw new Error('no IAM');
    expect(otherConsole(iam)).toBeUndefined();
    expect(offeredNav(iam).map(({ label }) => label)).toEqual([
      'Users',
      'User Groups',
      'Permissions',
      'Projects',
    ]);
    expect(
      offeredNav(iam).flatMap((entry) =>
        'to' in entry ? [] : entry.children.map(({ label }) => label),
      ),
    ).toEqual(['Authorization', 'Policies/Roles']);
  });
});
