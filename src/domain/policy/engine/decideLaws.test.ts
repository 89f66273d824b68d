import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccessRequest, Decision, Grant, PolicyKind } from './decision.ts';
import { compileGrants, decide } from './decide.ts';
import type { Statement } from '../language/document.ts';
import { explain } from './explain.ts';
import { referenceOutcome } from '../testing/reference.ts';
import { document, grants, kind, request, statement } from '../testing/worlds.ts';

function outcome(asked: AccessRequest, held: readonly Grant[]): Decision['outcome'] {
  return decide(asked, compileGrants(held)).outcome;
}

function everythingFor(kindOf: PolicyKind, effect: Statement['effect']): Grant {
  const everyone: Statement = {
    effect,
    action: { not: false, values: ['*'] },
    principal: { not: false, value: { IAM: ['*'], Service: ['service.COC'] } },
  };
  return {
    policyId: 'x',
    policyName: 'x',
    kind: kindOf,
    scope: { kind: 'all' },
    path: [{ type: 'organization', id: 'root', name: 'root' }],
    document: { version: '5.0', statements: [everyone], depends: [] },
  };
}

describe('laws of deciding', () => {
  it('agrees with a reference that scans everything, in 10,000 worlds, and every outcome occurs', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(request, grants, (asked, held) => {
        const got = outcome(asked, held);
        seen.set(got, (seen.get(got) ?? 0) + 1);
        expect(got).toBe(referenceOutcome(asked, held));
      }),
      { numRuns: 10_000 },
    );
    for (const each of ['allow', 'explicit-deny', 'implicit-deny'])
      expect(seen.get(each) ?? 0).toBeGreaterThan(500);
  });

  it('explains what it decides', () => {
    fc.assert(
      fc.property(request, grants, (asked, held) => {
        const compiled = compileGrants(held);
        const { nearMisses, ...explained } = explain(asked, compiled);
        const { nearMisses: none, ...decided } = decide(asked, compiled);
        expect({ ...explained, passedScp: undefined, deadDenies: undefined }).toEqual(decided);
        expect(none).toEqual([]);
        expect(nearMisses.length).toBeLessThanOrEqual(10);
        // An allowed or denied request has no missing kind, hence no near misses either.
        expect(nearMisses.filter((miss) => miss.kind !== decided.missingKind)).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  it('lets a Deny of any kind stand above every Allow', () => {
    fc.assert(
      fc.property(request, grants, kind, (asked, held, of) => {
        const binding = {
          ...asked,
          beyondScp: false,
          principal: { accountId: 'd1', urn: asked.principal.urn },
        };
        expect(outcome(binding, [...held, everythingFor(of, 'Deny')])).toBe('explicit-deny');
      }),
      { numRuns: 2000 },
    );
  });

  it('never takes access away by one more identity Allow', () => {
    fc.assert(
      fc.property(request, grants, statement, (asked, held, added) => {
        const allow: Grant = {
          ...everythingFor('identity', 'Allow'),
          document: { version: '5.0', statements: [{ ...added, effect: 'Allow' }], depends: [] },
        };
        fc.pre(outcome(asked, held) === 'allow');
        expect(outcome(asked, [...held, allow])).toBe('allow');
      }),
      { numRuns: 500, maxSkipsPerRun: 1000 },
    );
  });

  it('offers with an open resource whatever is allowed on one, and administrators what SCPs leave them', () => {
    let narrower = 0;
    fc.assert(
      fc.property(request, grants, (asked, held) => {
        const { resource, ...rest } = asked;
        const open = outcome({ ...rest, resourceOpen: true }, held);
        expect(outcome(asked, held) === 'allow' && open !== 'allow').toBe(false);
        if (open === 'allow' && outcome(rest, held) !== 'allow' && resource !== undefined)
          narrower += 1;
      }),
      { numRuns: 3000 },
    );
    expect(narrower).toBeGreaterThan(20);
  });

  it('does not depend on the order of policies, statements and patterns', () => {
    fc.assert(
      fc.property(request, grants, (asked, held) => {
        const turned = held.toReversed().map((each) => ({
          ...each,
          document: {
            ...each.document,
            statements: each.document.statements
              .map((one) => ({
                ...one,
                action: { ...one.action, values: one.action.values.toReversed() },
              }))
              .toReversed(),
          },
        }));
        expect(outcome(asked, turned)).toBe(outcome(asked, held));
      }),
      { numRuns: 3000 },
    );
  });

  it('narrows by session policies and SCPs, never widens', () => {
    fc.assert(
      fc.property(
        request,
        grants,
        document,
        fc.constantFrom<PolicyKind>('session', 'scp'),
        (asked, held, limit, of) => {
          const limited = [
            ...held,
            {
              ...everythingFor(of, 'Allow'),
              path: [{ type: 'organization' as const, id: 'new', name: 'new' }],
              document: limit,
            },
          ];
          fc.pre(of === 'scp' || !held.some((each) => each.kind === 'session'));
          fc.pre(outcome(asked, limited) === 'allow');
          expect(outcome(asked, held)).toBe('allow');
        },
      ),
      { numRuns: 500, maxSkipsPerRun: 1000 },
    );
  });
});
