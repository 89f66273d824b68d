import { v5GroupRows } from '#src/api/contract/v5groups.ts';
import { descriptionProblem, groupNameProblem } from '#src/domain/access/nameRules.ts';
import { limits } from '#src/domain/access/quota.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import { find, quotaOf } from '../services/iam/find.ts';
import { adminGroupName } from '../identities/principal.ts';
import { removeWithDependents } from '../services/iam/removal.ts';
import { membershipId, type GroupRow } from '../world/tables/iam.ts';
import { refuseV5 } from '../ground/v5Errors.ts';
import { listed, markerPage, type Source } from '../services/v5/marker.ts';
import { wireV5Group } from '../services/v5/wire.ts';

function groupsOf(ctx: Ctx, userId: string | undefined): Source<GroupRow> {
  const { tables, caller } = ctx;
  if (userId === undefined)
    return {
      page: (offset, limit = Infinity) =>
        tables.groups.page('name', caller.account.id, { offset, limit }),
    };
  const user = find.user(ctx, userId);
  return listed(
    tables.memberships
      .by('user', user.id)
      .flatMap(({ group_id }) => tables.groups.get(group_id) ?? []),
  );
}

/** @throws ApiError 400, 409 */
function checkGroup(
  { tables, caller }: Ctx,
  name: string,
  description: string,
  self?: GroupRow,
): void {
  const reason = groupNameProblem(name);
  if (reason !== undefined) throw refuseV5('invalidGroupName', { reason });
  if (descriptionProblem(description) !== undefined) throw refuseV5('invalidDescription');
  const other = tables.groups.find('name', `${caller.account.id}/${name}`);
  if (other !== undefined && other.id !== self?.id)
    throw refuseV5('exists', { target: 'group', name });
}

function notPredefined(group: GroupRow, what: string): void {
  if (group.name === adminGroupName)
    throw refuseV5('predefined', { target: 'group', name: group.name, what });
}

/** User groups of the new IAM. */
export const v5GroupHandlers = implement(v5GroupRows, {
  v5GroupList: ({ query, ctx }) => {
    const { rows, page_info } = markerPage(groupsOf(ctx, query.user_id), query, ({ id }) => id);
    return { groups: rows.map(wireV5Group), page_info };
  },
  v5GroupSummaryList: ({ query, ctx }) => {
    const { rows, page_info } = markerPage(groupsOf(ctx, query.user_id), query, ({ id }) => id);
    return {
      groups: rows.map((row) => ({
        ...wireV5Group(row),
        user_count: ctx.tables.memberships.count('group', row.id),
      })),
      page_info,
    };
  },
  v5GroupCreate: ({ body, ctx }) => {
    const { tables, tx, caller, now } = ctx;
    const { group_name: name, description = '' } = body;
    checkGroup(ctx, name, description);
    if (tables.groups.partSize('name', caller.account.id) >= quotaOf(ctx, 'group'))
      throw refuseV5('groups');
    tx.summary = `Created user group ${name}`;
    return {
      group: wireV5Group(
        tx.insert('groups', {
          id: ctx.newId(),
          name,
          domain_id: caller.account.id,
          description,
          create_time: now,
        }),
      ),
    };
  },
  v5GroupShow: ({ params, ctx }) => ({ group: wireV5Group(find.group(ctx, params.group_id)) }),
  v5GroupUpdate: ({ params, body, ctx }) => {
    const row = find.group(ctx, params.group_id);
    const {
      new_group_name: name = row.name,
      new_group_description: description = row.description,
    } = body;
    if (name !== row.name) notPredefined(row, 'renamed');
    checkGroup(ctx, name, description, row);
    ctx.tx.summary = `Modified user group ${row.name}`;
    return { group: wireV5Group(ctx.tx.update('groups', row.id, { name, description })) };
  },
  v5GroupDelete: ({ params, ctx }) => {
    const { tables } = ctx;
    const row = find.group(ctx, params.group_id);
    notPredefined(row, 'deleted');
    const policies = tables.attachments.count('holder', `group/${row.id}`);
    const users = tables.memberships.count('group', row.id);
    const reason =
      policies > 0
        ? `it holds ${policies} identity ${policies === 1 ? 'policy' : 'policies'}`
        : users > 0
          ? `it has ${users} ${users === 1 ? 'user' : 'users'}`
          : undefined;
    if (reason !== undefined) throw refuseV5('inUse', { target: 'group', name: row.name, reason });
    ctx.tx.summary = `Deleted user group ${row.name}`;
    removeWithDependents(ctx, 'groups', row.id);
  },
  v5GroupUserAdd: ({ params, body, ctx }) => {
    const { tables, tx } = ctx;
    const group = find.group(ctx, params.group_id);
    const user = find.user(ctx, body.user_id);
    const id = membershipId(group.id, user.id);
    if (tables.memberships.get(id) !== undefined) return;
    if (tables.memberships.count('user', user.id) >= limits.groupsPerUser)
      throw refuseV5('groupsOfUser');
    tx.summary = `Added user ${user.name} to group ${group.name}`;
    tx.insert('memberships', { id, group_id: group.id, user_id: user.id });
  },
  v5GroupUserRemove: ({ params, body, ctx }) => {
    const group = find.group(ctx, params.group_id);
    const user = find.user(ctx, body.user_id);
    const id = membershipId(group.id, user.id);
    if (ctx.tables.memberships.get(id) === undefined)
      throw refuseV5('notFound', { target: 'user in group', id: user.id });
    ctx.tx.summary = `Removed user ${user.name} from group ${group.name}`;
    ctx.tx.remove('memberships', id);
  },
});
