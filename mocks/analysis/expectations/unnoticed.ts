import type { Unnoticed, UnnoticedChange } from '#src/domain/access/accessTests.ts';
import type { Steps } from '#src/domain/policy/comparison/steps.ts';
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import type { PolicyKind } from '#src/domain/policy/engine/decision.ts';
import { copyOf } from '../../world/copy.ts';
import { NotThere, type Account } from '../account.ts';
import { holdersOfPolicy } from '../behind.ts';
import { isAffected, type Affected } from '../effect/affected.ts';
import {
  storedPolicy,
  statementsOf,
  writePolicy,
  type StoredPolicy,
} from '../repair/storedPolicy.ts';
import { Trial } from '../repair/trial.ts';
import { findSubject } from '../subject.ts';
import type { AccessTest } from './readTests.ts';
import { runningKept, type TestOutcome } from './run.ts';

/** One statement of a policy that counts for somebody. */
type Place = { readonly stored: StoredPolicy; readonly index: number };

/** A part of the answer: `total` statements in all, `next` where the next part begins. */
export type UnnoticedFound = {
  readonly total: number;
  readonly next: number | null;
  readonly unnoticed: readonly Unnoticed[];
};

/** The account's own policies that somebody holds, whom agencies trust, and attached SCPs. */
function policiesOf({ world, account }: Account): readonly StoredPolicy[] {
  const { tables } = world;
  const ids: readonly (readonly [string, PolicyKind])[] = [
    ...[...tables.roles.all()]
      .filter(
        ({ id, domain_id }) => domain_id === account.id && tables.grants.count('role', id) > 0,
      )
      .map(({ id }) => [id, 'identity'] as const),
    ...[...tables.identityPolicies.all()]
      .filter(
        ({ id, domain_id }) =>
          domain_id === account.id && tables.attachments.count('policy', `${account.id}/${id}`) > 0,
      )
      .map(({ id }) => [id, 'identity'] as const),
    ...[...tables.trusts.all()]
      .filter(({ id }) => tables.agencies.get(id)?.domain_id === account.id)
      .map(({ id }) => [id, 'trust'] as const),
    ...[...tables.scps.all()]
      .filter(({ id }) => tables.scpAttachments.count('scp', id) > 0)
      .map(({ id }) => [id, 'scp'] as const),
  ];
  return ids.flatMap(([id, kind]) => storedPolicy(world, id, kind) ?? []);
}

const placesOf = (at: Account): readonly Place[] =>
  policiesOf(at).flatMap((stored) =>
    statementsOf(stored.raw).map((_, index) => ({ stored, index })),
  );

/** The policy with one statement left out, or with its effect turned round. */
function changed({ stored: { raw }, index }: Place, change: UnnoticedChange): StoredPolicy['raw'] {
  const statements = statementsOf(raw);
  return {
    ...raw,
    Statement:
      change === 'dropped'
        ? statements.filter((_, at) => at !== index)
        : statements.map((one, at) =>
            at === index ? { ...one, Effect: one['Effect'] === 'Deny' ? 'Allow' : 'Deny' } : one,
          ),
  };
}

/** A test with how it comes out, and on which policies of principals it can hang. */
type Known = {
  readonly test: AccessTest;
  readonly outcome: TestOutcome;
  /** Null: on any. */
  readonly policies: ReadonlySet<string> | null;
};

function policiesBehind(at: Account, { who }: AccessTest): Known['policies'] {
  if ('never' in who) return null;
  try {
    return new Set(findSubject(at, who.principal).grants.map(({ policyId }) => policyId));
  } catch (error) {
    if (error instanceof NotThere) return new Set();
    throw error;
  }
}

/** Whether any test comes out otherwise in a world in which a policy was changed. */
function* isNoticed(
  at: Account,
  catalog: CatalogView,
  known: readonly Known[],
  { store, id }: StoredPolicy,
): Steps<boolean> {
  const isHeld = store === 'role' || store === 'identityPolicy';
  const affected: Affected = isHeld ? new Set(holdersOfPolicy(at.world, id)) : undefined;
  for (const { test, outcome, policies } of known) {
    yield;
    if (isHeld && policies?.has(id) === false) continue;
    // A rule that holds can only be broken by whom the change concerns.
    const among = outcome.ok ? affected : undefined;
    const now = yield* runningKept(at, catalog, test, (member) => isAffected(among, member));
    if (now.ok !== outcome.ok || now.actual !== outcome.actual) return true;
  }
  return false;
}

const CHANGES: readonly UnnoticedChange[] = ['dropped', 'flipped'];

/**
 * Statements that no test notices: each is left out and turned round in turn, in a copy of the
 * world, and all tests are run. Part by part, `limit` statements from number `from` on.
 */
export function* findingUnnoticed(
  { world: original, now, account }: Account,
  catalog: CatalogView,
  tests: readonly AccessTest[],
  { from, limit }: { readonly from: number; readonly limit: number },
): Steps<UnnoticedFound> {
  const world = copyOf(original);
  const at: Account = { world, now, account };
  const known: Known[] = [];
  for (const test of tests)
    known.push({
      test,
      outcome: yield* runningKept(at, catalog, test),
      policies: policiesBehind(at, test),
    });
  const places = placesOf(at);
  const unnoticed: Unnoticed[] = [];
  for (const place of places.slice(from, from + limit)) {
    const { stored, index } = place;
    const { Sid: sid, Effect: effect } = statementsOf(stored.raw)[index] ?? {};
    const changes: UnnoticedChange[] = [];
    for (const change of CHANGES) {
      const trial = new Trial(world);
      writePolicy(world, trial, stored, changed(place, change));
      if (!(yield* isNoticed(at, catalog, known, stored))) changes.push(change);
      trial.takeBack();
    }
    if (changes.length > 0)
      unnoticed.push({
        policy: { kind: stored.store, id: stored.id, name: stored.name },
        statement: { index, sid: typeof sid === 'string' ? sid : null },
        effect: effect === 'Deny' ? 'Deny' : 'Allow',
        changes,
      });
  }
  const next = from + limit;
  return { total: places.length, next: next < places.length ? next : null, unnoticed };
}
