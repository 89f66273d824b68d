import type { Ref } from '../model/items.ts';
import type { Call, Operand, Search } from './steps.ts';

const account = { from: 'account' } as const;

const list = (
  family: Call['family'],
  operation: string,
  path: string,
  query: { readonly [key: string]: Operand } = {},
): Call => ({ family, operation, method: 'GET', path, query });

/** The account itself: the first one that the caller may enter. */
export const accountSearch: Search = {
  call: list('v3', 'keystoneListAuthDomains', '/v3/auth/domains'),
  paging: 'none',
  at: 'domains',
  where: {},
};

type Lookup = { readonly search: Search; readonly give: string };

/**
 * How a thing is looked up by its name, and where its id stands.
 * @param more further values of the row, by the names of the answer
 */
export function lookupOf(
  { ref }: Pick<Ref, 'ref'>,
  name: string,
  more: { readonly [path: string]: Operand } = {},
): Lookup {
  const found = (
    call: Call,
    at: string,
    field: string,
    give: string,
    paging: Search['paging'],
  ): Lookup => ({ search: { call, paging, at, where: { [field]: name, ...more } }, give });
  switch (ref) {
    case 'user':
      return found(
        list('v3', 'keystoneListUsers', '/v3/users', { domain_id: account, name }),
        'users',
        'name',
        'id',
        'none',
      );
    case 'group':
      return found(
        list('v3', 'keystoneListGroups', '/v3/groups', { domain_id: account, name }),
        'groups',
        'name',
        'id',
        'none',
      );
    case 'project':
      return found(
        list('v3', 'keystoneListProjects', '/v3/projects', { domain_id: account, name }),
        'projects',
        'name',
        'id',
        'none',
      );
    case 'enterpriseProject':
      return found(
        list('eps', 'listEnterpriseProject', '/v1.0/enterprise-projects', { name, limit: 1000 }),
        'enterprise_projects',
        'name',
        'id',
        'none',
      );
    case 'role':
      return found(
        list('v3', 'listCustomPolicies', '/v3.0/OS-ROLE/roles'),
        'roles',
        'display_name',
        'id',
        'pages',
      );
    case 'systemRole':
      return found(
        list('v3', 'keystoneListPermissions', '/v3/roles', { display_name: name }),
        'roles',
        'display_name',
        'id',
        'pages',
      );
    case 'agency':
      return found(
        list('v3', 'listAgencies', '/v3.0/OS-AGENCY/agencies', { domain_id: account, name }),
        'agencies',
        'name',
        'id',
        'none',
      );
    case 'trustAgency':
    case 'serviceAgency':
      return found(
        list('v5', 'listAgenciesV5', '/v5/agencies'),
        'agencies',
        'agency_name',
        'agency_id',
        'marker',
      );
    case 'identityPolicy':
    case 'systemPolicy':
      return found(
        list('v5', 'listPoliciesV5', '/v5/policies', {
          policy_type: ref === 'systemPolicy' ? 'system' : 'custom',
        }),
        'policies',
        'policy_name',
        'policy_id',
        'marker',
      );
    default:
      throw new Error(`Nothing looks up ${ref}`);
  }
}

/** Versions of an identity policy, found by their document. */
export const versionSearch = (policy: Operand, where: Search['where']): Search => ({
  call: {
    ...list('v5', 'listPolicyVersionsV5', '/v5/policies/{policy_id}/versions'),
    params: { policy_id: policy },
  },
  paging: 'marker',
  at: 'versions',
  where,
});
