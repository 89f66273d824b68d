import { organizationRows } from '#src/api/contract/organizations.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import {
  builtInScp,
  checkAttachable,
  findLevel,
  findOwnScp,
  findScp,
  levelsBelow,
  levelsOf,
  refuseScp,
  rootOf,
} from '../services/organization/organization.ts';
import { refuse } from '../ground/errors.ts';
import { listed, markerPage } from '../services/v5/marker.ts';
import { checkDescription, checkDocument, checkPolicyName } from '../services/v5/rules.ts';
import type { OrganizationNodeRow, ScpRow } from '../world/tables/organization.ts';

const idOf = ({ id }: { readonly id: string }): string => id;
const words = { root: 'root', ou: 'organizational_unit', account: 'account' } as const;

const wireSummary = ({ caller }: Ctx, { id, name, description }: ScpRow) => ({
  id,
  urn: `organizations::${caller.account.id}:policy:${id}`,
  name,
  type: 'service_control_policy' as const,
  description,
  is_builtin: name === builtInScp,
});

const wireScp = (ctx: Ctx, row: ScpRow) => ({
  policy: { content: row.document, policy_summary: wireSummary(ctx, row) },
});

const wireLevel = ({ id, kind, name }: OrganizationNodeRow) => ({ id, type: words[kind], name });

/** Service control policies are the organization's: those of the levels above the account. */
function scpsOf(ctx: Ctx, level: string | undefined): readonly ScpRow[] {
  if (rootOf(ctx) === undefined) return [];
  const there =
    level === undefined
      ? undefined
      : ctx.tables.scpAttachments.by('node', findLevel(ctx, level).id).map(({ scp_id }) => scp_id);
  return [...ctx.tables.scps.all()]
    .filter(({ id }) => there === undefined || there.includes(id))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** @throws ApiError 409 when another policy has the name */
function checkName(ctx: Ctx, name: string, own?: string): void {
  checkPolicyName(name);
  const other = ctx.tables.scps.find('name', name);
  if (other !== undefined && other.id !== own) throw refuseScp('nameTaken', { name });
}

/** The organization's levels and service control policies, read and changed. */
export const organizationHandlers = implement(organizationRows, {
  organizationEntityList: ({ query, ctx }) => {
    const root = rootOf(ctx);
    const levels = root === undefined ? [] : levelsBelow(ctx.tables, root);
    const { rows, page_info } = markerPage(listed(levels), query, idOf);
    const entities = rows.map((row) => ({
      ...wireLevel(row),
      parent_id: row.parent_id,
      policy_ids: ctx.tables.scpAttachments.by('node', row.id).map(({ scp_id }) => scp_id),
    }));
    return { entities, page_info };
  },
  scpList: ({ query, ctx }) => {
    const source = listed(scpsOf(ctx, query.attached_entity_id));
    const { rows, page_info } = markerPage(source, query, idOf);
    const policies = rows.map((row) => ({
      ...wireSummary(ctx, row),
      attachment_count: ctx.tables.scpAttachments.count('scp', row.id),
    }));
    return { policies, page_info };
  },
  scpCreate: ({ body, ctx }) => {
    if (rootOf(ctx) === undefined)
      throw refuse('notFound', { target: 'organization of account', id: ctx.caller.account.name });
    const { name, content, description = '' } = body;
    checkName(ctx, name);
    checkDescription(description);
    checkDocument(content, 'scp');
    ctx.tx.summary = `Created service control policy ${name}`;
    return wireScp(
      ctx,
      ctx.tx.insert('scps', { id: ctx.newId(), name, description, document: content }),
    );
  },
  scpShow: ({ params, ctx }) => wireScp(ctx, findScp(ctx, params.policy_id)),
  scpUpdate: ({ params, body, ctx }) => {
    const row = findOwnScp(ctx, params.policy_id, 'changed');
    const { name, content, description } = body;
    if (name !== undefined) checkName(ctx, name, row.id);
    if (description !== undefined) checkDescription(description);
    if (content !== undefined) checkDocument(content, 'scp');
    ctx.tx.summary = `Changed service control policy ${name ?? row.name}`;
    return wireScp(
      ctx,
      ctx.tx.update('scps', row.id, {
        ...(name !== undefined && { name }),
        ...(description !== undefined && { description }),
        ...(content !== undefined && { document: content }),
      }),
    );
  },
  scpDelete: ({ params, ctx }) => {
    const row = findOwnScp(ctx, params.policy_id, 'deleted');
    const where = levelsOf(ctx, row).map(({ name }) => name);
    if (where.length > 0) throw refuseScp('inUse', { name: row.name, where: where.join(', ') });
    ctx.tx.summary = `Deleted service control policy ${row.name}`;
    ctx.tx.remove('scps', row.id);
  },
  scpAttach: ({ params, body, ctx }) => {
    const scp = findScp(ctx, params.policy_id);
    const level = findLevel(ctx, body.entity_id);
    checkAttachable(ctx.tables, level, scp);
    ctx.tx.summary = `Attached service control policy ${scp.name} to ${level.name}`;
    ctx.tx.insert('scpAttachments', {
      id: `${level.id}/${scp.id}`,
      node_id: level.id,
      scp_id: scp.id,
    });
  },
  scpDetach: ({ params, body, ctx }) => {
    const { tables, tx } = ctx;
    const scp = findScp(ctx, params.policy_id);
    const level = findLevel(ctx, body.entity_id);
    const there = tables.scpAttachments.by('node', level.id);
    const attachment = there.find(({ scp_id }) => scp_id === scp.id);
    if (attachment === undefined)
      throw refuse('notFound', { target: `policy ${scp.name} at entity`, id: level.id });
    if (there.length === 1) throw refuseScp('lastOne', { name: scp.name, where: level.name });
    tx.summary = `Detached service control policy ${scp.name} from ${level.name}`;
    tx.remove('scpAttachments', attachment.id);
  },
  scpEntityList: ({ params, query, ctx }) => {
    const source = listed(levelsOf(ctx, findScp(ctx, params.policy_id)));
    const { rows, page_info } = markerPage(source, query, idOf);
    return { attached_entities: rows.map(wireLevel), page_info };
  },
});
