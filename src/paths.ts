/**
 * Every address of the console, without the base path of the deployment. Nothing else spells a URL.
 */

const enc = encodeURIComponent;

const withQuery = (path: string, query: Readonly<Record<string, string | undefined>>): string => {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query))
    if (value !== undefined && value !== '') search.set(key, value);
  return search.size > 0 ? `${path}?${search}` : path;
};

/** Service control policies have the same pages in both consoles of IAM; the new one unless said. */
export type ScpsWithin = { readonly console?: 'old' | 'new' };

/**
 * A question about access as an address carries it. `context`: condition keys as JSON; `off`:
 * layers left out; `view`: `desk` for what whoever works the rehearsal's controls is answered.
 */
export type AccessAddress = {
  principal?: string;
  action?: string;
  resource?: string;
  project?: string;
  enterpriseProject?: string;
  context?: string;
  off?: string;
  view?: string;
};

export const paths = {
  home: () => '/',
  /** `next` is the address to return to after signing in. */
  login: (options: { next?: string } = {}) => withQuery('/login', { next: options.next }),
  /** `account` comes filled in and locked, as in an IAM user login link. */
  iamLogin: (options: { account?: string; next?: string } = {}) =>
    withQuery('/login/iam', { account: options.account, next: options.next }),
  scenarios: () => '/scenarios',
  /** What a service that is not this project's was found to have. */
  connectedService: () => '/connected-service',
  /** `password` opens the form for a new one: the old one has expired. */
  account: (options: { password?: 'expired' } = {}) => withQuery('/account', options),
  stories: () => '/stories',
  /** `account` and `agency` come filled in, as in a switch-role link. */
  switchRole: (options: { account?: string; agency?: string } = {}) =>
    withQuery('/switch-role', { account: options.account, agency: options.agency }),

  users: () => '/iam/users',
  userCreate: () => '/iam/users/create',
  user: (userId: string, tab?: 'groups' | 'security' | 'permissions' | 'access') =>
    withQuery(`/iam/users/${enc(userId)}`, { tab }),
  /** `groups` come chosen, as in a proposal. */
  userAuthorize: (userId: string, groups?: readonly string[]) =>
    withQuery(`/iam/users/${enc(userId)}/authorize`, { groups: groups?.join(',') }),

  groups: () => '/iam/groups',
  groupCreate: () => '/iam/groups/create',
  group: (groupId: string, tab?: 'permissions' | 'users' | 'access') =>
    withQuery(`/iam/groups/${enc(groupId)}`, { tab }),
  /**
   * `roles` comes ticked, `scope` and `projects` chosen; `returnTo` is where Finish
   * and Cancel lead.
   */
  groupAuthorize: (
    groupId: string,
    prefilled: {
      roles?: readonly string[];
      scope?: 'all' | 'project';
      projects?: readonly string[];
      returnTo?: string;
    } = {},
  ) =>
    withQuery(`/iam/groups/${enc(groupId)}/authorize`, {
      roles: prefilled.roles?.join(','),
      scope: prefilled.scope,
      projects: prefilled.projects?.join(','),
      return: prefilled.returnTo,
    }),

  authorization: () => '/iam/permissions/authorization',
  policies: () => '/iam/permissions/policies',
  /** `proposal` names a text that this tab keeps (`src/parts/proposal.ts`). */
  policyCreate: (proposal = '') => withQuery('/iam/permissions/policies/create', { proposal }),
  policy: (policyId: string) => `/iam/permissions/policies/${enc(policyId)}`,
  policyModify: (policyId: string, proposal?: string) =>
    withQuery(`/iam/permissions/policies/${enc(policyId)}/modify`, { proposal }),

  projects: () => '/iam/projects',
  projectCreate: () => '/iam/projects/create',
  security: (tab?: 'basic' | 'critical' | 'login' | 'password' | 'acl') =>
    withQuery('/iam/security', { tab }),
  agencies: () => '/iam/agencies',
  agencyCreate: () => '/iam/agencies/create',
  agency: (agencyId: string, tab?: 'basic' | 'permissions') =>
    withQuery(`/iam/agencies/${enc(agencyId)}`, { tab }),
  agencyModify: (agencyId: string) => `/iam/agencies/${enc(agencyId)}/modify`,
  /** `roles` comes ticked and `scope` chosen, as in a request sent to an administrator. */
  agencyAuthorize: (
    agencyId: string,
    prefilled: { roles?: readonly string[]; scope?: 'all' | 'global' } = {},
  ) =>
    withQuery(`/iam/agencies/${enc(agencyId)}/authorize`, {
      roles: prefilled.roles?.join(','),
      scope: prefilled.scope,
    }),

  newUsers: () => '/iam5/users',
  newUserCreate: () => '/iam5/users/create',
  newUser: (userId: string, tab?: 'groups' | 'permissions' | 'security') =>
    withQuery(`/iam5/users/${enc(userId)}`, { tab }),
  /** `policies` come ticked. */
  newUserAuthorize: (userId: string, policies?: readonly string[]) =>
    withQuery(`/iam5/users/${enc(userId)}/authorize`, { policies: policies?.join(',') }),
  newGroups: () => '/iam5/groups',
  newGroup: (groupId: string, tab?: 'users' | 'permissions') =>
    withQuery(`/iam5/groups/${enc(groupId)}`, { tab }),
  newGroupAuthorize: (groupId: string, policies?: readonly string[]) =>
    withQuery(`/iam5/groups/${enc(groupId)}/authorize`, { policies: policies?.join(',') }),
  identityPolicies: () => '/iam5/policies',
  identityPolicyCreate: (proposal = '') => withQuery('/iam5/policies/create', { proposal }),
  identityPolicy: (policyId: string, tab?: 'content' | 'versions' | 'usage') =>
    withQuery(`/iam5/policies/${enc(policyId)}`, { tab }),
  scps: (within: ScpsWithin = {}) =>
    within.console === 'old' ? '/iam/permissions/scps' : '/iam5/scps',
  scpCreate: (within: ScpsWithin = {}) => `${paths.scps(within)}/create`,
  scp: (policyId: string, within: ScpsWithin = {}, tab?: 'content' | 'targets'): string =>
    withQuery(`${paths.scps(within)}/${enc(policyId)}`, { tab }),
  scpEdit: (policyId: string, within: ScpsWithin = {}) =>
    `${paths.scps(within)}/${enc(policyId)}/edit`,
  identityPolicyEdit: (policyId: string, proposal?: string) =>
    withQuery(`/iam5/policies/${enc(policyId)}/edit`, { proposal }),
  newAgencies: () => '/iam5/agencies',
  newAgencyCreate: () => '/iam5/agencies/create',
  newAgency: (agencyId: string, tab?: 'trust' | 'permissions') =>
    withQuery(`/iam5/agencies/${enc(agencyId)}`, { tab }),
  newAgencyTrust: (agencyId: string) => `/iam5/agencies/${enc(agencyId)}/trust-policy`,
  newSecurity: (tab?: 'login' | 'password' | 'clients') => withQuery('/iam5/security', { tab }),
  newCredentials: () => '/iam5/credentials',
  newAgencyAuthorize: (agencyId: string, policies?: readonly string[]) =>
    withQuery(`/iam5/agencies/${enc(agencyId)}/authorize`, { policies: policies?.join(',') }),
  /** Questions about access, in the old console and in the new one. */
  accessCheck: (question: AccessAddress = {}) => withQuery('/iam/access/check', question),
  whoCan: (question: AccessAddress = {}) => withQuery('/iam/access/who-can', question),
  recentDecisions: (filter: AccessAddress = {}) => withQuery('/iam/access/decisions', filter),
  accessTests: () => '/iam/access/tests',
  newAccessTests: () => '/iam5/access/tests',
  newAccessCheck: (question: AccessAddress = {}) => withQuery('/iam5/access/check', question),
  newWhoCan: (question: AccessAddress = {}) => withQuery('/iam5/access/who-can', question),
  newRecentDecisions: (filter: AccessAddress = {}) => withQuery('/iam5/access/decisions', filter),
  /** What the old and the new console do differently. */
  bothConsoles: () => '/iam5/differences',

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

  ucs: () => '/ucs',
  ucsFleets: () => '/ucs/fleets',
  ucsFleet: (fleetId: string) => `/ucs/fleets/${enc(fleetId)}`,
  ucsClusters: () => '/ucs/clusters',
  ucsCluster: (
    clusterId: string,
    tab?: 'basic' | 'nodes' | 'namespaces' | 'workloads' | 'addons',
  ) => withQuery(`/ucs/clusters/${enc(clusterId)}`, { tab }),
  ucsImages: () => '/ucs/images',
  /**
   * `target` is the id of the cluster or fleet whose permissions are shown first; `add` opens the
   * dialog that was left for IAM.
   */
  ucsPermissions: (
    options: { target?: string; add?: 'begun'; tab?: 'permissions' | 'groups' | 'templates' } = {},
  ) => withQuery('/ucs/permissions', options),
  ucsPolicies: () => '/ucs/policies',
  ucsTraffic: () => '/ucs/traffic',
  ucsAnalysis: () => '/ucs/analysis',
  ucsAddons: () => '/ucs/addons',
  ucsLeastPrivilege: () => '/ucs/least-privilege',
  ecs: () => '/ecs',

  /** What the requests of this tab carry. */
  circumstances: () => '/rehearsal/circumstances',
  worldClock: () => '/rehearsal/clock',
  history: () => '/rehearsal/history',
  bringAccount: () => '/rehearsal/account',
  takeOut: () => '/rehearsal/take-out',

  /** Decisions of one request, side by side. */
  decisions: (decisionId: string, ...others: readonly string[]) =>
    `/decisions/${[decisionId, ...others].map(enc).join(',')}`,
} as const;
