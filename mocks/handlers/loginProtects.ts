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
 * Login protection. By a virtual MFA device it is asked for at sign-in once one is bound; by message
 * it is kept and shown only (ours: no message leaves this backend).
 */
export const loginProtectHandlers = implement(loginProtectRows, {
  loginProtectList: ({ ctx: { tables, caller } }) => ({
    login_protects: tables.users.page('name', caller.account.id).flatMap(({ id }) => {
      const row = tables.loginProtects.get(id);
      return row === undefined
        ? []
        : [{ user_id: id, enabled: true, verification_method: row.verification_method }];
    }),
  }),
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
