import type { GrantScope } from '#src/domain/policy/engine/decision.ts';
import type { Scenario } from './scenario.ts';
import { mainAccount, userPassword } from '../seed/base.ts';
import { seedInstances } from '../seed/coc.ts';
import { seedRbac, seedUcs, seedUcsPerson } from '../seed/ucs.ts';
import { administrators } from './fresh.ts';

const person = { password: userPassword, account: mainAccount } as const;

export const ucs: Scenario = {
  title: 'A fleet, three clusters and eight people',
  procedure: 'UCS by roles and policies',
  sees: [
    'What each of the system-defined policies opens and leaves closed',
    'Rights inside clusters (RBAC) and the least privilege for each function',
    'The agency ucs_admin_trust, and what happens without it',
  ],
  description:
    'UCS in use: a fleet and a Huawei Cloud, an on-premises and an attached cluster; each person holds one combination of its permissions, so that what each opens can be seen beside what it leaves closed.',
  people: [
    ...administrators,
    { ...person, user: 'ucs-viewer', holds: 'UCS ReadOnlyAccess' },
    {
      ...person,
      user: 'ucs-admin',
      holds: 'UCS FullAccess and IAM ReadOnlyAccess; no RBAC in CCE clusters',
    },
    {
      ...person,
      user: 'ucs-operator',
      holds:
        'UCS CommonOperations; CCE Administrator and DNS Administrator with its dependencies in ap-southeast-3',
    },
    {
      ...person,
      user: 'ucs-developer',
      holds: 'UCS CommonOperations; RBAC Developer in the namespace shop of datacenter-a',
    },
    { ...person, user: 'ucs-analyst', holds: 'UCS CIAOperations' },
    { ...person, user: 'ucs-publisher', holds: 'SWR Administrator in ap-southeast-3' },
    { ...person, user: 'ucs-security', holds: 'UCS ReadOnlyAccess and Security Administrator' },
    {
      ...person,
      user: 'ucs-newcomer',
      holds: 'Nothing: no permission has been granted to the user group',
    },
  ],
  build: (seed) => {
    seedInstances(seed);
    seedUcs(seed);
    const here: GrantScope = {
      kind: 'project',
      projectId: seed.project(mainAccount, 'ap-southeast-3'),
    };
    const inProject = (permission: string) => ({ permission, scope: here });
    seedUcsPerson(seed, 'ucs-viewer', 'Looks at fleets and clusters', [
      { permission: 'UCS ReadOnlyAccess' },
    ]);
    seedUcsPerson(seed, 'ucs-admin', 'Administers UCS', [
      { permission: 'UCS FullAccess' },
      { permission: 'IAM ReadOnlyAccess' },
    ]);
    seedUcsPerson(seed, 'ucs-operator', 'Runs workloads and distributes traffic', [
      { permission: 'UCS CommonOperations' },
      ...['CCE Administrator', 'DNS Administrator', 'Tenant Guest', 'VPC Administrator'].map(
        inProject,
      ),
    ]);
    const developer = seedUcsPerson(seed, 'ucs-developer', 'Develops the shop', [
      { permission: 'UCS CommonOperations' },
    ]);
    seedRbac(seed, developer, 'datacenter-a', 'developer', ['shop']);
    seedUcsPerson(seed, 'ucs-analyst', 'Watches the clusters', [
      { permission: 'UCS CIAOperations' },
    ]);
    seedUcsPerson(seed, 'ucs-publisher', 'Publishes images', [inProject('SWR Administrator')]);
    seedUcsPerson(seed, 'ucs-security', 'Looks after permissions', [
      { permission: 'UCS ReadOnlyAccess' },
      { permission: 'Security Administrator' },
    ]);
    seedUcsPerson(seed, 'ucs-newcomer', 'Has just joined', []);
  },
};
