import type { tokenRequest } from '#src/api/contract/auth.ts';
import type { z } from '#src/api/endpoint/zod.ts';
import { callerOf, callerOfToken } from '#mocks/judging/authenticate.ts';
import { inherited, sessionEnd } from '#mocks/identities/lineage.ts';
import type { PublicCtx } from '#mocks/pipeline/call.ts';
import { refuse } from '#mocks/ground/errors.ts';
import type { Caller } from '#mocks/identities/principal.ts';
import { enabledDevices } from '#mocks/identities/mfaDevices.ts';
import { totpFits } from '#mocks/identities/totp.ts';
import type { AgencyRow, DomainRow, UserRow } from '#mocks/world/tables/iam.ts';
import {
  issueToken,
  passwordFits,
  passwordStamp,
  type Claims,
  type TokenScope,
} from '#mocks/identities/tokens.ts';
import { checkAddress } from '#mocks/judging/admission.ts';
import { accountSwitchesOf } from '#mocks/identities/securitySettings.ts';
import { hasExpiredPassword } from '../iam/passwords.ts';
import { checkMaySignIn, FailedProof, noteSuccess } from '../security/signInStates.ts';
import { assumeQuestion } from '../v5/assume.ts';
import type { World } from '#mocks/world/world.ts';

type Auth = z.output<typeof tokenRequest>['auth'];
type Reference = { readonly id?: string | undefined; readonly name?: string | undefined };
/** `parent` is the session that the new one is made from, if any. */
type Proven = {
  readonly user: UserRow;
  readonly agency?: AgencyRow;
  readonly methods: readonly string[];
  readonly parent?: Claims;
  readonly expired?: boolean;
};

const domainOf = ({ tables }: PublicCtx, { id, name }: Reference): DomainRow | undefined =>
  id !== undefined ? tables.domains.get(id) : tables.domains.find('name', name ?? '');

/**
 * Who proves by a password to be whom. An unknown account or user is told like a wrong password.
 * @throws ApiError 400, 401
 */
function byPassword(ctx: PublicCtx, identity: Auth['identity']): Proven {
  const wanted = identity.password?.user;
  if (wanted === undefined) throw refuse('required', { key: 'password' });
  const domain = wanted.domain && domainOf(ctx, wanted.domain);
  const user =
    wanted.id !== undefined
      ? ctx.tables.users.get(wanted.id)
      : domain && ctx.tables.users.find('name', `${domain.id}/${wanted.name ?? ''}`);
  if (user === undefined) throw refuse('wrongPassword');
  checkMaySignIn(ctx.tables, user, ctx.now);
  if (!passwordFits(wanted.password, user.password))
    throw new FailedProof(user.id, refuse('wrongPassword'));
  if (!user.enabled) throw refuse('disabledUser');
  checkAddress(ctx.tables, user, ctx.channel, ctx.sourceIp);
  const { token_enabled } = accountSwitchesOf(ctx.tables, user.domain_id);
  if (ctx.channel === 'api' && !token_enabled && !user.is_domain_owner) throw refuse('tokensOff');
  const methods = secondProof(ctx, identity, user);
  return { user, methods, expired: hasExpiredPassword(ctx.tables, user, ctx.now) };
}

/**
 * How somebody has proved himself, a device included where he or his login protection wants one. A
 * protection whose device is not bound asks for nothing: it would lock him out (ours).
 * @throws ApiError 400, 401
 */
function secondProof(ctx: PublicCtx, identity: Auth['identity'], user: UserRow): readonly string[] {
  if (identity.methods.includes('totp')) return ['password', byDevice(ctx, identity, user)];
  const protection = ctx.tables.loginProtects.get(user.id);
  if (protection?.verification_method === 'vmfa' && enabledDevices(ctx.tables, user.id).length > 0)
    throw refuse('codeRequired');
  return ['password'];
}

/**
 * The second proof beside a password: a code of the user's own MFA device.
 * @throws ApiError 400, 401
 */
function byDevice({ tables, now }: PublicCtx, { totp }: Auth['identity'], user: UserRow): 'totp' {
  if (totp === undefined) throw refuse('required', { key: 'totp' });
  const { id, passcode } = totp.user;
  const fits = enabledDevices(tables, user.id).some(({ seed }) => totpFits(seed, passcode, now));
  if ((id !== undefined && id !== user.id) || !fits)
    throw new FailedProof(user.id, refuse('unauthenticated'));
  return 'totp';
}

/** A token for another scope of the same session. @throws ApiError 401 */
function byToken(ctx: PublicCtx, world: World, identity: Auth['identity']): Proven {
  const caller = callerOfToken(
    world,
    identity.token?.id ?? ctx.headers.get('X-Auth-Token'),
    ctx.secret,
    ctx.now,
  );
  if (caller === undefined) throw refuse('unauthenticated');
  return {
    user: caller.user,
    ...(caller.agency && { agency: caller.agency }),
    methods: [...new Set([...caller.claims.methods, 'token'])],
    parent: caller.claims,
  };
}

/**
 * Enters an agency of another account that trusts the caller's. The caller needs the action for
 * exactly this agency.
 * @throws ApiError 401 without a session, 403 without the permission or from within an agency, 404
 * when there is no such agency
 */
function byAgency({ tables, signedIn, now }: PublicCtx, identity: Auth['identity']): Proven {
  const wanted = identity.assume_role;
  if (wanted === undefined) throw refuse('required', { key: 'assume_role' });
  if (signedIn === undefined) throw refuse('unauthenticated');
  const { caller } = signedIn;
  if (caller.agency !== undefined) throw refuse('notAuthorized');
  const owner =
    wanted.domain_id !== undefined
      ? tables.domains.get(wanted.domain_id)
      : tables.domains.find('name', wanted.domain_name ?? '');
  const agency = owner && tables.agencies.find('name', `${owner.id}/${wanted.agency_name}`);
  const expired = agency !== undefined && agency.expire_time !== null && agency.expire_time <= now;
  // A trust agency says by its policy whom it trusts; the question below asks it.
  const trusted =
    agency !== undefined &&
    (tables.trusts.get(agency.id) !== undefined ||
      agency.trust_domain_id === caller.user.domain_id);
  if (agency === undefined || expired || !trusted)
    throw refuse('notFound', { target: 'agency', id: wanted.agency_name });
  signedIn.require(assumeQuestion(tables, agency));
  return { user: caller.user, agency, methods: ['assume_role'], parent: caller.claims };
}

/**
 * The scope asked for; none means the account, a project wins over a domain
 * (docs/sources/api-contract.md#2). @throws ApiError 401
 */
function scopeOf({ tables }: PublicCtx, scope: Auth['scope'], account: string): TokenScope {
  if (scope === 'unscoped') return { kind: 'unscoped' };
  const { project, domain } = scope ?? {};
  if (project !== undefined) {
    const row =
      project.id !== undefined
        ? tables.projects.get(project.id)
        : tables.projects.find('name', `${account}/${project.name ?? ''}`);
    if (row === undefined || row.domain_id !== account) throw refuse('unauthenticated');
    return { kind: 'project', projectId: row.id };
  }
  const wanted =
    domain &&
    (domain.id !== undefined
      ? tables.domains.get(domain.id)
      : tables.domains.find('name', domain.name ?? ''));
  if (domain !== undefined && wanted?.id !== account) throw refuse('unauthenticated');
  return { kind: 'domain' };
}

/**
 * Makes a token for whoever proves who he is. A sign-in with a password is noted.
 * @throws ApiError 400, 401, 403, 404
 */
export function signIn(
  ctx: PublicCtx,
  world: World,
  auth: Auth,
): { readonly text: string; readonly caller: Caller } {
  const [method] = auth.identity.methods;
  const proven =
    method === 'password'
      ? byPassword(ctx, auth.identity)
      : method === 'token'
        ? byToken(ctx, world, auth.identity)
        : method === 'assume_role'
          ? byAgency(ctx, auth.identity)
          : undefined;
  if (proven === undefined)
    throw refuse('invalidField', { key: 'methods', value: JSON.stringify(auth.identity.methods) });
  const { user, agency, methods, parent, expired } = proven;
  const claims: Claims = {
    user: user.id,
    ...(agency && { agency: agency.id }),
    scope: scopeOf(ctx, auth.scope, agency?.domain_id ?? user.domain_id),
    methods,
    iat: ctx.now,
    exp: sessionEnd(ctx.tables, { now: ctx.now, parent, agency }),
    nonce: ctx.randomHex(8),
    stamp: passwordStamp(user.password),
    ...(expired === true && { expired }),
    ...(parent && inherited(parent, method === 'token')),
  };
  const caller = callerOf(world, claims, ctx.now);
  if (caller === undefined) throw refuse('unauthenticated');
  if (methods[0] === 'password') {
    ctx.tx.summary = `${user.name} signed in`;
    noteSuccess(ctx, user.id);
    const before = ctx.tables.logins.get(user.id)?.at;
    ctx.tx.insert('logins', {
      id: user.id,
      at: ctx.now,
      ...(before !== undefined && { before }),
    });
  }
  return { text: issueToken(claims, ctx.secret), caller };
}
