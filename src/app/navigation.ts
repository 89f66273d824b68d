import { isOffered } from '#src/api/offer.ts';
import { paths } from '#src/paths.ts';

/** What is offered only where the connected service has a path of the API. */
type Needy = { readonly needs?: string };
type NavLink = Needy & { readonly label: string; readonly to: string };

/** An entry of a service's left nav; a group has children and no address of its own. */
export type NavEntry =
  | NavLink
  | (Needy & { readonly label: string; readonly children: readonly NavLink[] });

/** A service of the console: where it lives, how it is found and what its left nav holds. */
export type ServiceArea = Needy & {
  readonly id: string;
  readonly name: string;
  readonly abbreviation: string;
  readonly description: string;
  readonly category: string;
  /** Addresses that begin with it belong to the area. */
  readonly prefix: string;
  /** Landing page. */
  readonly to: string;
  /** Project-level services show the region picker in the top bar (docs/sources/console.md#1-1). */
  readonly scope: 'global' | 'project';
  readonly nav: readonly NavEntry[];
  /**
   * The other console of the same service, under the nav; the page it leads to where this one has
   * no `counterpart` there.
   */
  readonly other?: NavLink;
};

/**
 * Every service with pages. A nav entry stands here only when its page exists: a
 * test walks them all.
 */
export const areas: readonly ServiceArea[] = [
  {
    id: 'iam',
    name: 'Identity and Access Management',
    abbreviation: 'IAM',
    description: 'Users, user groups and what they may do',
    category: 'Management & Governance',
    prefix: '/iam',
    to: paths.users(),
    scope: 'global',
    nav: [
      { label: 'Users', to: paths.users() },
      { label: 'User Groups', to: paths.groups() },
      {
        label: 'Permissions',
        children: [
          { label: 'Authorization', to: paths.authorization() },
          { label: 'Policies/Roles', to: paths.policies() },
          {
            label: 'Service Control Policies',
            to: paths.scps({ console: 'old' }),
            needs: '/organizations/v1',
          },
        ],
      },
      { label: 'Projects', to: paths.projects() },
      { label: 'Agencies', to: paths.agencies(), needs: '/v3.0/OS-AGENCY' },
      { label: 'Security Settings', to: paths.security(), needs: '/v3.0/OS-SECURITYPOLICY' },
      {
        label: 'Access Analysis',
        needs: '/console/v1',
        children: [
          { label: 'Access Check', to: paths.accessCheck() },
          { label: 'Who Can', to: paths.whoCan() },
          { label: 'Recent Decisions', to: paths.recentDecisions() },
          { label: 'Access Tests', to: paths.accessTests() },
        ],
      },
    ],
    other: { label: 'Go to New Console', to: paths.newUsers(), needs: '/v5' },
  },
  {
    id: 'iam5',
    needs: '/v5',
    name: 'IAM New Console',
    abbreviation: 'IAM5',
    description: 'Users, user groups, agencies and identity policies',
    category: 'Management & Governance',
    prefix: '/iam5',
    to: paths.newUsers(),
    scope: 'global',
    nav: [
      { label: 'Users', to: paths.newUsers() },
      { label: 'User Groups', to: paths.newGroups() },
      { label: 'Identity Policies', to: paths.identityPolicies() },
      { label: 'Service Control Policies', to: paths.scps() },
      { label: 'Agencies', to: paths.newAgencies() },
      { label: 'Security Settings', to: paths.newSecurity() },
      { label: 'My Credentials', to: paths.newCredentials() },
      {
        label: 'Access Analysis',
        children: [
          { label: 'Access Check', to: paths.newAccessCheck() },
          { label: 'Who Can', to: paths.newWhoCan() },
          { label: 'Recent Decisions', to: paths.newRecentDecisions() },
          { label: 'Access Tests', to: paths.newAccessTests() },
        ],
      },
      { label: 'Old and New Console', to: paths.bothConsoles() },
    ],
    other: { label: 'Go to Old Console', to: paths.users() },
  },
  {
    id: 'coc',
    needs: '/coc/v1',
    name: 'Cloud Operations Center',
    abbreviation: 'COC',
    description: 'Operate instances, scripts, schedules, incidents and drills',
    category: 'Management & Governance',
    prefix: '/coc',
    to: paths.coc(),
    scope: 'global',
    nav: [
      { label: 'Overview', to: paths.cocOverview() },
      { label: 'Resource Management', to: paths.cocResources() },
      {
        label: 'Resource O&M',
        children: [
          { label: 'Batch Operations', to: paths.cocBatch() },
          { label: 'Scripts and Runbooks', to: paths.cocDocuments() },
          { label: 'Scheduled O&M', to: paths.cocSchedules() },
        ],
      },
      {
        label: 'Fault Management',
        children: [
          { label: 'Diagnosis', to: paths.cocDiagnosis() },
          { label: 'Incidents', to: paths.cocIncidents() },
        ],
      },
      { label: 'Chaos Drills', to: paths.cocDrills() },
      { label: 'Execution Records', to: paths.cocJobs() },
      {
        label: 'Basic Configurations',
        children: [
          { label: 'Personnel', to: paths.cocPersonnel() },
          { label: 'Cross-Account View', to: paths.cocOrganization() },
          { label: 'Permissions', to: paths.cocPermissions() },
        ],
      },
    ],
  },
  {
    id: 'flexusl',
    needs: '/flexusl/v1',
    name: 'FlexusL',
    abbreviation: 'FlexusL',
    description: 'Light servers of the Flexus family',
    category: 'Compute',
    prefix: '/flexusl',
    to: paths.flexusl(),
    scope: 'global',
    nav: [{ label: 'FlexusL Instances', to: paths.flexusl() }],
  },
  {
    id: 'ucs',
    needs: '/ucs/v1',
    name: 'Ubiquitous Cloud Native Service',
    abbreviation: 'UCS',
    description: 'Clusters of all places, their fleets, permissions, policies and traffic',
    category: 'Containers',
    prefix: '/ucs',
    to: paths.ucs(),
    scope: 'global',
    nav: [
      {
        label: 'Infrastructure',
        children: [
          { label: 'Fleets', to: paths.ucsFleets() },
          { label: 'Clusters', to: paths.ucsClusters() },
          { label: 'Add-on Templates', to: paths.ucsAddons() },
        ],
      },
      { label: 'Image Repositories', to: paths.ucsImages() },
      {
        label: 'Permissions',
        children: [
          { label: 'Cluster Permissions', to: paths.ucsPermissions() },
          { label: 'Least Privilege', to: paths.ucsLeastPrivilege() },
        ],
      },
      { label: 'Policy Center', to: paths.ucsPolicies() },
      { label: 'Traffic Distribution', to: paths.ucsTraffic() },
      { label: 'Container Intelligent Analysis', to: paths.ucsAnalysis() },
    ],
  },
  {
    id: 'ecs',
    needs: '/ecs/v1',
    name: 'Elastic Cloud Server',
    abbreviation: 'ECS',
    description: 'Servers of your projects',
    category: 'Compute',
    prefix: '/ecs',
    to: paths.ecs(),
    scope: 'project',
    nav: [{ label: 'Elastic Cloud Server', to: paths.ecs() }],
  },
];

const has = ({ needs }: Needy): boolean => needs === undefined || isOffered(needs);

/** The entries of a service's nav that lead somewhere at the connected service. */
export const offeredNav = ({ nav }: ServiceArea): readonly NavEntry[] =>
  nav
    .filter(has)
    .map((entry) => ('to' in entry ? entry : { ...entry, children: entry.children.filter(has) }));

/** Whether the connected service has what the pages of a service show. */
export const hasPages = (area: ServiceArea): boolean => has(area);

/** The services that the connected service has. */
export const offeredAreas = (): readonly ServiceArea[] => areas.filter(has);

/** The other console of a service, where the connected service has it. */
export const otherConsole = ({ other }: ServiceArea): NavLink | undefined =>
  other !== undefined && has(other) ? other : undefined;

/** The area an address belongs to; undefined on pages of the console itself. */
export const areaOf = (pathname: string): ServiceArea | undefined =>
  areas.find((area) => pathname === area.prefix || pathname.startsWith(`${area.prefix}/`));

/** The nav entry an address lies under: the longest one it begins with. */
export function activeEntry(area: ServiceArea, pathname: string): string | undefined {
  const addresses = area.nav.flatMap((entry) =>
    'to' in entry ? [entry.to] : entry.children.map((child) => child.to),
  );
  return addresses
    .filter((to) => pathname === to || pathname.startsWith(`${to}/`))
    .sort((a, b) => b.length - a.length)[0];
}

/** What a route says about its page to the frame around it. */
export type PageHandle = {
  /** Full-page forms and wizards: the left nav gives way (docs/sources/console.md#1-4). */
  readonly fullPage?: boolean;
};
