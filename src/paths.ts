/** Every address of the console, without the base path of the deployment. Nothing else spells a URL. */

const enc = encodeURIComponent;

const withQuery = (path: string, query: Readonly<Record<string, string | undefined>>): string => {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined && value !== '') search.set(key, value);
  return search.size > 0 ? `${path}?${search}` : path;
};

export const paths = {
  home: () => '/',
  /** `next` is the address to return to after signing in. */
  login: (options: { next?: string } = {}) => withQuery('/login', { next: options.next }),
  /** `account` comes filled in and locked, as in an IAM user login link. */
  iamLogin: (options: { account?: string; next?: string } = {}) => withQuery('/login/iam', { account: options.account, next: options.next }),
  scenarios: () => '/scenarios',
  account: () => '/account',
  /** `account` and `agency` come filled in, as in a switch-role link. */
  switchRole: (options: { account?: string; agency?: string } = {}) => withQuery('/switch-role', { account: options.account, agency: options.agency }),

  users: () => '/iam/users',
  userCreate: () => '/iam/users/create',
  user: (userId: string, tab?: 'groups' | 'security' | 'permissions') => withQuery(`/iam/users/${enc(userId)}`, { tab }),
  userAuthorize: (userId: string) => `/iam/users/${enc(userId)}/authorize`,

  groups: () => '/iam/groups',
  groupCreate: () => '/iam/groups/create',
  group: (groupId: string, tab?: 'permissions' | 'users') => withQuery(`/iam/groups/${enc(groupId)}`, { tab }),
  groupAuthorize: (groupId: string) => `/iam/groups/${enc(groupId)}/authorize`,

  authorization: () => '/iam/permissions/authorization',
  policies: () => '/iam/permissions/policies',
  policyCreate: () => '/iam/permissions/policies/create',
  policy: (policyId: string) => `/iam/permissions/policies/${enc(policyId)}`,
  policyModify: (policyId: string) => `/iam/permissions/policies/${enc(policyId)}/modify`,

  projects: () => '/iam/projects',
  projectCreate: () => '/iam/projects/create',
  agencies: () => '/iam/agencies',
  agencyCreate: () => '/iam/agencies/create',
  agency: (agencyId: string, tab?: 'basic' | 'permissions') => withQuery(`/iam/agencies/${enc(agencyId)}`, { tab }),
  /** `roles` comes ticked and `scope` chosen, as in a request sent to an administrator. */
  agencyAuthorize: (agencyId: string, prefilled: { roles?: readonly string[]; scope?: 'all' | 'global' } = {}) =>
    withQuery(`/iam/agencies/${enc(agencyId)}/authorize`, { roles: prefilled.roles?.join(','), scope: prefilled.scope }),

  coc: () => '/coc',
  cocAuthorization: () => '/coc/authorization',
  cocOverview: () => '/coc/overview',
  cocResources: () => '/coc/resources',
  cocBatch: () => '/coc/batch',
  cocDocuments: () => '/coc/documents',
  cocSchedules: () => '/coc/schedules',
  cocJobs: () => '/coc/jobs',
  cocDiagnosis: () => '/coc/diagnosis',
  cocIncidents: () => '/coc/incidents',
  cocDrills: () => '/coc/drills',
  cocPersonnel: () => '/coc/personnel',
  cocOrganization: () => '/coc/organization',
  cocPermissions: () => '/coc/permissions',
  flexusl: () => '/flexusl',
  flexusInstance: (instanceId: string) => `/flexusl/${enc(instanceId)}`,

  decision: (decisionId: string) => `/decisions/${enc(decisionId)}`,
} as const;
