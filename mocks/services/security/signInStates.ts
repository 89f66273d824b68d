import { afterFailure, isDormant, type SignInRules } from '#src/domain/access/signInRules.ts';
import { ApiError, refuse } from '#mocks/ground/errors.ts';
import { loginPolicyOf } from '#mocks/identities/securitySettings.ts';
import type { Ctx } from '#mocks/pipeline/call.ts';
import type { Write } from '#mocks/pipeline/ledger.ts';
import { Draft } from '#mocks/world/draft.ts';
import type { UserRow } from '#mocks/world/tables/iam.ts';
import type { SignInStateRow } from '#mocks/world/tables/security.ts';
import type { Tables, World } from '#mocks/world/world.ts';

const untried = (id: string): SignInStateRow => ({
  id,
  failures: [],
  locked_until: null,
  enabled_at: null,
});

/** Until when a user is locked (epoch ms); null when he is not. */
export function lockedUntil(tables: Tables, userId: string, now: number): number | null {
  const until = tables.signInStates.get(userId)?.locked_until ?? null;
  return until !== null && until > now ? until : null;
}

/** When somebody of a name last did anything here (epoch ms): signed in, signed, was let in again. */
function lastActive(tables: Tables, user: UserRow): number {
  const uses = tables.credentials
    .by('user', user.id)
    .map(({ id }) => tables.keyUses.get(id)?.at ?? 0);
  return Math.max(
    user.create_time,
    tables.logins.get(user.id)?.at ?? 0,
    tables.signInStates.get(user.id)?.enabled_at ?? 0,
    ...uses,
  );
}

/**
 * Whether somebody may try to sign in at all. The rule about long absence does not bind the account
 * itself. @throws ApiError 401
 */
export function checkMaySignIn(tables: Tables, user: UserRow, now: number): void {
  if (lockedUntil(tables, user.id, now) !== null) throw refuse('accountLocked');
  if (user.is_domain_owner) return;
  const rules: SignInRules = loginPolicyOf(tables, user.domain_id);
  if (isDormant(lastActive(tables, user), now, rules))
    throw refuse('dormantUser', { days: rules.account_validity_period });
}

/** What somebody may fail to prove, in the words of History. */
const proofs = {
  tokenCreate: { failed: 'Failed to sign in as', tries: 'failed sign-ins' },
  verificationProve: {
    failed: 'Wrong code for a critical operation of',
    tries: 'failed proofs',
  },
} as const;

/** A proof that does not fit: it is refused, and counted against the user. */
export class FailedProof extends ApiError {
  readonly userId: string;
  readonly call: keyof typeof proofs;

  constructor(
    userId: string,
    { status, code, message, pap5 }: ApiError,
    call: keyof typeof proofs = 'tokenCreate',
  ) {
    super({ status, code, message, pap5 });
    this.name = 'FailedProof';
    this.userId = userId;
    this.call = call;
  }
}

/** The write that counts a failed proof, and locks the user when it was one too many. */
export function noteFailure(
  world: World,
  { userId, call }: FailedProof,
  now: number,
): Write<undefined> {
  const { tables } = world;
  const draft = new Draft(world);
  const user = tables.users.get(userId);
  const name = user?.name ?? '-';
  const { failed, tries } = proofs[call];
  let summary = `${failed} ${name}`;
  if (user !== undefined && lockedUntil(tables, userId, now) === null) {
    const state = tables.signInStates.get(userId) ?? untried(userId);
    const rules = loginPolicyOf(tables, user.domain_id);
    const next = afterFailure(state.failures, now, rules);
    draft.insert('signInStates', {
      ...state,
      failures: next.failures,
      locked_until: next.lockedUntil,
    });
    if (next.lockedUntil !== null)
      summary = `Locked ${name} for ${rules.lockout_duration} minutes after ${rules.login_failed_times} ${tries}`;
  }
  return {
    value: undefined,
    draft: { actor: name, call, summary, changes: draft.finish() },
  };
}

/** Whether failures of somebody are remembered. */
export const hasFailures = ({ signInStates }: Tables, userId: string): boolean =>
  (signInStates.get(userId)?.failures.length ?? 0) > 0;

/** The write that forgets failures after a proof in a session. */
export function forgetFailures(world: World, user: UserRow): Write<undefined> {
  const state = world.tables.signInStates.get(user.id);
  const draft = new Draft(world);
  if (state !== undefined) draft.insert('signInStates', { ...state, failures: [] });
  const summary = `${user.name} proved a critical operation`;
  return {
    value: undefined,
    draft: { actor: user.name, call: 'verificationProve', summary, changes: draft.finish() },
  };
}

type Writing = Pick<Ctx, 'tables' | 'tx'>;

/** Forgets failures after a proof that fits. */
export function noteSuccess({ tables, tx }: Writing, userId: string): void {
  const state = tables.signInStates.get(userId);
  if (state !== undefined && (state.failures.length > 0 || state.locked_until !== null))
    tx.insert('signInStates', { ...state, failures: [], locked_until: null });
}

/** Lets somebody in again who was locked, or had been away for too long. */
export function letInAgain({ tables, tx, now }: Writing & Pick<Ctx, 'now'>, user: UserRow): void {
  const state = tables.signInStates.get(user.id);
  const { account_validity_period } = loginPolicyOf(tables, user.domain_id);
  if (state === undefined && account_validity_period === 0) return;
  tx.insert('signInStates', { ...untried(user.id), enabled_at: now });
}
