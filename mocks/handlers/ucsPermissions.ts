import { ucsPermissionRows } from '#src/api/contract/ucsPermissions.ts';
import type { HeldPermission, PermissionPatch } from '#src/api/contract/ucsSchemas.ts';
import type { z } from '#src/api/endpoint/zod.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import { refuse } from '../ground/errors.ts';
import type { GrantRow, GroupRow } from '../world/tables/iam.ts';
import type { UcsPermissionRow, UcsTemplateRow } from '../world/tables/ucs.ts';
import { ucsErrors } from '../services/ucs/agent.ts';
import { opened } from '../services/ucs/opened.ts';
import { targetOf } from '../services/ucs/targets.ts';

const templateOf = ({ tables, caller }: Ctx, id: string): UcsTemplateRow => {
  const row = tables.ucsTemplates.get(id);
  if (row === undefined || row.domain_id !== caller.account.id)
    throw ucsErrors.notFound('permission template', id);
  return row;
};

const permissionOf = ({ tables, caller }: Ctx, id: string): UcsPermissionRow => {
  const row = tables.ucsPermissions.get(id);
  if (row === undefined || row.domain_id !== caller.account.id)
    throw ucsErrors.notFound('permission', id);
  return row;
};

/** A user or user group of the caller's account. @throws ApiError 404 */
function subjectOf(
  { tables, caller }: Ctx,
  kind: 'user' | 'group',
  id: string,
): { readonly name: string } {
  const row = kind === 'user' ? tables.users.get(id) : tables.groups.get(id);
  if (row === undefined || row.domain_id !== caller.account.id)
    throw ucsErrors.notFound(kind === 'user' ? 'user' : 'user group', id);
  return row;
}

function view({ tables }: Ctx, row: UcsPermissionRow) {
  const {
    id,
    target_kind,
    target_id,
    subject_kind,
    subject_id,
    type,
    template_id,
    list_namespaces,
    created_at,
    by,
  } = row;
  const subject =
    subject_kind === 'user' ? tables.users.get(subject_id) : tables.groups.get(subject_id);
  return {
    id,
    target_kind,
    target_id,
    subject_kind,
    subject_id,
    subject_name: subject?.name ?? null,
    type,
    template_id,
    template_name: tables.ucsTemplates.get(template_id ?? '')?.name ?? null,
    namespaces: row.namespaces === null ? null : [...row.namespaces],
    list_namespaces,
    created_at,
    created_by: by,
  };
}

/**
 * The parts of a permission that can be changed. All namespaces include their list, a template
 * belongs to a custom permission only.
 */
function terms(
  ctx: Ctx,
  { type, template_id, namespaces, list_namespaces }: z.output<typeof PermissionPatch>,
) {
  if (type === 'custom') templateOf(ctx, template_id ?? '');
  return {
    type,
    template_id: type === 'custom' ? template_id : null,
    namespaces,
    list_namespaces: list_namespaces || (namespaces === null && type !== 'custom'),
  };
}

const viewTemplate = ({ tables }: Ctx, { id, name, description, rules }: UcsTemplateRow) => ({
  id,
  name,
  description,
  rules: rules.map(({ kind, verbs }) => ({ kind, verbs: [...verbs] })),
  used: tables.ucsPermissions.count('template', id),
});

function scopeWords({ tables }: Ctx, { scope_kind, scope_id }: GrantRow): string {
  switch (scope_kind) {
    case 'all':
      return 'All resources';
    case 'global':
      return 'Global services';
    case 'project':
      return tables.projects.get(scope_id)?.name ?? scope_id;
    case 'enterpriseProject':
      return 'Enterprise project';
  }
}

/** What a group holds in either console. */
function heldBy(ctx: Ctx, group: GroupRow): z.input<typeof HeldPermission>[] {
  const { tables } = ctx;
  const granted = tables.grants.by('subject', `group/${group.id}`).map((grant) => ({
    name: tables.roles.get(grant.role_id)?.display_name ?? grant.role_id,
    scope: scopeWords(ctx, grant),
    console: 'old' as const,
  }));
  const attached = tables.attachments.by('holder', `group/${group.id}`).map(({ policy_id }) => ({
    name: tables.identityPolicies.get(policy_id)?.name ?? policy_id,
    scope: 'All resources',
    console: 'new' as const,
  }));
  return [...granted, ...attached];
}

/** RBAC permissions, their templates, and the user groups of IAM. */
export const ucsPermissionHandlers = opened<typeof ucsPermissionRows>(
  implement(ucsPermissionRows, {
    ucsPermissionList: ({ query: { target_id }, ctx }) => ({
      permissions: ctx.tables.ucsPermissions
        .by('domain', ctx.caller.account.id)
        .filter((row) => target_id === undefined || row.target_id === target_id)
        .map((row) => view(ctx, row)),
    }),
    ucsPermissionShow: ({ params, ctx }) => view(ctx, permissionOf(ctx, params.permission_id)),
    ucsPermissionCreate: ({ body, ctx }) => {
      const target = targetOf(ctx, body.target_kind, body.target_id);
      const changeable = terms(ctx, body);
      const made = body.subject_ids.map((subject_id) => {
        subjectOf(ctx, body.subject_kind, subject_id);
        return ctx.tx.insert('ucsPermissions', {
          id: ctx.newId(),
          domain_id: ctx.caller.account.id,
          target_kind: body.target_kind,
          target_id: body.target_id,
          subject_kind: body.subject_kind,
          subject_id,
          ...changeable,
          created_at: ctx.now,
          by: ctx.caller.user.name,
        });
      });
      ctx.tx.summary = `Granted RBAC (${body.type}) in ${target.name}`;
      return { permissions: made.map((row) => view(ctx, row)) };
    },
    ucsPermissionUpdate: ({ params, body, ctx }) => {
      const { id } = permissionOf(ctx, params.permission_id);
      ctx.tx.summary = 'Changed an RBAC permission';
      return view(ctx, ctx.tx.update('ucsPermissions', id, terms(ctx, body)));
    },
    ucsPermissionDelete: ({ params, ctx }) => {
      ctx.tx.remove('ucsPermissions', permissionOf(ctx, params.permission_id).id);
      ctx.tx.summary = 'Deleted an RBAC permission';
    },
    ucsTemplateList: ({ ctx }) => ({
      templates: ctx.tables.ucsTemplates
        .by('domain', ctx.caller.account.id)
        .map((row) => viewTemplate(ctx, row)),
    }),
    ucsTemplateCreate: ({ body, ctx }) => {
      const domain_id = ctx.caller.account.id;
      if (ctx.tables.ucsTemplates.find('name', `${domain_id}/${body.name}`) !== undefined)
        throw refuse('duplicate', { target: 'permission template', name: body.name });
      ctx.tx.summary = `Created permission template ${body.name}`;
      return viewTemplate(
        ctx,
        ctx.tx.insert('ucsTemplates', { id: ctx.newId(), domain_id, ...body }),
      );
    },
    ucsTemplateUpdate: ({ params, body, ctx }) => {
      const before = templateOf(ctx, params.template_id);
      const same = ctx.tables.ucsTemplates.find('name', `${before.domain_id}/${body.name}`);
      if (same !== undefined && same.id !== before.id)
        throw refuse('duplicate', { target: 'permission template', name: body.name });
      ctx.tx.summary = `Changed permission template ${body.name}`;
      return viewTemplate(ctx, ctx.tx.update('ucsTemplates', before.id, body));
    },
    ucsTemplateDelete: ({ params, ctx }) => {
      const { id, name } = templateOf(ctx, params.template_id);
      const used = ctx.tables.ucsPermissions.count('template', id);
      if (used > 0)
        throw ucsErrors.conflict(
          `${name} is used by ${used} ${used === 1 ? 'permission' : 'permissions'}.`,
        );
      ctx.tx.summary = `Deleted permission template ${name}`;
      ctx.tx.remove('ucsTemplates', id);
    },
    ucsUserGroupList: ({ ctx }) => ({
      groups: ctx.tables.groups.page('name', ctx.caller.account.id).map((group) => ({
        id: group.id,
        name: group.name,
        users: ctx.tables.memberships
          .by('group', group.id)
          .map(({ user_id }) => ctx.tables.users.get(user_id)?.name ?? user_id),
        permissions: heldBy(ctx, group),
      })),
    }),
  }),
);
