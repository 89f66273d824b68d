import { groupRows } from '#src/api/contract/groups.ts';
import { descriptionProblem, groupNameProblem } from '#src/domain/access/nameRules.ts';
import { limits } from '#src/domain/access/quota.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import { refuse } from '../ground/errors.ts';
import { find, ownAccount, quotaOf } from '../services/iam/find.ts';
import { accountRows, listSlice, orderedRows } from '../services/iam/listing.ts';
import { adminGroupName } from '../identities/principal.ts';
import { removeWithDependents } from '../services/iam/removal.ts';
import { membershipId, type GroupRow } from '../world/tables/iam.ts';
import { matchesUser } from '../services/iam/userFilter.ts';
import { pageLinks, wireGroup, wireListedUser } from '../services/iam/wire.ts';

/**
 * Names and descriptions as documented, and no second group of the name.
 * @throws ApiError 400, 409
 */
function checkGroup(
  { tables, caller }: Ctx,
  name: string,
  description: string,
  self?: GroupRow,
): void {
  const nameProblem = groupNameProblem(name);
  if (nameProblem !== undefined)
    throw refuse('invalidName', { target: 'group', reason: nameProblem });
  const textProblem = descriptionProblem(description);
  if (textProblem !== undefined) throw refuse('invalidDescription', { reason: textProblem });
  const other = tables.groups.find('name', `${caller.account.id}/${name}`);
  if (other !== undefined && other.id !== self?.id)
    throw refuse('duplicate', { target: 'group', name });
}

/** The default group cannot be renamed or deleted (ours). @throws ApiError 403 */
function notPredefined(group: GroupRow, what: string): void {
  if (group.name === adminGroupName)
    throw refuse('predefined', { target: 'group', name: group.name, what });
}

/** A user joins a group if his number of groups allows it. @throws ApiError 403 */
function join({ tables, tx }: Ctx, group_id: string, user_id: string): void {
  const id = membershipId(group_id, user_id);
  if (tables.memberships.get(id) !== undefined) return;
  if (tables.memberships.count('user', user_id) >= limits.groupsPerUser)
    throw refuse('quotaMemberships', { quota: limits.groupsPerUser });
  tx.insert('memberships', { id, group_id, user_id });
}

/** User groups and membership. */
export const groupHandlers = implement(groupRows, {
  groupList: ({ query, ctx }) => {
    const { tables, caller, origin } = ctx;
    ownAccount(ctx, query.domain_id);
    const found = listSlice(
      accountRows(tables.groups, caller.account.id),
      query,
      (row) => row.name,
      query.name === undefined ? undefined : (row) => row.name === query.name,
    );
    return {
      groups: found.rows.map((row) => ({
        ...wireGroup(row, origin),
        ...(found.total !== undefined && {
          users_count: tables.memberships.count('group', row.id),
        }),
      })),
      links: pageLinks(origin, '/v3/groups', query, found.total),
      ...(found.total !== undefined && { total_number: found.total }),
    };
  },
  groupShow: ({ params, ctx }) => ({
    group: wireGroup(find.group(ctx, params.group_id), ctx.origin),
  }),
  groupCreate: ({ body: { group }, ctx }) => {
    ownAccount(ctx, group.domain_id);
    const description = group.description ?? '';
    checkGroup(ctx, group.name, description);
    const quota = quotaOf(ctx, 'group');
    if (ctx.tables.groups.partSize('name', ctx.caller.account.id) >= quota)
      throw refuse('quotaGroups', { quota });
    ctx.tx.summary = `Created user group ${group.name}`;
    const row = ctx.tx.insert('groups', {
      id: ctx.newId(),
      name: group.name,
      domain_id: ctx.caller.account.id,
      description,
      create_time: ctx.now,
    });
    return { group: wireGroup(row, ctx.origin) };
  },
  groupUpdate: ({ params, body: { group }, ctx }) => {
    const row = find.group(ctx, params.group_id);
    if (group.name === undefined && group.description === undefined)
      throw refuse('required', { key: 'name' });
    const name = group.name ?? row.name;
    const description = group.description ?? row.description;
    if (name !== row.name) notPredefined(row, 'renamed');
    checkGroup(ctx, name, description, row);
    ctx.tx.summary = `Modified user group ${row.name}`;
    return { group: wireGroup(ctx.tx.update('groups', row.id, { name, description }), ctx.origin) };
  },
  groupDelete: ({ params, ctx }) => {
    const row = find.group(ctx, params.group_id);
    notPredefined(row, 'deleted');
    ctx.tx.summary = `Deleted user group ${row.name}`;
    removeWithDependents(ctx, 'groups', row.id);
  },
  groupUserList: ({ params, query, ctx }) => {
    const { tables, origin } = ctx;
    const group = find.group(ctx, params.group_id);
    const members = tables.memberships
      .by('group', group.id)
      .flatMap(({ user_id }) => tables.users.get(user_id) ?? []);
    const source = orderedRows(members, {
      name: (row) => row.name.toLowerCase(),
      create_time: (row) => row.create_time,
    });
    const found = listSlice(source, query, (row) => row.name, matchesUser(query, ctx.tables));
    return {
      users: found.rows.map((row) => wireListedUser(row, tables, origin, query)),
      links: pageLinks(origin, `/v3/groups/${group.id}/users`, query, found.total),
      ...(found.total !== undefined && { total_number: found.total }),
    };
  },
  groupUserAdd: ({ params, ctx }) => {
    const group = find.group(ctx, params.group_id);
    const user = find.user(ctx, params.user_id);
    ctx.tx.summary = `Added user ${user.name} to group ${group.name}`;
    join(ctx, group.id, user.id);
  },
  groupUserCheck: ({ params, ctx }) => {
    const group = find.group(ctx, params.group_id);
    const user = find.user(ctx, params.user_id);
    if (ctx.tables.memberships.get(membershipId(group.id, user.id)) === undefined)
      throw refuse('notFound', { target: 'user in group', id: user.id });
  },
  groupUserRemove: ({ params, ctx }) => {
    const group = find.group(ctx, params.group_id);
    const user = find.user(ctx, params.user_id);
    const id = membershipId(group.id, user.id);
    if (ctx.tables.memberships.get(id) === undefined)
      throw refuse('notFound', { target: 'user in group', id: user.id });
    ctx.tx.summary = `Removed user ${user.name} from group ${group.name}`;
    ctx.tx.remove('memberships', id);
  },
});
