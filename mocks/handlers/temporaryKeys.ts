import { temporaryKeyRows } from '#src/api/contract/keystone.ts';
import type { RawPolicy } from '#src/domain/policy/language/document.ts';
import { callerOf } from '../judging/authenticate.ts';
import { Answer, implement } from '../pipeline/call.ts';
import { refuse } from '../ground/errors.ts';
import { signIn } from '../services/session/signIn.ts';
import { temporaryKey } from '../identities/temporaryKeys.ts';
import { times } from '../ground/times.ts';
import {
  issueToken,
  readToken,
  longestSessionPolicy,
  type Claims,
  type SessionPolicy,
} from '../identities/tokens.ts';
import { checkPolicy } from '../services/iam/customPolicy.ts';

/** Seconds that a temporary key lives when nothing is said (published: 15 minutes). */
const usualSeconds = 900;

/**
 * The policy that limits a key in OBS (documented for OBS only). A session that is limited already
 * takes no second one: both would have to count (ours).
 * @throws ApiError 400, 403
 */
function obsPolicy(policy: RawPolicy, { policies }: Claims): SessionPolicy {
  if (policies !== undefined) throw refuse('notAuthorized');
  checkPolicy(policy);
  const text = JSON.stringify(policy);
  if (text.length > longestSessionPolicy)
    throw refuse('invalidField', { key: 'policy', value: `${text.length} characters` });
  return { name: 'Policy of the temporary access key', text, service: 'obs' };
}

/** Seconds that a login token lives when nothing is said (published). */
const usualLogin = 600;

/** Temporary access keys, and what they are exchanged for to enter the console. */
export const temporaryKeyHandlers = implement(temporaryKeyRows, {
  temporaryKeyCreate: ({ body: { auth }, ctx }) => {
    const { identity } = auth;
    const [method] = identity.methods;
    const byAgency = method === 'assume_role';
    if (byAgency && identity.assume_role === undefined)
      throw refuse('required', { key: 'assume_role' });
    const seconds =
      (byAgency ? identity.assume_role?.duration_seconds : identity.token?.duration_seconds) ??
      usualSeconds;
    const { caller, decide, require } = ctx;
    const { caller: holder } = signIn(
      { ...ctx, signedIn: { caller, decide, require } },
      ctx.world,
      {
        identity: {
          ...identity,
          token: { id: identity.token?.id ?? ctx.headers.get('X-Auth-Token') ?? '' },
        },
      },
    );
    const exp = Math.min(ctx.now + seconds * 1000, holder.claims.exp);
    const policies =
      identity.policy === undefined ? undefined : [obsPolicy(identity.policy, holder.claims)];
    const token = issueToken({ ...holder.claims, exp, ...(policies && { policies }) }, ctx.secret);
    const { access, secret } = temporaryKey(token, ctx.secret);
    return { credential: { access, secret, securitytoken: token, expires_at: times.token(exp) } };
  },
  loginTokenCreate: ({ body: { auth }, ctx }) => {
    const { access, secret, id, duration_seconds = usualLogin } = auth.securitytoken;
    const claims = readToken(id, ctx.secret);
    const caller = claims && callerOf(ctx.world, claims, ctx.now);
    const key = temporaryKey(id, ctx.secret);
    if (caller === undefined || key.access !== access || key.secret !== secret)
      throw refuse('unauthenticated');
    const { agency, account, user } = caller;
    const exp = Math.min(ctx.now + duration_seconds * 1000, caller.claims.exp);
    const home = ctx.tables.domains.get(user.domain_id);
    return new Answer(
      {
        logintoken: {
          domain_id: account.id,
          expires_at: times.token(exp),
          method: agency === undefined ? 'token' : 'federation_proxy',
          user_id: agency?.id ?? user.id,
          user_name: agency === undefined ? user.name : `${account.name}/${agency.name}`,
          session_id: caller.claims.nonce,
          ...(agency && {
            assumed_by: {
              user: {
                id: user.id,
                name: user.name,
                domain: { id: user.domain_id, name: home?.name ?? '' },
              },
            },
          }),
        },
      },
      { headers: { 'X-Subject-LoginToken': issueToken({ ...caller.claims, exp }, ctx.secret) } },
    );
  },
});
