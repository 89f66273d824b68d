import { loginProtectRows } from '#src/api/contract/loginProtects.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import { find } from '../services/iam/find.ts';

const wire = ({ tables }: Pick<Ctx, 'tables'>, userId: string) => {
  const row = tables.loginProtects.get(userId);
  return {
    login_protect: {
      user_id: userId,
      enabled: row !== undefined,
      verification_method: row?.verification_method ?? 'none',
    },
  };
};

/**
 * Login protection: kept and shown; signing in here asks for no second step (ours: no message
 * leaves this backend).
 */
export const loginProtectHandlers = implement(loginProtectRows, {
  loginProtectShow: ({ params, ctx }) => wire(ctx, find.user(ctx, params.user_id).id),
  loginProtectUpdate: ({ params, body: { login_protect: wanted }, ctx }) => {
    const user = find.user(ctx, params.user_id);
    const on = wanted.enabled && wanted.verification_method !== 'none';
    if (on)
      ctx.tx.insert('loginProtects', {
        id: user.id,
        verification_method: wanted.verification_method,
      });
    else if (ctx.tables.loginProtects.get(user.id) !== undefined)
      ctx.tx.remove('loginProtects', user.id);
    ctx.tx.summary = `Login protection of ${user.name} switched ${on ? 'on' : 'off'}`;
    return wire(ctx, user.id);
  },
});
