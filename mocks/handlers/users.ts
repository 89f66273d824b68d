import { userRows } from '#src/api/contract/users.ts';
import type { FieldErrors } from '../judging/readRequest.ts';
import { implement } from '../pipeline/call.ts';
import { refuse } from '../ground/errors.ts';
import { find, ownAccount } from '../services/iam/find.ts';
import { accountRows, listSlice } from '../services/iam/listing.ts';
import { checkOwnChange } from '../services/iam/passwords.ts';
import { removeWithDependents } from '../services/iam/removal.ts';
import { times } from '../ground/times.ts';
import { passwordFits } from '../identities/tokens.ts';
import {
  changeOwnContacts,
  createUser,
  keystoneWording,
  updateUser,
} from '../services/iam/userChanges.ts';
import { matchesUser } from '../services/iam/userFilter.ts';
import {
  listLinks,
  pageLinks,
  wireExpiry,
  wireGroup,
  wireListedUser,
  wireProject,
  wireUser,
  wireUserDetail,
} from '../services/iam/wire.ts';

/** Codes of the numeric family (docs/sources/errors.md#4). */
export const userFieldErrors: FieldErrors = {
  missing: 'user1100',
  wrong: {
    'user.name': 'user1101',
    'user.email': 'user1102',
    'user.password': 'user1103',
    'user.phone': 'user1104',
    'user.areacode': 'user1104',
    'user.description': 'user1117',
    'user.access_mode': 'user1120',
  },
};

/** IAM users. */
export const userHandlers = implement(userRows, {
  userList: ({ query, ctx }) => {
    const { tables, caller, origin } = ctx;
    ownAccount(ctx, query.domain_id);
    const found = listSlice(
      accountRows(tables.users, caller.account.id),
      query,
      (row) => row.name,
      matchesUser(query, ctx.tables),
    );
    return {
      users: found.rows.map((row) => wireListedUser(row, tables, origin, query)),
      links: pageLinks(origin, '/v3/users', query, found.total),
      ...(found.total !== undefined && { total_number: found.total }),
    };
  },
  userShow: ({ params, ctx }) => ({
    user: wireUser(find.user(ctx, params.user_id), ctx.tables, ctx.origin),
  }),
  userDetail: ({ params, ctx }) => ({
    user: wireUserDetail(find.user(ctx, params.user_id), ctx.tables, ctx.origin, ctx.now),
  }),
  userCreateBasic: ({ body, ctx }) => {
    ownAccount(ctx, body.user.domain_id);
    return {
      user: wireUser(
        keystoneWording(() => createUser(ctx, body.user), body.user.name),
        ctx.tables,
        ctx.origin,
      ),
    };
  },
  userCreate: ({ body, ctx }) => {
    ownAccount(ctx, body.user.domain_id);
    const row = createUser(ctx, body.user);
    const {
      id,
      name,
      domain_id,
      enabled,
      email,
      areacode,
      phone,
      pwd_status,
      access_mode,
      description,
      xuser_id,
      xuser_type,
      is_domain_owner,
    } = row;
    return {
      user: {
        id,
        name,
        domain_id,
        enabled,
        email,
        areacode,
        phone,
        pwd_status,
        access_mode,
        description,
        xuser_id,
        xuser_type,
        is_domain_owner,
        create_time: times.plain(row.create_time),
        status: enabled ? 0 : 1,
        xdomain_id: '',
        xdomain_type: '',
        password_expires_at: wireExpiry(ctx.tables, row),
        default_project_id: row.default_project_id,
      },
    };
  },
  userPatch: ({ params, body, ctx }) => {
    const row = find.user(ctx, params.user_id);
    const { default_project_id } = body.user;
    if (default_project_id !== undefined) find.project(ctx, default_project_id);
    return {
      user: wireUser(
        keystoneWording(() => updateUser(ctx, row, body.user), body.user.name ?? row.name),
        ctx.tables,
        ctx.origin,
      ),
    };
  },
  userUpdate: ({ params, body, ctx }) => ({
    user: wireUserDetail(
      updateUser(ctx, find.user(ctx, params.user_id), body.user),
      ctx.tables,
      ctx.origin,
      ctx.now,
    ),
  }),
  userDelete: ({ params, ctx }) => {
    const row = find.user(ctx, params.user_id);
    if (row.is_domain_owner) throw refuse('user1107');
    ctx.tx.summary = `Deleted user ${row.name}`;
    removeWithDependents(ctx, 'users', row.id);
  },
  userPassword: ({ params, body: { user }, ctx }) => {
    if (ctx.caller.agency !== undefined || params.user_id !== ctx.caller.user.id)
      throw refuse('notAuthorized');
    const row = ctx.caller.user;
    if (!passwordFits(user.original_password, row.password)) throw refuse('wrongPassword');
    checkOwnChange(ctx, row);
    keystoneWording(
      () => updateUser(ctx, row, { password: user.password, pwd_status: false }),
      row.name,
    );
    ctx.tx.summary = `${row.name} changed the password`;
  },
  userInformationUpdate: ({ params, body: { user }, ctx }) => {
    if (ctx.caller.agency !== undefined || params.user_id !== ctx.caller.user.id)
      throw refuse('notAuthorized');
    changeOwnContacts(ctx, user);
  },
  userGroupList: ({ params, ctx }) => {
    const row = find.user(ctx, params.user_id);
    const groups = ctx.tables.memberships
      .by('user', row.id)
      .flatMap(({ group_id }) => ctx.tables.groups.get(group_id) ?? []);
    return {
      groups: groups.map((group) => wireGroup(group, ctx.origin)),
      links: listLinks(ctx.origin, `/v3/users/${row.id}/groups`),
    };
  },
  userProjectList: ({ params, ctx }) => {
    const row = find.user(ctx, params.user_id);
    const projects = ctx.tables.projects.by('domain', row.domain_id);
    return {
      projects: projects.map((project) => wireProject(project, ctx.origin)),
      links: listLinks(ctx.origin, `/v3/users/${row.id}/projects`),
    };
  },
});
