import { api } from '#src/api/api.ts';
import type { PrincipalKind } from '#src/domain/access/grantableRole.ts';
import type { GrantScope } from '#src/domain/policy/engine/decision.ts';

/** The receiver of a grant. */
export type Principal = { readonly kind: PrincipalKind; readonly id: string };

/** One role at one scope, held by one principal of one account. */
export type GrantTarget = {
  readonly accountId: string;
  readonly principal: Principal;
  readonly roleId: string;
  readonly scope: GrantScope;
};

type PathParams = Readonly<
  Record<
    | 'domain_id'
    | 'group_id'
    | 'agency_id'
    | 'user_id'
    | 'role_id'
    | 'project_id'
    | 'enterprise_project_id',
    string
  >
>;
type Call = (args: { params: PathParams }) => Promise<unknown>;
type CallTable = Readonly<
  Record<PrincipalKind, Readonly<Partial<Record<GrantScope['kind'], Call>>>>
>;

const agencyBatch = ({ params }: { params: PathParams }) => ({
  body: {
    role_assignments: [
      {
        agency_id: params.agency_id,
        enterprise_project_id: params.enterprise_project_id,
        role_id: params.role_id,
      },
    ],
  },
});

/** Scope → documented call. Source: docs/sources/api-contract.md#4-1. */
const grants: CallTable = {
  group: {
    all: api.groupGrantOnAll,
    global: api.groupGrantOnDomain,
    project: api.groupGrantOnProject,
    enterpriseProject: api.groupGrantOnEnterpriseProject,
  },
  agency: {
    all: api.agencyGrantOnAll,
    global: api.agencyGrantOnDomain,
    project: api.agencyGrantOnProject,
    enterpriseProject: (args) => api.agencyGrantOnEnterpriseProject(agencyBatch(args)),
  },
  user: { enterpriseProject: api.userGrantOnEnterpriseProject },
};
const revocations: CallTable = {
  group: {
    all: api.groupRevokeOnAll,
    global: api.groupRevokeOnDomain,
    project: api.groupRevokeOnProject,
    enterpriseProject: api.groupRevokeOnEnterpriseProject,
  },
  agency: {
    all: api.agencyRevokeOnAll,
    global: api.agencyRevokeOnDomain,
    project: api.agencyRevokeOnProject,
    enterpriseProject: (args) => api.agencyRevokeOnEnterpriseProject(agencyBatch(args)),
  },
  user: { enterpriseProject: api.userRevokeOnEnterpriseProject },
};

function send(
  table: CallTable,
  { accountId, principal, roleId, scope }: GrantTarget,
): Promise<unknown> {
  const call = table[principal.kind][scope.kind];
  if (call === undefined)
    throw new Error(`A ${principal.kind} holds nothing at the scope ${scope.kind}.`);
  const own = (kind: PrincipalKind): string => (principal.kind === kind ? principal.id : '');
  return call({
    params: {
      domain_id: accountId,
      group_id: own('group'),
      agency_id: own('agency'),
      user_id: own('user'),
      role_id: roleId,
      project_id: scope.kind === 'project' ? scope.projectId : '',
      enterprise_project_id: scope.kind === 'enterpriseProject' ? scope.enterpriseProjectId : '',
    },
  });
}

/**
 * Makes one grant with the documented call for its principal and scope.
 * @throws Problem as the call does.
 */
export const sendGrant = (target: GrantTarget): Promise<unknown> => send(grants, target);

/** Takes one grant back. @throws Problem as the call does. */
export const revokeGrant = (target: GrantTarget): Promise<unknown> => send(revocations, target);

/**
 * Ids of what a principal holds in one project, for Copy Permissions from Another Project. Users
 * hold nothing there.
 */
export async function rolesInProject(
  principal: Principal,
  projectId: string,
): Promise<readonly string[]> {
  if (principal.kind === 'user') return [];
  const { roles } =
    principal.kind === 'group'
      ? await api.groupRolesOnProject({ params: { project_id: projectId, group_id: principal.id } })
      : await api.agencyRolesOnProject({
          params: { project_id: projectId, agency_id: principal.id },
        });
  return roles.map((role) => role.id);
}
