import { temporaryKeyRows } from '#src/api/contract/keystone.ts';
import type { RawPolicy } from '#src/domain/policy/language/document.ts';
import { implement } from '../pipeline/call.ts';
import { refuse } from '../ground/errors.ts';
import { signIn } from '../services/session/signIn.ts';
import { temporaryKey } from '../identities/temporaryKeys.ts';
import { times } from '../ground/times.ts';
import {
  issueToken,
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

/** Temporary access keys. */
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
});
