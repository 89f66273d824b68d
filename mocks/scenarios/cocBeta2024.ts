import type { Scenario } from './scenario.ts';
import { mainAccount, userPassword } from '../seed/base.ts';
import {
  seedCocEnabled,
  seedCocInUse,
  seedGlobalPolicy,
  seedHolder,
  seedInstances,
} from '../seed/coc.ts';
import { allowing } from '../seed/cocPolicies.ts';
import { administrators } from './fresh.ts';

const person = { password: userPassword, account: mainAccount } as const;

export const cocBeta2024: Scenario = {
  title: "COC's agency lacks a policy",
  procedure: 'Enabling COC',
  sees: [
    'The alert over every COC page, and Obtain Permission that ends it',
    'Its refusal, and the way through IAM that ends it as well',
  ],
  description:
    'COC was enabled in the open beta of early 2024, so its agency lacks COCServiceAgencyDefaultPolicy: an alert stands on every COC page.',
  people: [
    ...administrators,
    {
      ...person,
      user: 'coc-viewer',
      holds: 'COC ReadOnlyAccess: sees the alert, may change nothing',
    },
    {
      ...person,
      user: 'coc-operator',
      holds: 'COC FullAccess and FlexusL FullAccess, without iam:permissions:grantRoleToAgency',
    },
    {
      ...person,
      user: 'iam-reader',
      holds:
        'COC ReadOnlyAccess and IAM ReadOnlyAccess: follows the way through IAM up to its refusal',
    },
    {
      ...person,
      user: 'iam-delegate',
      holds: 'COC FullAccess, and may grant permissions to agencies',
    },
  ],
  build: (seed) => {
    const instances = seedInstances(seed);
    seedCocEnabled(seed, mainAccount, {
      without: ['COCServiceAgencyDefaultPolicy'],
      at: Date.UTC(2024, 3, 15, 9),
    });
    seedCocInUse(seed, instances);
    const granting = seedGlobalPolicy(
      seed,
      'Grant to agencies',
      allowing([
        'iam:agencies:list*',
        'iam:agencies:getAgency',
        'iam:roles:listRoles',
        'iam:permissions:grantRoleToAgency',
        'iam:permissions:listRolesForAgency*',
      ]),
    );
    seedHolder(seed, 'coc-viewer', 'Looks at COC', ['COC ReadOnlyAccess']);
    seedHolder(seed, 'coc-operator', 'Operates COC', ['COC FullAccess', 'FlexusL FullAccess']);
    seedHolder(seed, 'iam-reader', 'Looks at COC and IAM', [
      'COC ReadOnlyAccess',
      'IAM ReadOnlyAccess',
    ]);
    seedHolder(seed, 'iam-delegate', 'Completes agencies', ['COC FullAccess', granting]);
  },
};
