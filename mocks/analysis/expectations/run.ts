import type { TestActual } from '#src/domain/access/accessTests.ts';
import { canDo } from '#src/domain/policy/comparison/canDo.ts';
import type { Steps } from '#src/domain/policy/comparison/steps.ts';
import { compileGrants, decide } from '#src/domain/policy/engine/decide.ts';
import type { AccessRequest } from '#src/domain/policy/engine/decision.ts';
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import { NotThere, type Account } from '../account.ts';
import { gathering } from '../holders.ts';
import type { Member } from '../members.ts';
import { actionNamed, askedFor, requestFor } from '../question.ts';
import { findSubject } from '../subject.ts';
import type { AccessTest } from './readTests.ts';

/**
 * How a test came out. `witness`: the request that was decided, or one that a never-rule should
 * refuse. `problem`: why it could not be asked, in a sentence.
 */
export type TestOutcome = {
  readonly id: string;
  readonly ok: boolean;
  readonly actual: TestActual;
  readonly witness: { readonly principal: string; readonly request: AccessRequest } | null;
  readonly problem?: string;
};

type Among = (member: Member) => boolean;

/** Who is excepted from a rule: a group stands for its members. */
function exceptedBy(at: Account, except: readonly string[]): (member: Member) => boolean {
  const { tables } = at.world;
  const groups = new Set<string>();
  const people = new Set<string>();
  for (const text of except) {
    const { name } = findSubject(at, text);
    const group = /^group:(.+)$/.exec(name)?.[1];
    const row = tables.groups.find('name', `${at.account.id}/${group ?? ''}`);
    if (row === undefined) people.add(name);
    else groups.add(row.id);
  }
  return ({ name, ref }) =>
    people.has(name) ||
    (ref.kind === 'user' &&
      tables.memberships.by('user', ref.id).some(({ group_id }) => groups.has(group_id)));
}

function* findingNever(
  at: Account,
  catalog: CatalogView,
  { action, where }: AccessTest,
  except: readonly string[],
  among: Among,
): Steps<Omit<TestOutcome, 'id' | 'ok'>> {
  const isExcepted = exceptedBy(at, except);
  const isAsked: Among = (member) => among(member) && !isExcepted(member);
  const asked = askedFor(at, catalog, actionNamed(action), where);
  let actual: TestActual = 'refused';
  for (const holders of yield* gathering(at, isAsked)) {
    yield;
    const result = canDo(holders, asked, catalog, true);
    if (result.answer === 'unknown') actual = 'unknown';
    if (result.answer === 'yes')
      return {
        actual: 'allowed',
        witness: { principal: holders.members[0]?.name ?? '', request: result.request },
      };
  }
  return { actual, witness: null };
}

/**
 * Holds one test against a state of an account.
 * @param among whom a rule is asked about, where it is known to hold for all others
 * @throws NotThere for whom or what it names
 */
export function* runningTest(
  at: Account,
  catalog: CatalogView,
  test: AccessTest,
  among: Among = () => true,
): Steps<TestOutcome> {
  const { id, who, where } = test;
  if ('never' in who) {
    const result = yield* findingNever(at, catalog, test, who.never, among);
    return { id, ok: result.actual === 'refused', ...result };
  }
  const subject = findSubject(at, who.principal);
  const request = requestFor(at, catalog, subject, actionNamed(test.action), where);
  const { allowed, undecided } = decide(request, compileGrants(subject.grants));
  const actual = undecided !== undefined ? 'unknown' : allowed ? 'allowed' : 'refused';
  return {
    id,
    ok: actual === who.expected,
    actual,
    witness: { principal: subject.name, request },
  };
}

/**
 * The same for a test that was kept while the account went on: whom it names may be gone, and then
 * its outcome is not known.
 */
export function* runningKept(
  at: Account,
  catalog: CatalogView,
  test: AccessTest,
  among?: Among,
): Steps<TestOutcome> {
  try {
    return yield* runningTest(at, catalog, test, among);
  } catch (error) {
    if (!(error instanceof NotThere)) throw error;
    return { id: test.id, ok: false, actual: 'unknown', witness: null, problem: error.message };
  }
}

/** How many tests came out how; what is unknown has not failed. */
export function countsOf(outcomes: readonly TestOutcome[]): {
  readonly passed: number;
  readonly failed: number;
  readonly unknown: number;
} {
  const count = (chosen: (one: TestOutcome) => boolean): number => outcomes.filter(chosen).length;
  return {
    passed: count(({ ok }) => ok),
    failed: count(({ ok, actual }) => !ok && actual !== 'unknown'),
    unknown: count(({ actual }) => actual === 'unknown'),
  };
}
