import type { Endpoint } from '#src/api/endpoint/endpoint.ts';
import { letsIn } from '#src/domain/access/addressList.ts';
import { isIdle, verifiedFor } from '#src/domain/access/signInRules.ts';
import { refuse } from '../ground/errors.ts';
import type { Caller } from '../identities/principal.ts';
import { loginPolicyOf, protectPolicyOf } from '../identities/securitySettings.ts';
import type { UserRow } from '../world/tables/iam.ts';
import { addressListId, type Channel } from '../world/tables/security.ts';
import type { Tables } from '../world/world.ts';
import type { RequestContext } from './requestContext.ts';
import type { SessionNotes } from './sessionNotes.ts';

/** How messages name a channel. */
const channelWords = { console: 'the console', api: 'the API' } as const;

/**
 * Whether the list of somebody's account lets him in by a channel. The console's list does not bind
 * the account itself, so that no list locks it out for good (docs/sources/api-contract.md#sdk-os-securitypolicy).
 * @throws ApiError 403
 */
export function checkAddress(
  tables: Tables,
  user: UserRow,
  channel: Channel,
  address: string,
): void {
  const list = tables.addressLists.get(addressListId(user.domain_id, channel));
  if (list === undefined || (channel === 'console' && user.is_domain_owner)) return;
  if (!letsIn(list, address))
    throw refuse('addressRefused', {
      address: address === '' ? 'an unknown address' : address,
      channel: channelWords[channel],
    });
}

/** A condition key that the desk has set for a session; undefined where it has not. */
function rehearsed({ claims }: Caller, name: string): string | null | undefined {
  const found = Object.entries(claims.circumstances ?? {}).find(
    ([key]) => key.toLowerCase() === name.toLowerCase(),
  );
  if (found === undefined) return undefined;
  const [, value] = found;
  return typeof value === 'string' ? value : null;
}

const addressKey = 'g:SourceIp';

/**
 * The address that a list judges, empty for an unknown one; undefined in a session of the desk
 * whose address nobody set.
 */
function judgedAddress(caller: Caller, { carried }: RequestContext): string | undefined {
  const set = rehearsed(caller, addressKey);
  if (set !== undefined) return set ?? '';
  const address = carried[addressKey];
  return caller.claims.desk === true || typeof address !== 'string' ? undefined : address;
}

/**
 * Ends a session of the console that was left alone. Sessions that the desk made end by their token
 * alone.
 * @throws ApiError 401
 */
function checkIdle(
  tables: Tables,
  { user, claims }: Caller,
  now: number,
  notes: SessionNotes,
): void {
  const rules = loginPolicyOf(tables, user.domain_id);
  if (isIdle(notes.at('seen', claims.nonce) ?? claims.iat, now, rules))
    throw refuse('sessionIdle', { minutes: rules.session_timeout });
  notes.note('seen', claims.nonce, now);
}

/** Whether somebody has proved himself a second time, lately or by what the desk says. */
function isVerified(caller: Caller, now: number, notes: SessionNotes): boolean {
  const { methods, iat, nonce } = caller.claims;
  const atSignIn = methods.includes('totp') ? iat : undefined;
  return (
    rehearsed(caller, 'g:MFAPresent') === 'true' ||
    [atSignIn, notes.at('verified', nonce)].some(
      (at) => at !== undefined && now - at <= verifiedFor,
    )
  );
}

/** Calls that somebody may make whose password has expired. */
const beforeNewPassword: readonly string[] = [
  'keystoneUpdateUserPassword',
  'changePasswordV5',
  'keystoneValidateToken',
  'keystoneCheckToken',
  'keystoneRevokeToken',
  'showPasswordPolicyV5',
  'showDomainPasswordPolicy',
  'keystoneShowSecurityCompliance',
];

/** What is asked about a call before any policy is. */
export type Arrival = {
  readonly tables: Tables;
  readonly caller: Caller;
  readonly endpoint: Endpoint;
  readonly params: Readonly<Record<string, string>>;
  readonly context: RequestContext;
  readonly now: number;
  readonly channel: Channel;
  readonly notes: SessionNotes;
};

function checkProject({ tables, caller, endpoint, params }: Arrival): void {
  if (endpoint.judgedIn !== 'project') return;
  const { scope } = caller.claims;
  const id = params['project_id'] ?? (scope.kind === 'project' ? scope.projectId : '');
  const project = tables.projects.get(id);
  if (project?.domain_id === caller.account.id && tables.frozenProjects.get(id) !== undefined)
    throw refuse('projectSuspended', { name: project.name });
}

/**
 * Lets a signed-in caller in, by the security settings of his account.
 * @throws ApiError 401, 403
 */
export function admit(arrival: Arrival): void {
  const { tables, caller, endpoint, context, now, channel, notes } = arrival;
  const { user, claims, account } = caller;
  const address = judgedAddress(caller, context);
  if (address !== undefined) checkAddress(tables, user, channel, address);
  if (channel === 'console' && claims.desk !== true) checkIdle(tables, caller, now, notes);
  if (claims.expired === true && !beforeNewPassword.includes(endpoint.operation))
    throw refuse('passwordExpired');
  checkProject(arrival);
  const protection = protectPolicyOf(tables, account.id);
  if (
    endpoint.critical === true &&
    protection.operation_protection &&
    !isVerified(caller, now, notes)
  )
    throw refuse('verificationRequired', {
      who: protection.admin_check === 'on' ? 'the person named by the administrator' : user.name,
    });
}
