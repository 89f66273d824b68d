import { isRef, refOf, textOf, type Item, type Ref } from '../model/items.ts';
import type { ScriptBuilder } from './scriptBuilder.ts';
import type { Call, Operand, Search, Unless } from './steps.ts';
import { object } from './operands.ts';

/** How a link is made, taken away, and seen. */
export type LinkCalls = {
  readonly add: Call;
  readonly remove: Call;
  /** What shows that it is there. */
  readonly seen: Call | Search;
  /** The names of its ends, whose absence means that it is gone. */
  readonly ends: readonly string[];
};

type IdOf = (ref: Ref) => Operand;
type Params = NonNullable<Call['params']>;

const v3 = (operation: string, method: Call['method'], path: string, params: Params): Call => ({
  family: 'v3',
  operation,
  method,
  path,
  params,
});

type Operations = {
  readonly grant: string;
  readonly check: string;
  readonly revoke: string;
  readonly path: string;
};

/** The calls of grants that are checked by HEAD: by holder, then by scope. */
const grantCalls: Readonly<
  Record<'group' | 'agency', Readonly<Record<'all' | 'global' | 'project', Operations>>>
> = {
  group: {
    all: {
      grant: 'updateDomainGroupInheritRole',
      check: 'keystoneCheckroleForGroup',
      revoke: 'deleteDomainGroupInheritedRole',
      path: '/v3/OS-INHERIT/domains/{domain_id}/groups/{group_id}/roles/{role_id}/inherited_to_projects',
    },
    global: {
      grant: 'keystoneAssociateGroupWithDomainPermission',
      check: 'keystoneCheckDomainPermissionForGroup',
      revoke: 'keystoneRemoveDomainPermissionFromGroup',
      path: '/v3/domains/{domain_id}/groups/{group_id}/roles/{role_id}',
    },
    project: {
      grant: 'keystoneAssociateGroupWithProjectPermission',
      check: 'keystoneCheckProjectPermissionForGroup',
      revoke: 'keystoneRemoveProjectPermissionFromGroup',
      path: '/v3/projects/{project_id}/groups/{group_id}/roles/{role_id}',
    },
  },
  agency: {
    all: {
      grant: 'associateAgencyWithAllProjectsPermission',
      check: 'checkAllProjectsPermissionForAgency',
      revoke: 'removeAllProjectsPermissionFromAgency',
      path: '/v3.0/OS-INHERIT/domains/{domain_id}/agencies/{agency_id}/roles/{role_id}/inherited_to_projects',
    },
    global: {
      grant: 'associateAgencyWithDomainPermission',
      check: 'checkDomainPermissionForAgency',
      revoke: 'removeDomainPermissionFromAgency',
      path: '/v3.0/OS-AGENCY/domains/{domain_id}/agencies/{agency_id}/roles/{role_id}',
    },
    project: {
      grant: 'associateAgencyWithProjectPermission',
      check: 'checkProjectPermissionForAgency',
      revoke: 'removeProjectPermissionFromAgency',
      path: '/v3.0/OS-AGENCY/projects/{project_id}/agencies/{agency_id}/roles/{role_id}',
    },
  },
};

/** Users and groups in an enterprise project have paths of their own. */
function enterpriseGrant(holder: 'user' | 'group', params: Params): Omit<LinkCalls, 'ends'> {
  const roles = `/v3.0/OS-PERMISSION/enterprise-projects/{enterprise_project_id}/${holder}s/{${holder}_id}/roles`;
  const { role_id, ...place } = params;
  const Name = holder === 'user' ? 'User' : 'Group';
  return {
    add: v3(`associateRoleTo${Name}OnEnterpriseProject`, 'PUT', `${roles}/{role_id}`, params),
    remove: v3(`revokeRoleFrom${Name}OnEnterpriseProject`, 'DELETE', `${roles}/{role_id}`, params),
    seen: {
      call: v3(`listRolesFor${Name}OnEnterpriseProject`, 'GET', roles, place),
      paging: 'none',
      at: 'roles',
      where: { id: role_id ?? null },
    },
  };
}

/** Agencies in an enterprise project are named in the body. */
function enterpriseAgencyGrant(params: Params): Omit<LinkCalls, 'ends'> {
  const path = '/v3.0/OS-PERMISSION/subjects/agency/scopes/enterprise-project/role-assignments';
  const body = object({ role_assignments: [object(params)] });
  const { agency_id = null, enterprise_project_id = null, role_id = null } = params;
  return {
    add: {
      family: 'v3',
      operation: 'associateRoleToAgencyOnEnterpriseProject',
      method: 'PUT',
      path,
      body,
    },
    remove: {
      family: 'v3',
      operation: 'revokeRoleFromAgencyOnEnterpriseProject',
      method: 'DELETE',
      path,
      body,
    },
    seen: {
      call: {
        family: 'v3',
        operation: 'showDomainRoleAssignments',
        method: 'GET',
        path: '/v3.0/OS-PERMISSION/role-assignments',
        query: {
          domain_id: { from: 'account' },
          'subject.agency_id': agency_id,
          'scope.enterprise_projects_id': enterprise_project_id,
        },
      },
      paging: 'none',
      at: 'role_assignments',
      where: { 'role.id': role_id },
    },
  };
}

type HolderKind = 'user' | 'group' | 'agency';
const holderKindOf = ({ ref }: Ref): HolderKind =>
  ref === 'user' || ref === 'group' ? ref : 'agency';

function grant(item: Item, idOf: IdOf): Omit<LinkCalls, 'ends'> | undefined {
  const holder = refOf(item, 'holder');
  const kind = holderKindOf(holder);
  const role_id = idOf(refOf(item, 'permission'));
  const ids = { [`${kind}_id`]: idOf(holder), role_id };
  const scope = item.fields['scope'];
  if (isRef(scope) && scope.ref === 'enterpriseProject') {
    const params = { ...ids, enterprise_project_id: idOf(scope) };
    return kind === 'agency' ? enterpriseAgencyGrant(params) : enterpriseGrant(kind, params);
  }
  if (kind === 'user') return undefined;
  const where = isRef(scope) ? 'project' : scope === 'all resources' ? 'all' : 'global';
  const { grant: add, check, revoke, path } = grantCalls[kind][where];
  const params = isRef(scope)
    ? { ...ids, project_id: idOf(scope) }
    : { ...ids, domain_id: { from: 'account' } };
  return {
    add: v3(add, 'PUT', path, params),
    remove: v3(revoke, 'DELETE', path, params),
    seen: v3(check, 'HEAD', path, params),
  };
}

function membership(item: Item, idOf: IdOf): Omit<LinkCalls, 'ends'> {
  const path = '/v3/groups/{group_id}/users/{user_id}';
  const params = { group_id: idOf(refOf(item, 'group')), user_id: idOf(refOf(item, 'user')) };
  return {
    add: v3('keystoneAddUserToGroup', 'PUT', path, params),
    remove: v3('keystoneRemoveUserFromGroup', 'DELETE', path, params),
    seen: v3('keystoneCheckUserInGroup', 'HEAD', path, params),
  };
}

function attachment(item: Item, idOf: IdOf): Omit<LinkCalls, 'ends'> {
  const policy_id = idOf(refOf(item, 'policy'));
  const holder = refOf(item, 'holder');
  const kind = holderKindOf(holder);
  const Name = { user: 'User', group: 'Group', agency: 'Agency' }[kind];
  const [id, many] = [`${kind}_id`, { user: 'users', group: 'groups', agency: 'agencies' }[kind]];
  const call = (verb: 'attach' | 'detach'): Call => ({
    family: 'v5',
    operation: `${verb}${Name}PolicyV5`,
    method: 'POST',
    path: `/v5/policies/{policy_id}/${verb}-${kind}`,
    params: { policy_id },
    body: object({ [id]: idOf(holder) }),
  });
  return {
    add: call('attach'),
    remove: call('detach'),
    seen: {
      call: {
        family: 'v5',
        operation: `listAttached${Name}PoliciesV5`,
        method: 'GET',
        path: `/v5/${many}/{${id}}/attached-policies`,
        params: { [id]: idOf(holder) },
      },
      paging: 'marker',
      at: 'attached_policies',
      where: { policy_id },
    },
  };
}

function tag(item: Item, idOf: IdOf): Omit<LinkCalls, 'ends'> {
  const of = refOf(item, 'of');
  const params = {
    resource_type: of.ref === 'user' ? 'user' : 'agency',
    resource_id: idOf(of),
  };
  const [tag_key, tag_value] = [textOf(item, 'key'), textOf(item, 'value')];
  const path = '/v5/{resource_type}/{resource_id}/tags';
  const call = (operation: string, method: Call['method'], end: string, body?: Operand): Call => ({
    family: 'v5',
    operation,
    method,
    path: `${path}${end}`,
    params,
    ...(body !== undefined && { body }),
  });
  return {
    add: call(
      'tagResourceV5',
      'POST',
      '/create',
      object({ tags: [object({ tag_key, tag_value })] }),
    ),
    remove: call('deleteResourceTagsV5', 'DELETE', '/delete', [tag_key]),
    seen: {
      call: call('listResourceTagsV5', 'GET', ''),
      paging: 'none',
      at: 'tags',
      where: { tag_key, tag_value },
    },
  };
}

const makers: Partial<
  Record<Item['kind'], (item: Item, idOf: IdOf) => Omit<LinkCalls, 'ends'> | undefined>
> = { grant, membership, attachment, tag };

/** The ends of a link. */
export const endsOf = ({ fields }: Item): readonly Ref[] => Object.values(fields).filter(isRef);

/**
 * The calls about a link; undefined when no published call makes such a one.
 * @param gone whether it is one of before, whose ends may have gone
 */
export function linkCalls(item: Item, build: ScriptBuilder, gone: boolean): LinkCalls | undefined {
  const names: string[] = [];
  const idOf = (ref: Ref): Operand => {
    const id = build.idOf(ref, gone);
    if (typeof id === 'object' && id !== null && 'from' in id) names.push(id.from);
    return id;
  };
  const made = makers[item.kind]?.(item, idOf);
  return made && { ...made, ends: names };
}

/** The condition that a link is there, or is not. */
export const whenSeen = (seen: Call | Search, absent: boolean): Unless =>
  'where' in seen ? { listed: seen, absent } : { answered: seen, absent };
