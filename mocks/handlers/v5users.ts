import { v5UserRows } from '#src/api/contract/v5users.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import { find } from '../services/iam/find.ts';
import { notePassword, passwordSetAt } from '../services/iam/passwords.ts';
import { removeWithDependents } from '../services/iam/removal.ts';
import type { UserRow } from '../world/tables/iam.ts';
import { times } from '../ground/times.ts';
import { createUser, updateUser } from '../services/iam/userChanges.ts';
import { refuseV5 } from '../ground/v5Errors.ts';
import { listed, markerPage, type Source } from '../services/v5/marker.ts';
import { setPassword, v5Wording } from '../services/v5/userErrors.ts';
import { wireLock } from '../services/iam/wire.ts';
import { wireProfile, wireTags, wireV5User } from '../services/v5/wire.ts';

function usersOf(ctx: Ctx, groupId: string | undefined): Source<UserRow> {
  const { tables, caller } = ctx;
  if (groupId === undefined)
    return {
      page: (offset, limit = Infinity) =>
        tables.users.page('name', caller.account.id, { offset, limit }),
    };
  const group = find.group(ctx, groupId);
  return listed(
    tables.memberships
      .by('group', group.id)
      .flatMap(({ user_id }) => tables.users.get(user_id) ?? []),
  );
}

/**
 * The user's console sign-in.
 * @throws ApiError 404 with the classic code when he has no password
 */
function withProfile(ctx: Ctx, id: string): UserRow {
  const user = find.user(ctx, id);
  if (user.password === null) throw refuseV5('noLoginProfile', { id });
  return user;
}

/** Users of the new IAM. */
export const v5UserHandlers = implement(v5UserRows, {
  v5UserList: ({ query, ctx }) => {
    const { rows, page_info } = markerPage(usersOf(ctx, query.group_id), query, ({ id }) => id);
    const users = rows.map((row) => {
      const login = ctx.tables.logins.get(row.id);
      const setAt = passwordSetAt(ctx.tables, row);
      return {
        ...wireV5User(row),
        last_login_at: login ? times.seconds(login.at) : null,
        has_login_profile: row.password !== null,
        password_set_at: setAt === undefined ? null : times.seconds(setAt),
      };
    });
    return { users, page_info };
  },
  v5UserCreate: ({ body, ctx }) => {
    const { name, enabled, description } = body;
    return {
      user: wireV5User(
        v5Wording(() => createUser(ctx, { name, enabled, description }), {
          name,
          email: '',
          phone: '',
        }),
      ),
    };
  },
  v5UserShow: ({ params, ctx }) => {
    const user = find.user(ctx, params.user_id);
    return {
      user: {
        ...wireV5User(user),
        ...wireLock(ctx.tables, user.id, ctx.now),
        tags: wireTags(ctx.tables, 'user', user.id),
      },
    };
  },
  v5UserUpdate: ({ params, body, ctx }) => {
    const user = find.user(ctx, params.user_id);
    const { new_user_name: name = user.name, new_description: description, enabled } = body;
    if (user.is_domain_owner && (enabled === false || name !== user.name))
      throw refuseV5('predefined', {
        target: 'user',
        name: user.name,
        what: 'disabled or renamed',
      });
    return {
      user: wireV5User(
        v5Wording(() => updateUser(ctx, user, { name, description, enabled }), { ...user, name }),
      ),
    };
  },
  v5UserDelete: ({ params, ctx }) => {
    const { tables } = ctx;
    const user = find.user(ctx, params.user_id);
    if (user.is_domain_owner)
      throw refuseV5('predefined', { target: 'user', name: user.name, what: 'deleted' });
    const policies = tables.attachments.count('holder', `user/${user.id}`);
    const groups = tables.memberships.count('user', user.id);
    // The status is documented, what stands against a deletion is ours.
    const reason =
      policies > 0
        ? `it holds ${policies} identity ${policies === 1 ? 'policy' : 'policies'}`
        : groups > 0
          ? `it belongs to ${groups} user ${groups === 1 ? 'group' : 'groups'}`
          : undefined;
    if (reason !== undefined) throw refuseV5('inUse', { target: 'user', name: user.name, reason });
    ctx.tx.summary = `Deleted user ${user.name}`;
    removeWithDependents(ctx, 'users', user.id);
  },
  v5UserLastLogin: ({ params, ctx }) => {
    const login = ctx.tables.logins.get(find.user(ctx, params.user_id).id);
    return { user_last_login: login ? { last_login_at: times.seconds(login.at) } : {} };
  },
  v5LoginProfileCreate: ({ params, body, ctx }) => {
    const user = find.user(ctx, params.user_id);
    if (user.password !== null)
      throw refuseV5('exists', { target: 'login profile of', name: user.name });
    const next = setPassword(ctx, user, {
      password: body.password,
      pwd_status: body.password_reset_required,
    });
    ctx.tx.insert('loginProfiles', { id: user.id, created_at: ctx.now });
    ctx.tx.summary = `Allowed ${user.name} to sign in to the console`;
    return { login_profile: wireProfile(ctx.tables, next) };
  },
  v5LoginProfileShow: ({ params, ctx }) => ({
    login_profile: wireProfile(ctx.tables, withProfile(ctx, params.user_id)),
  }),
  v5LoginProfileUpdate: ({ params, body, ctx }) => {
    const user = withProfile(ctx, params.user_id);
    const next = setPassword(ctx, user, {
      password: body.password,
      pwd_status: body.password_reset_required,
    });
    ctx.tx.summary = `Changed how ${user.name} signs in`;
    return { login_profile: wireProfile(ctx.tables, next) };
  },
  v5LoginProfileDelete: ({ params, ctx }) => {
    const user = withProfile(ctx, params.user_id);
    if (user.is_domain_owner)
      throw refuseV5('predefined', {
        target: 'login profile of',
        name: user.name,
        what: 'deleted',
      });
    notePassword(ctx, user);
    ctx.tx.update('users', user.id, {
      password: null,
      pwd_status: false,
      pwd_strength: 'None',
      update_time: ctx.now,
    });
    if (ctx.tables.loginProfiles.get(user.id) !== undefined)
      ctx.tx.remove('loginProfiles', user.id);
    ctx.tx.summary = `Took the console away from ${user.name}`;
  },
});
