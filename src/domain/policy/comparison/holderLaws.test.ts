import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionMatches, parseAction, parseActionPattern } from '../language/actionPattern.ts';
import { emptyCatalogView } from '../language/catalogView.ts';
import { compileGrants, decide } from '../engine/decide.ts';
import type { AccessRequest, Grant } from '../engine/decision.ts';
import { grants as anyGrants, request as anyRequest } from '../testing/worlds.ts';
import { canDo, type Holder } from './canDo.ts';
import { entriesOf, type Entry, type Listed } from './entries.ts';
import { onePolicyOf } from './onePolicy.ts';

const catalog = emptyCatalogView;
const grants = anyGrants.map((all) =>
  all.filter(({ kind }) => kind === 'identity' || kind === 'scp'),
);
const caller = { accountId: 'd1', urn: 'iam::d1:user:u1' };
/**
 * A question mark and a lone star are read by the version of their policy, which the elements of an
 * entry do not say.
 */
const isPlain = (held: readonly Grant[]): boolean =>
  held.every(({ document: { statements } }) =>
    statements.every(({ action }) =>
      action.values.every((text) => text !== '*' && !text.includes('?')),
    ),
  );
/** Requests of one user, under the name that is asked for. */
const requests = fc.array(
  anyRequest.map(({ action, target, resource, context }): AccessRequest => ({
    action,
    target,
    context,
    principal: caller,
    ...(resource !== undefined && { resource }),
  })),
  { minLength: 40, maxLength: 40 },
);
const holderOf = (held: readonly Grant[]): Holder => ({ grants: held, caller, facts: {} });

const fits = (list: Listed, action: string): boolean => {
  const name = parseAction(action);
  const values = 'not' in list ? list.not : list;
  const isMet = values.some((text) => {
    const pattern = parseActionPattern(text, '5.0');
    return name !== null && pattern !== null && actionMatches(pattern, name);
  });
  return isMet !== 'not' in list;
};
const covers = ({ actions, others }: Entry, action: string): boolean =>
  fits(actions, action) ||
  (others !== undefined &&
    others.like.every((list) => fits(list, action)) &&
    !others.not.some((list) => fits(list, action)));

describe('what somebody may do, against decisions one by one', () => {
  it('no request is allowed of an action that is said to be refused', { timeout: 120_000 }, () => {
    const seen = { yes: 0, no: 0, unknown: 0 };
    fc.assert(
      fc.property(grants, requests, (held, all) => {
        const compiled = compileGrants(held);
        for (const one of all.slice(0, 10)) {
          const { answer } = canDo(
            holderOf(held),
            { actions: [one.action], context: {} },
            catalog,
            true,
          );
          seen[answer] += 1;
          const isAllowed = all.some(
            (other) => decide({ ...other, action: one.action }, compiled).allowed,
          );
          expect(answer === 'no' && isAllowed).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
    expect(seen.yes).toBeGreaterThan(20);
    expect(seen.no).toBeGreaterThan(20);
    expect(seen.unknown).toBeLessThan((seen.yes + seen.no) / 50);
  });

  it(
    'a question about a resource and circumstances is about them only',
    { timeout: 120_000 },
    () => {
      let count = 0;
      fc.assert(
        fc.property(grants, requests, (held, all) => {
          const compiled = compileGrants(held);
          for (const { target, resource, ...one } of all.slice(0, 6)) {
            const asked = { actions: [one.action], context: one.context };
            const { answer } = canDo(
              holderOf(held),
              { ...asked, ...(resource !== undefined && { resource }) },
              catalog,
              true,
            );
            const { allowed } = decide(
              { ...one, target, ...(resource !== undefined && { resource }) },
              compiled,
            );
            expect(allowed && answer === 'no').toBe(false);
            if (allowed) count += 1;
          }
        }),
        { numRuns: 60 },
      );
      expect(count).toBeGreaterThan(10);
    },
  );

  it('every allowed request is covered by an entry', { timeout: 120_000 }, () => {
    let count = 0;
    fc.assert(
      fc.property(grants, requests, (held, all) => {
        fc.pre(isPlain(held));
        const { entries, unknown } = entriesOf(holderOf(held), { context: {} }, catalog);
        const compiled = compileGrants(held);
        for (const one of all) {
          if (!decide(one, compiled).allowed) continue;
          count += 1;
          const isCovered = entries.some((entry) => covers(entry, one.action));
          expect(isCovered || unknown.length > 0).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
    expect(count).toBeGreaterThan(20);
  });

  it(
    'an entry without conditions, limits and exceptions allows all of it',
    { timeout: 120_000 },
    () => {
      let count = 0;
      fc.assert(
        fc.property(grants, requests, (held, all) => {
          fc.pre(isPlain(held) && held.every(({ document }) => document.depends.length === 0));
          const { entries } = entriesOf(holderOf(held), { context: {} }, catalog);
          const compiled = compileGrants(held);
          const free = entries.filter(
            ({ resources, scope, conditions, except, within }) =>
              scope.kind === 'all' &&
              !('not' in resources) &&
              resources.includes('*') &&
              Object.keys(conditions).length === 0 &&
              except === undefined &&
              within === undefined,
          );
          for (const one of all) {
            const isCovered = free.some((entry) => covers(entry, one.action));
            if (isCovered) count += 1;
            expect(isCovered && !decide(one, compiled).allowed).toBe(false);
          }
        }),
        { numRuns: 100 },
      );
      expect(count).toBeGreaterThan(20);
    },
  );

  it('the one policy decides as everything that is held', { timeout: 120_000 }, () => {
    let count = 0;
    fc.assert(
      fc.property(grants, requests, (held, all) => {
        const one = onePolicyOf(holderOf(held), catalog);
        if (one.policy === null) return;
        count += 1;
        const scope = { kind: 'all' } as const;
        const alone = compileGrants([
          {
            policyId: 'p',
            policyName: 'p',
            kind: 'identity',
            document: one.policy,
            scope,
            path: [],
          },
        ]);
        const compiled = compileGrants(held);
        for (const request of all)
          expect(decide(request, alone).allowed).toBe(decide(request, compiled).allowed);
      }),
      { numRuns: 100 },
    );
    expect(count).toBeGreaterThan(10);
  });
});
