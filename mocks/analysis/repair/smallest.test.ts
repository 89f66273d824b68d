import type { Repair, RepairKind } from '#src/domain/access/repairs.ts';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { fullCatalogView } from '#src/catalog/view.ts';
import { drain } from '#src/domain/policy/comparison/steps.ts';
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import { compileGrants, decide } from '#src/domain/policy/engine/decide.ts';
import type { AccessRequest } from '#src/domain/policy/engine/decision.ts';
import type { RawPolicy } from '#src/domain/policy/language/document.ts';
import { mainAccount } from '../../seed/base.ts';
import { SeedBuilder } from '../../seed/builder.ts';
import { seedAttachment, seedIdentityPolicy } from '../../seed/newIam.ts';
import { membershipId } from '../../world/tables/iam.ts';
import { attachmentKey } from '../../world/tables/v5.ts';
import { World } from '../../world/world.ts';
import type { Account } from '../account.ts';
import { membersOf } from '../members.ts';
import { requestFor } from '../question.ts';
import { findSubject, subjectOf } from '../subject.ts';
import { putAttachment } from './giving.ts';

import { spreading, type Tried } from './spread.ts';
import { standing } from './standing.ts';
import { statementsOf, storedPolicy, writePolicy } from './storedPolicy.ts';
import { inTrial, type Trial } from './trial.ts';
import { findingRepairs } from './whyNot.ts';

const now = Date.UTC(2026, 0, 15, 12);
let catalog: CatalogView;
beforeAll(async () => (catalog = await fullCatalogView()));

const actions = ['ecs:cloudServers:list', 'ecs:cloudServers:delete', 'ecs:cloudServers:reboot'];
const statement = fc
  .record({
    Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
    Action: fc.uniqueArray(fc.constantFrom(...actions, 'ecs:cloudServers:*'), {
      minLength: 1,
      maxLength: 2,
    }),
    Condition: fc.constantFrom(null, null, null, { Bool: { 'g:MFAPresent': ['true'] } }),
  })
  .map(({ Effect, Action, Condition }): RawPolicy => ({
    Effect,
    Action,
    ...(Condition && { Condition }),
  }));
const policy = fc
  .array(statement, { minLength: 1, maxLength: 2 })
  .map((Statement): RawPolicy => ({ Version: '5.0', Statement }));
const holders = fc.subarray(['ann', 'bob', 'g1', 'g2']);
const worlds = fc.record({
  policies: fc.array(fc.record({ policy, holders }), { minLength: 1, maxLength: 3 }),
  members: fc.subarray(['g1/ann', 'g1/bob', 'g2/ann', 'g2/bob']),
});
type Small = typeof worlds extends fc.Arbitrary<infer T> ? T : never;

function build({ policies, members }: Small): Account {
  const world = new World();
  const seed = new SeedBuilder(world, now);
  const account = seed.add('domains', {
    id: seed.id('account'),
    name: mainAccount,
    kind: 'account',
    description: '',
    enabled: true,
  });
  const people = new Map(['ann', 'bob'].map((name) => [name, seed.user(mainAccount, name)]));
  const groups = new Map(['g1', 'g2'].map((name) => [name, seed.group(mainAccount, name)]));
  for (const one of members) {
    const [group, user] = one.split('/').map((name) => groups.get(name) ?? people.get(name));
    if (group && user)
      seed.add('memberships', {
        id: membershipId(group.id, user.id),
        group_id: group.id,
        user_id: user.id,
      });
  }
  for (const [index, { policy: document, holders: names }] of policies.entries()) {
    const row = seedIdentityPolicy(seed, mainAccount, `p${index}`, [document]);
    for (const name of names) {
      const [user, group] = [people.get(name), groups.get(name)];
      if (user) seedAttachment(seed, 'user', user, row);
      if (group) seedAttachment(seed, 'group', group, row);
    }
  }
  return { world, now, account };
}

type Single = Tried & { readonly kind: RepairKind };
const touched = { kind: 'everybody' } as const;

/** Every single change of the kinds that there are in such a world. */
function singles({ world, account }: Account): readonly Single[] {
  const { tables } = world;
  const ann = tables.users.find('name', `${account.id}/ann`)?.id ?? '';
  const groups = [...tables.groups.all()];
  const receivers = [
    { kind: 'user' as const, id: ann, name: 'ann' },
    ...groups
      .filter(({ id }) => tables.memberships.get(membershipId(id, ann)) !== undefined)
      .map(({ id, name }) => ({ kind: 'group' as const, id, name })),
  ];
  const one = (kind: RepairKind, apply: (trial: Trial) => void): Single => ({
    kind,
    apply,
    touched,
  });
  return [
    ...groups.map(({ id }) => {
      const row = membershipId(id, ann);
      return tables.memberships.get(row) === undefined
        ? one('join-group', (trial) =>
            trial.put('memberships', { id: row, group_id: id, user_id: ann }),
          )
        : one('leave-group', (trial) => trial.drop('memberships', row));
    }),
    ...[...tables.identityPolicies.all()].flatMap(({ id }) => [
      ...receivers.map((receiver) => {
        const row = attachmentKey(id, receiver.kind, receiver.id);
        return tables.attachments.get(row) === undefined
          ? one('grant-policy', (trial) => putAttachment(trial, id, receiver, account.id, now))
          : one('revoke-grant', (trial) => trial.drop('attachments', row));
      }),
      ...statementsOf(storedPolicy(world, id, 'identity')?.raw ?? {}).map((_, index) =>
        one('drop-deny', (trial) => {
          const stored = storedPolicy(world, id, 'identity');
          if (stored === undefined) return;
          const kept = statementsOf(stored.raw).filter((__, place) => place !== index);
          writePolicy(world, trial, stored, { ...stored.raw, Statement: kept });
        }),
      ),
    ]),
  ];
}

const cost = ({ principals, actions: more }: Repair['alsoGives']): number =>
  principals.length + more.length;

/** What somebody gains by a change, by one decision after the other. */
function gainedByDeciding(at: Account, tried: Tried): readonly string[] {
  const requests = (who: string): readonly AccessRequest[] =>
    actions.flatMap((action) =>
      [{}, { 'g:MFAPresent': 'true' }].map((context) =>
        requestFor(at, catalog, findSubject(at, who), action, { context }),
      ),
    );
  const allowed = (): ReadonlySet<string> =>
    new Set(
      membersOf(at).flatMap(({ ref, name }) => {
        const compiled = compileGrants(subjectOf(at, ref, name).grants);
        return requests(name)
          .filter((request) => decide(request, compiled).allowed)
          .map(({ action, context }) =>
            JSON.stringify([name, action, context['g:MFAPresent'] ?? null]),
          );
      }),
    );
  const before = allowed();
  const after = inTrial(at.world, tried.apply, allowed);
  return [...after].filter((one) => !before.has(one));
}

describe('the smallest repairs of small worlds', () => {
  it('flip the decision, and no single change of their kinds gives less', () => {
    let compared = 0;
    fc.assert(
      fc.property(worlds, fc.constantFrom(...actions), (small, action) => {
        const at = build(small);
        const request = requestFor(at, catalog, findSubject(at, 'ann'), action, { context: {} });
        const start = standing(at, catalog, 'user:ann', request);
        const repairs = drain(findingRepairs(at, catalog, 'user:ann', request));
        for (const { witness } of repairs) expect(witness.action).toBe(action);
        expect(start.decision.allowed && repairs.length > 0).toBe(false);
        for (const single of start.decision.allowed ? [] : singles(at)) {
          const isFlipped = inTrial(
            at.world,
            single.apply,
            () => standing(at, catalog, 'user:ann', request).decision.allowed,
          );
          if (!isFlipped) continue;
          compared += 1;
          // A deleted policy of one statement is one that is taken from its holders.
          const kinds = single.kind === 'drop-deny' ? ['drop-deny', 'revoke-grant'] : [single.kind];
          const found = repairs.filter(
            ({ kind, steps }) => kinds.includes(kind) && steps.length === 1,
          );
          const least = Math.min(...found.map(({ alsoGives }) => cost(alsoGives)));
          expect(least).toBeLessThanOrEqual(cost(drain(spreading(start, [single]))));
        }
      }),
      { numRuns: 30, seed: 13 },
    );
    expect(compared).toBeGreaterThan(15);
  });

  it('say of a change what one decision after the other says', () => {
    fc.assert(
      fc.property(worlds, fc.constantFrom(...actions), (small, action) => {
        const at = build(small);
        const request = requestFor(at, catalog, findSubject(at, 'ann'), action, { context: {} });
        const start = standing(at, catalog, 'user:ann', request);
        for (const single of singles(at).slice(0, 6)) {
          const { principals, actions: more } = drain(spreading(start, [single]));
          const gained = gainedByDeciding(at, single).map(
            (text): unknown[] => JSON.parse(text) as unknown[],
          );
          const others = gained.filter(([name]) => name !== 'user:ann').map(([name]) => name);
          expect(new Set(principals)).toEqual(new Set(others));
          const own = gained.filter(([name, what]) => name === 'user:ann' && what !== action);
          for (const [, what] of own) expect(more).toContain(what);
        }
      }),
      { numRuns: 30, seed: 13 },
    );
  });
});
