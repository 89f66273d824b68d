import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyCatalogView, type CatalogView } from '../language/catalogView.ts';
import { compileGrants, decide } from '../engine/decide.ts';
import type { Grant } from '../engine/decision.ts';
import type { PolicyDocument } from '../language/document.ts';
import { borderOf, diceOf, requestNear } from '../testing/boundary.ts';
import { pair, sayOtherwise } from '../testing/pairs.ts';
import { grants, request as asked } from '../testing/worlds.ts';
import { compareGrants } from './compareGrants.ts';
import type { Comparison } from './comparison.ts';

const COUNTERPARTS: ReadonlyMap<string, string> = new Map([
  ['ecs:servers:create', 'ecs:servers:createServers'],
  ['ecs:servers:createservers', 'ecs:servers:create'],
  ['ecs:servers:getx', 'ucs:old:getX'],
  ['ucs:old:getx', 'ecs:servers:getX'],
]);
const otherNames = (action: string): readonly string[] =>
  [COUNTERPARTS.get(action.toLowerCase()) ?? []].flat();
const catalog: CatalogView = {
  ...emptyCatalogView,
  otherNames,
  serviceCodes: () => ['ecs', 'ucs'],
  actionsOf: (service) => [...COUNTERPARTS.values()].filter((name) => name.startsWith(service)),
};

const held = (document: PolicyDocument): readonly Grant[] => [
  { policyId: 'p', policyName: 'p', kind: 'identity', document, scope: { kind: 'all' }, path: [] },
];
const compare = (saved: PolicyDocument, edited: PolicyDocument): Comparison =>
  compareGrants(held(saved), held(edited), { catalog });

/** `COMPARE_PAIRS` and `COMPARE_REQUESTS` make the run longer by hand. */
const PAIRS = Number(process.env['COMPARE_PAIRS'] ?? 200);
const REQUESTS = Number(process.env['COMPARE_REQUESTS'] ?? 100);
const runs = {
  numRuns: PAIRS,
  ...(process.env['COMPARE_SEED'] === undefined
    ? {}
    : { seed: Number(process.env['COMPARE_SEED']) }),
};

describe('laws of comparing', () => {
  it(
    'every example is confirmed, and where there is none, no request near the border differs',
    { timeout: 3_600_000 },
    () => {
      const seen = new Map<string, number>();
      fc.assert(
        fc.property(pair, fc.nat(), ({ saved, edited }, seed) => {
          const result = compare(saved, edited);
          seen.set(result.relation, (seen.get(result.relation) ?? 0) + 1);
          const [old, next] = [compileGrants(held(saved)), compileGrants(held(edited))];
          for (const { request } of result.gained)
            expect([decide(request, old).allowed, decide(request, next).allowed]).toEqual([
              false,
              true,
            ]);
          for (const { request } of result.lost)
            expect([decide(request, old).allowed, decide(request, next).allowed]).toEqual([
              true,
              false,
            ]);
          const open = new Set([
            ...(result.gained.length > 0 ? ['gained'] : []),
            ...(result.lost.length > 0 ? ['lost'] : []),
            ...result.unknown.map(({ direction }) => direction),
          ]);
          if (open.size === 2) return;
          const border = borderOf([saved, edited]);
          const dice = diceOf(seed);
          for (let i = 0; i < REQUESTS; i += 1) {
            const request = requestNear(border, dice, otherNames);
            const [before, after] = [decide(request, old).allowed, decide(request, next).allowed];
            if (before === after || open.has(before ? 'lost' : 'gained')) continue;
            expect({ request, before, after }).toBe(result.relation);
          }
        }),
        runs,
      );
      for (const relation of ['equivalent', 'narrower', 'wider', 'incomparable'])
        expect([relation, (seen.get(relation) ?? 0) > PAIRS / 20]).toEqual([relation, true]);
      expect((seen.get('unknown') ?? 0) / PAIRS).toBeLessThan(0.05);
      if (process.env['COMPARE_PAIRS'] !== undefined)
        process.stdout.write(`${JSON.stringify([...seen])}\n`);
    },
  );

  it(
    'holds for sets of grants: scopes, dependencies, sessions, SCPs, trust and resource policies',
    { timeout: 3_600_000 },
    () => {
      const seen = new Map<string, number>();
      const held = fc.record({
        before: grants,
        kept: fc.subarray([0, 1, 2, 3, 4, 5, 6]),
        added: grants,
      });
      fc.assert(
        fc.property(
          held,
          fc.array(asked, { minLength: 40, maxLength: 40 }),
          ({ before, kept, added }, requests) => {
            const after = [
              ...before.filter((_, index) => kept.includes(index)),
              ...added.slice(0, 1),
            ];
            const [old, next] = [compileGrants(before), compileGrants(after)];
            const principal = requests[0]?.principal ?? {
              accountId: 'd1',
              urn: 'iam::d1:user:ann',
            };
            const result = compareGrants(before, after, {
              catalog: emptyCatalogView,
              callers: [principal],
            });
            seen.set(result.relation, (seen.get(result.relation) ?? 0) + 1);
            for (const { request } of result.gained)
              expect([decide(request, old).allowed, decide(request, next).allowed]).toEqual([
                false,
                true,
              ]);
            for (const { request } of result.lost)
              expect([decide(request, old).allowed, decide(request, next).allowed]).toEqual([
                true,
                false,
              ]);
            const open = new Set([
              ...(result.gained.length > 0 ? ['gained'] : []),
              ...(result.lost.length > 0 ? ['lost'] : []),
              ...result.unknown.map(({ direction }) => direction),
            ]);
            for (const one of requests) {
              const { aliases: _, ...request } = { ...one, beyondScp: false, principal };
              const [allowedBefore, allowedAfter] = [
                decide(request, old).allowed,
                decide(request, next).allowed,
              ];
              if (allowedBefore === allowedAfter || open.has(allowedBefore ? 'lost' : 'gained'))
                continue;
              expect({ request, allowedBefore, allowedAfter }).toBe(result.relation);
            }
          },
        ),
        { ...runs, numRuns: PAIRS },
      );
      for (const relation of ['equivalent', 'narrower', 'wider', 'incomparable'])
        expect([relation, (seen.get(relation) ?? 0) > PAIRS / 40]).toEqual([relation, true]);
    },
  );

  it('says the reverse the other way round', () => {
    const reverse: Readonly<Record<string, string>> = { narrower: 'wider', wider: 'narrower' };
    fc.assert(
      fc.property(pair, ({ saved, edited }) => {
        const [there, back] = [compare(saved, edited).relation, compare(edited, saved).relation];
        expect(back).toBe(reverse[there] ?? there);
      }),
      { numRuns: 100 },
    );
  });

  it('finds a document equivalent to itself, however it is said', () => {
    const counterpart = (name: string): string => COUNTERPARTS.get(name.toLowerCase()) ?? name;
    fc.assert(
      fc.property(pair, ({ saved, edited }) => {
        for (const document of [saved, edited]) {
          expect(compare(document, sayOtherwise(document, counterpart))).toEqual({
            relation: 'equivalent',
            gained: [],
            lost: [],
            unknown: [],
          });
        }
      }),
      { numRuns: 200 },
    );
  });
});
