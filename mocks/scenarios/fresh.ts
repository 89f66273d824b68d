import type { Scenario } from './scenario.ts';
import { adminPassword, mainAccount, partnerAccount, userPassword } from '../seed/base.ts';
import { seedGlobalPolicy, seedHolder, seedInstances } from '../seed/coc.ts';
import { seedUcsSurroundings } from '../seed/ucs.ts';
import { enableCoc } from '../seed/cocPolicies.ts';

/** The people every scenario starts with. */
export const administrators = [
  {
    user: 'admin',
    password: adminPassword,
    account: mainAccount,
    holds: 'Everything: this is the account itself',
  },
  {
    user: 'admin',
    password: adminPassword,
    account: partnerAccount,
    holds: 'Everything in the other account',
  },
] as const;

/** What `coc-almost` lacks: the last grant, so that enabling stops half-way. */
const withheld = 'iam:permissions:grantRoleToAgency';

export const fresh: Scenario = {
  title: 'COC before it is enabled',
  procedure: 'Enabling COC',
  sees: [
    'The consent page of COC, with the permissions that its agency gets',
    'Enabling that works for one person, and stops at the last grant for another',
  ],
  description:
    'A new account with a few instances, COC not enabled: one person may enable it, another lacks one of the eight permissions that takes.',
  people: [
    ...administrators,
    {
      user: 'coc-enabler',
      password: userPassword,
      account: mainAccount,
      holds: 'The eight permissions of Enable COC',
    },
    {
      user: 'coc-almost',
      password: userPassword,
      account: mainAccount,
      holds: `Enable COC without ${withheld}`,
    },
  ],
  build: (seed) => {
    seedInstances(seed);
    seedUcsSurroundings(seed);
    seedHolder(seed, 'coc-enabler', 'May enable COC', [
      seedGlobalPolicy(seed, 'Enable COC', enableCoc()),
    ]);
    seedHolder(seed, 'coc-almost', 'May almost enable COC', [
      seedGlobalPolicy(seed, 'Enable COC but one', enableCoc([withheld])),
    ]);
  },
};
