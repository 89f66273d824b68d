import { temporaryKeyRows } from '#src/api/contract/keystone.ts';
import { implement } from '../pipeline/call.ts';
import { refuse } from '../ground/errors.ts';
import { signIn } from '../services/session/signIn.ts';
import { temporaryKey } from '../identities/temporaryKeys.ts';
import { times } from '../ground/times.ts';
import { issueToken } from '../identities/tokens.ts';

/** Seconds that a temporary key lives when nothing is said (published: 15 minutes). */
const usualSeconds = 900;

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
    const exp = Math.min(ctx.now + seconds * 1000, caller.claims.exp);
    const token = issueToken({ ...holder.claims, exp }, ctx.secret);
    const { access, secret } = temporaryKey(token, ctx.secret);
    return { credential: { access, secret, securitytoken: token, expires_at: times.token(exp) } };
  },
});
