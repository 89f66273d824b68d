import { refuse } from '#mocks/ground/errors.ts';
import type { Caller } from '#mocks/identities/principal.ts';
import { protectPolicyOf } from '#mocks/identities/securitySettings.ts';
import { totpCode, totpFits } from '#mocks/identities/totp.ts';
import type { DeviceCode, Lock } from '#mocks/pipeline/adminApi.ts';
import type { Write } from '#mocks/pipeline/ledger.ts';
import { Draft } from '#mocks/world/draft.ts';
import type { UserRow } from '#mocks/world/tables/iam.ts';
import type { Tables, World } from '#mocks/world/world.ts';
import { enabledDevices } from '#mocks/identities/mfaDevices.ts';
import { FailedProof, lockedUntil } from './signInStates.ts';

/**
 * Who may prove a critical operation: whoever makes it, or the person whose mobile number or email
 * address the account names. The account itself may always prove its own, so that no name locks it
 * out for good. Messages do not leave this backend: it is a device that proves it (ours).
 */
function proversOf(tables: Tables, { account, user }: Caller): readonly UserRow[] {
  const { admin_check, mobile, email } = protectPolicyOf(tables, account.id);
  if (admin_check === 'off') return [user];
  const named =
    (email === '' ? undefined : tables.users.find('email', email.toLowerCase())) ??
    (mobile === '' ? undefined : tables.users.find('phone', mobile.split('-').at(-1) ?? ''));
  return [
    ...(named?.domain_id === account.id ? [named] : []),
    ...(user.is_domain_owner && user.domain_id === account.id ? [user] : []),
  ];
}

/**
 * Whether a code proves a critical operation of somebody. A wrong one is counted against whoever
 * asks, like a wrong password: a session that was left open is no place to guess.
 * @throws ApiError 400 for a wrong code, 403 while he is locked, or where whoever has to prove it has
 * no device
 */
export function checkSecondProof(tables: Tables, caller: Caller, code: string, now: number): void {
  if (lockedUntil(tables, caller.user.id, now) !== null) throw refuse('proofLocked');
  const provers = proversOf(tables, caller);
  const devices = provers.flatMap(({ id }) => enabledDevices(tables, id));
  if (devices.length === 0)
    throw refuse('noDevice', { who: provers[0]?.name ?? 'the person named' });
  if (!devices.some(({ seed }) => totpFits(seed, code.trim(), now)))
    throw new FailedProof(caller.user.id, refuse('wrongCode'), 'verificationProve');
}

const accountName = (tables: Tables, user: UserRow): string =>
  tables.domains.get(user.domain_id)?.name ?? '';

/** What every bound device shows now, for whoever rehearses without an authenticator app. */
export const deviceCodes = ({ tables }: World, now: number): readonly DeviceCode[] =>
  [...tables.mfaDevices.all()].flatMap(({ user_id, enabled, seed }) => {
    const user = enabled ? tables.users.get(user_id) : undefined;
    return user === undefined
      ? []
      : [{ account: accountName(tables, user), user: user.name, code: totpCode(seed, now) }];
  });

/** Everybody who is locked now. */
export const locksOf = ({ tables }: World, now: number): readonly Lock[] =>
  [...tables.signInStates.all()].flatMap(({ id }) => {
    const until = lockedUntil(tables, id, now);
    const user = tables.users.get(id);
    return until === null || user === undefined
      ? []
      : [{ account: accountName(tables, user), user: user.name, until }];
  });

/** The write that lifts a lock. @throws ApiError 404 for somebody who is not locked */
export function liftLock(
  world: World,
  account: string,
  name: string,
  actor: string,
  now: number,
): Write<undefined> {
  const { tables } = world;
  const domain = tables.domains.find('name', account);
  const user = domain && tables.users.find('name', `${domain.id}/${name}`);
  const state = user && tables.signInStates.get(user.id);
  if (user === undefined || state === undefined || lockedUntil(tables, user.id, now) === null)
    throw refuse('notFound', { target: 'lock', id: `${account}/${name}` });
  const draft = new Draft(world);
  draft.insert('signInStates', { ...state, failures: [], locked_until: null });
  return {
    value: undefined,
    draft: { actor, call: 'lockLift', summary: `Unlocked ${name}`, changes: draft.finish() },
  };
}
