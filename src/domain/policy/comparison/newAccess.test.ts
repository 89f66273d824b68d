import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import rows from '../cases/newAccess.json' with { type: 'json' };
import { emptyCatalogView, type CatalogView } from '../language/catalogView.ts';
import { compileGrants, decide } from '../engine/decide.ts';
import type { Grant } from '../engine/decision.ts';
import type { PolicyDocument, Statement } from '../language/document.ts';
import { checkNewAccess } from './newAccess.ts';
import { readDocument } from '../language/read.ts';
import { request, statement } from '../testing/worlds.ts';

const others: ReadonlyMap<string, readonly string[]> = new Map([
  ['ucs:clusters:createcluster', ['ucs:clusters:create']],
  ['ucs:clusters:create', ['ucs:clusters:createCluster']],
]);
const ucs = [
  'ucs:clusters:get',
  'ucs:clusters:getFleet',
  'ucs:clusters:create',
  'ucs:clusters:createCluster',
  'ucs:addons:get',
  'ucs:addons:delete',
];
const catalog: CatalogView = {
  ...emptyCatalogView,
  otherNames: (action) => others.get(action.toLowerCase()) ?? [],
  actionsOf: (service) => (service.toLowerCase() === 'ucs' ? ucs : undefined),
};

type Short = {
  readonly Allow?: readonly string[];
  readonly Deny?: readonly string[];
  readonly not?: boolean;
  readonly Resource?: readonly string[];
  readonly Condition?: object;
  readonly Principal?: object;
};

/** The table writes `{"Allow": [actions]}` for a statement. */
const policy = (statements: readonly Short[]): string =>
  JSON.stringify({
    Version: '5.0',
    Statement: statements.map(({ Allow, Deny, not = false, ...rest }) => ({
      Effect: Allow ? 'Allow' : 'Deny',
      [not ? 'NotAction' : 'Action']: Allow ?? Deny,
      ...rest,
    })),
  });

describe('Check for new access', () => {
  it.each(
    rows as readonly {
      title: string;
      saved: readonly Short[];
      edited: readonly Short[];
      is: string;
      items?: readonly (readonly string[])[];
      source: string;
    }[],
  )('$title ($source)', ({ saved, edited, is, items }) => {
    const found = checkNewAccess(policy(saved), policy(edited), catalog);
    expect(found.kind === 'cannotTell' ? found.reason : found.kind).toBe(is);
    expect(
      found.kind === 'new' ? found.items.map(({ action, cause }) => [action, cause]) : undefined,
    ).toEqual(items);
  });

  it.each([
    ['{"Version": "5.0", "Statement": [', policy([{ Allow: ['*'] }]), 'brokenSaved'],
    [policy([{ Allow: ['*'] }]), '{"Version": "5.0", "Statement": [', 'brokenEdited'],
    [policy([{ Allow: ['*'] }]), '{"Version": "5.0"}', 'brokenEdited'],
    [policy([{ Allow: ['*'] }]), '', 'brokenEdited'],
  ])('does not tell about a broken text: %s against %s', (saved, edited, reason) => {
    expect(checkNewAccess(saved, edited, catalog)).toEqual({ kind: 'cannotTell', reason });
  });

  it('names the principals that are new, not those that were meant before', () => {
    const named = (before: object, after: object) => {
      const found = checkNewAccess(
        policy([{ Allow: ['sts:agencies:assume'], Principal: before }]),
        policy([{ Allow: ['sts:agencies:assume'], Principal: after }]),
        catalog,
      );
      return found.kind === 'new'
        ? found.items.map(({ cause, newPrincipals }) => [cause, newPrincipals])
        : found.kind;
    };
    expect(named({ IAM: ['a'] }, { IAM: ['a', 'b'], Service: ['service.COC'] })).toEqual([
      ['principal', ['b', 'service.COC']],
    ]);
    expect(named({ IAM: ['*'] }, { IAM: ['a'], Service: ['service.COC'] })).toEqual([
      ['principal', ['service.COC']],
    ]);
    expect(named({ IAM: ['a', 'b'] }, { IAM: ['b'] })).toBe('none');
  });

  it('lists the known actions that become possible', () => {
    const known = (saved: readonly Short[], edited: readonly Short[]) => {
      const found = checkNewAccess(policy(saved), policy(edited), catalog);
      return found.kind === 'new'
        ? found.items.map(({ knownActions }) => knownActions)
        : found.kind;
    };
    expect(known([{ Allow: ['ucs:clusters:get*'] }], [{ Allow: ['ucs:*:get*'] }])).toEqual([
      ['ucs:addons:get'],
    ]);
    expect(
      known([{ Allow: ['ucs:clusters:*', 'ucs:addons:*'] }], [{ Allow: ['ucs:*:*'] }]),
    ).toEqual([[]]);
    expect(known([], [{ Allow: ['ecs:*:*'] }])).toEqual([null]);
    expect(
      known([{ Allow: ['ucs:*:*'] }, { Deny: ['ucs:addons:*'] }], [{ Allow: ['ucs:*:*'] }]),
    ).toEqual([['ucs:addons:get', 'ucs:addons:delete']]);
  });
});

/** Writes a generated document as text, which is what is checked. */
function textOf({ statements }: Pick<PolicyDocument, 'statements'>, withPrincipals = true): string {
  const raw = ({ effect, action, resource, condition, principal }: Statement): object => ({
    Effect: effect,
    [action.not ? 'NotAction' : 'Action']: action.values,
    ...(resource && { [resource.not ? 'NotResource' : 'Resource']: resource.values }),
    ...(condition && { Condition: condition }),
    ...(withPrincipals &&
      principal && { [principal.not ? 'NotPrincipal' : 'Principal']: principal.value }),
  });
  return JSON.stringify({ Version: '5.0', Statement: statements.map(raw) });
}

const grantOf = (text: string, kind: Grant['kind']): Grant => ({
  policyId: 'p',
  policyName: 'p',
  kind,
  document: readDocument(JSON.parse(text)),
  scope: { kind: 'all' },
  path: [],
});
const statements = fc.array(statement, { minLength: 1, maxLength: 4 });
/** An edit: some statements go, some come, so that documents share most of what they say. */
const edit = fc
  .record({
    before: statements,
    kept: fc.subarray([0, 1, 2, 3]),
    added: fc.array(statement, { maxLength: 2 }),
  })
  .map(({ before, kept, added }) => ({
    before,
    after: [...before.filter((_, index) => kept.includes(index)), ...added],
  }));

describe('the check against decisions', () => {
  it('never overlooks a request that the edited identity policy allows and the saved one did not', () => {
    const seen = { new: 0, none: 0 };
    fc.assert(
      fc.property(
        edit,
        fc.array(request, { minLength: 8, maxLength: 8 }),
        ({ before, after }, requests) => {
          const [saved = '', edited = ''] = [before, after].map((list) =>
            textOf({ statements: list }, false),
          );
          const result = checkNewAccess(saved, edited, emptyCatalogView);
          const [old, next] = [saved, edited].map((text) =>
            compileGrants([grantOf(text, 'identity')]),
          );
          for (const { aliases: _, resourceAccount: __, ...asked } of requests) {
            const plain = { ...asked, principal: { accountId: 'd1', urn: 'iam::d1:user:ann' } };
            if (
              old === undefined ||
              next === undefined ||
              !decide(plain, next).allowed ||
              decide(plain, old).allowed
            )
              continue;
            expect(result.kind).toBe('new');
          }
          if (result.kind !== 'cannotTell') seen[result.kind] += 1;
        },
      ),
      { numRuns: 3000 },
    );
    expect(Math.min(seen.new, seen.none)).toBeGreaterThan(300);
  });

  it('never overlooks somebody whom an edited trust policy lets in and the saved one did not', () => {
    const own = grantOf(policy([{ Allow: ['*'] }]), 'identity');
    fc.assert(
      fc.property(
        edit,
        fc.array(request, { minLength: 8, maxLength: 8 }),
        ({ before, after }, requests) => {
          const trust = (list: readonly Statement[]) =>
            textOf({
              statements: list.map((one) => ({
                ...one,
                action: { not: false, values: ['sts:agencies:assume'] },
              })),
            });
          const [saved, edited] = [trust(before), trust(after)];
          const result = checkNewAccess(saved, edited, emptyCatalogView);
          const [old, next] = [saved, edited].map((text) =>
            compileGrants([own, grantOf(text, 'trust')]),
          );
          for (const { aliases: _, ...asked } of requests) {
            const assume = { ...asked, action: 'sts:agencies:assume' };
            if (
              old === undefined ||
              next === undefined ||
              !decide(assume, next).allowed ||
              decide(assume, old).allowed
            )
              continue;
            expect(result.kind).toBe('new');
          }
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('is right about single actions: each item is a request that was refused before', () => {
    const action = fc.constantFrom(
      'ucs:clusters:get',
      'ucs:addons:delete',
      'ecs:cloudServers:list',
      'iam:users:getUserV5',
    );
    const lists = fc.array(
      fc.record({
        effect: fc.constantFrom<'Allow' | 'Deny'>('Allow', 'Allow', 'Deny'),
        values: fc.array(action, { minLength: 1, maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 3 },
    );
    const asText = (list: readonly { effect: 'Allow' | 'Deny'; values: readonly string[] }[]) =>
      textOf({
        statements: list.map(({ effect, values }) => ({ effect, action: { not: false, values } })),
      });
    fc.assert(
      fc.property(lists, lists, (before, after) => {
        const result = checkNewAccess(asText(before), asText(after), emptyCatalogView);
        const [old, next] = [before, after].map((list) =>
          compileGrants([grantOf(asText(list), 'identity')]),
        );
        if (result.kind !== 'new' || old === undefined || next === undefined) return;
        for (const item of result.items) {
          const asked = {
            action: item.action,
            target: { class: 'global' as const },
            principal: { accountId: 'd1', urn: 'u' },
            context: {},
          };
          expect([decide(asked, next).allowed, decide(asked, old).allowed]).toEqual([true, false]);
        }
      }),
      { numRuns: 1500 },
    );
  });
});
