import { roleRows, type customRoleDraft } from '#src/api/contract/roles.ts';
import type { z } from '#src/api/endpoint/zod.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import { checkCustomPolicy } from '../services/iam/customPolicy.ts';
import { refuse } from '../ground/errors.ts';
import { find, ownAccount, quotaOf } from '../services/iam/find.ts';
import { accountRows, listSlice, pageRange } from '../services/iam/listing.ts';
import { removeWithDependents } from '../services/iam/removal.ts';
import type { RoleRow } from '../world/tables/iam.ts';
import { listLinks, pageLinks, wireRole } from '../services/iam/wire.ts';

type Draft = z.output<typeof customRoleDraft>['role'];

const levels = { domain: ['AX', 'AA'], project: ['XA', 'AA'], all: ['AA', 'AX', 'XA'] } as const;

function contentOf(ctx: Ctx, draft: Draft, self?: RoleRow) {
  checkCustomPolicy(draft);
  const { display_name, type, description, description_cn, policy } = draft;
  const other = ctx.tables.roles.find('displayName', `${ctx.caller.account.id}/${display_name}`);
  if (other !== undefined && other.id !== self?.id)
    throw refuse('duplicate', { target: 'role', name: display_name });
  const level = type === 'AX' ? 'AX' : 'XA'; // the check lets no other type through
  return {
    display_name,
    type: level,
    description,
    policy,
    ...(description_cn !== undefined && { description_cn }),
  } as const;
}

/**
 * `custom_<account>_<n>`: one more than the highest number in use
 * (docs/sources/agency-policy-api.md for the form).
 */
function nextName({ tables, caller }: Ctx): string {
  const prefix = `custom_${caller.account.id}_`;
  const numbers = tables.roles
    .page('create_time', caller.account.id)
    .map(({ name }) => Number(name.slice(prefix.length)));
  return `${prefix}${Math.max(-1, ...numbers) + 1}`;
}

/** Answers to writes give the number of references as text (docs/sources/agency-policy-api.md). */
const written = (ctx: Ctx, row: RoleRow) => ({
  role: {
    ...wireRole(row, ctx.origin),
    references: String(ctx.tables.grants.count('role', row.id)),
  },
});

/** System-defined permissions and custom policies. */
export const roleHandlers = implement(roleRows, {
  roleList: ({ query, ctx }) => {
    const { tables, origin } = ctx;
    ownAccount(ctx, query.domain_id);
    const all =
      query.domain_id === undefined
        ? tables.roles.page('name', '')
        : tables.roles.page('create_time', query.domain_id, { descending: true });
    const wanted = query.display_name?.toLowerCase();
    const types: readonly string[] | undefined = query.type && levels[query.type];
    const found = all.filter(
      (row) =>
        (wanted === undefined || row.display_name.toLowerCase().includes(wanted)) &&
        (types === undefined || types.includes(row.type)) &&
        (query.catalog === undefined || row.catalog === query.catalog) &&
        (query.name === undefined || row.name === query.name) &&
        (query.permission_type === undefined ||
          query.domain_id !== undefined ||
          (row.flag === 'fine_grained') === (query.permission_type === 'policy')),
    );
    const range = pageRange(query, 300, false) ?? { offset: 0, limit: 300 };
    return {
      roles: found
        .slice(range.offset, range.offset + range.limit)
        .map((row) => wireRole(row, origin)),
      links: listLinks(origin, '/v3/roles'),
      ...(query.domain_id !== undefined && { total_number: found.length }),
    };
  },
  roleShow: ({ params, ctx }) => ({ role: wireRole(find.role(ctx, params.role_id), ctx.origin) }),
  customRoleList: ({ query, ctx }) => {
    const { tables, caller, origin } = ctx;
    const range = pageRange(query, 300);
    const limit = range?.limit ?? query.limit ?? 300;
    const found = listSlice(
      accountRows(tables.roles, caller.account.id),
      { ...query, offset: range?.offset ?? query.offset, limit },
      (row) => row.display_name,
      undefined,
      { key: 'create_time', descending: true },
    );
    return {
      roles: found.rows.map((row) => ({
        ...wireRole(row, origin),
        references: tables.grants.count('role', row.id),
      })),
      links:
        range === undefined
          ? pageLinks(origin, '/v3.0/OS-ROLE/roles', query, found.total)
          : listLinks(origin, '/v3.0/OS-ROLE/roles'),
      total_number: found.total ?? found.rows.length,
    };
  },
  customRoleShow: ({ params, ctx }) => {
    const row = find.customRole(ctx, params.role_id);
    return {
      role: { ...wireRole(row, ctx.origin), references: ctx.tables.grants.count('role', row.id) },
    };
  },
  customRoleCreate: ({ body, ctx }) => {
    const { tables, tx, caller, now } = ctx;
    const content = contentOf(ctx, body.role);
    const quota = quotaOf(ctx, 'policy');
    if (tables.roles.partSize('name', caller.account.id) >= quota)
      throw refuse('quotaPolicies', { quota });
    tx.summary = `Created custom policy ${content.display_name}`;
    return written(
      ctx,
      tx.insert('roles', {
        ...content,
        id: ctx.newId(),
        name: nextName(ctx),
        catalog: 'CUSTOMED',
        domain_id: caller.account.id,
        created_time: now,
        updated_time: now,
      }),
    );
  },
  customRoleUpdate: ({ params, body, ctx }) => {
    const row = find.customRole(ctx, params.role_id);
    ctx.tx.summary = `Modified custom policy ${row.display_name}`;
    const { description_cn, ...kept } = row;
    // The body replaces the content: an omitted description_cn is kept, all else is mandatory.
    const next: RoleRow = {
      ...kept,
      ...(description_cn !== undefined && { description_cn }),
      ...contentOf(ctx, body.role, row),
      updated_time: ctx.now,
    };
    return written(ctx, ctx.tx.update('roles', row.id, next));
  },
  customRoleDelete: ({ params, ctx }) => {
    const row = find.customRole(ctx, params.role_id);
    ctx.tx.summary = `Deleted custom policy ${row.display_name}`;
    removeWithDependents(ctx, 'roles', row.id);
    return { message: 'Delete success' };
  },
});
