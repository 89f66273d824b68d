import type { Scenario } from './scenario.ts';
import { mainAccount, userPassword } from '../seed/base.ts';
import {
  seedCocEnabled,
  seedCocInUse,
  seedGlobalPolicy,
  seedHolder,
  seedInstances,
} from '../seed/coc.ts';
import { cocOperations, denying } from '../seed/cocPolicies.ts';
import { administrators } from './fresh.ts';

const person = { password: userPassword, account: mainAccount } as const;

/**
 * People who hold what the procedure grants (docs/sources/flexusl-self-service.md),
 * but for one action.
 */
const limited = [
  { user: 'no-restart', lacks: 'coc:instance:reboot' },
  { user: 'no-execute', lacks: 'coc:instance:executeDocument' },
  { user: 'no-accounts', lacks: 'coc:hostAccount:describe', inReadOnly: true },
  { user: 'no-approval', lacks: 'coc:schedule:approve' },
  { user: 'no-batches', lacks: 'coc:instance:autoBatchInstances' },
] as const;

export const cocLimited: Scenario = {
  title: 'Operators who lack one permission each',
  procedure: 'FlexusL self-service',
  sees: [
    'Restart, scripts, accounts, approval and batches, each refused to one person',
    'The same control free for everybody else',
  ],
  description:
    'COC is enabled and complete; its people each lack one permission, so that every refusal can be seen beside what works.',
  people: [
    ...administrators,
    ...limited.map(({ user, lacks }) => ({
      ...person,
      user,
      holds: `FlexusL FullAccess, COC ReadOnlyAccess and COC Operations without ${lacks}`,
    })),
    {
      ...person,
      user: 'coc-only',
      holds: 'COC Operations and COC ReadOnlyAccess, no FlexusL permission',
    },
  ],
  build: (seed) => {
    const instances = seedInstances(seed);
    seedCocEnabled(seed);
    seedCocInUse(seed, instances);
    for (const { user, lacks, ...rest } of limited)
      seedHolder(seed, user, `Lacks ${lacks}`, [
        'FlexusL FullAccess',
        'COC ReadOnlyAccess',
        seedGlobalPolicy(seed, `COC Operations (${user})`, cocOperations([lacks])),
        // COC ReadOnlyAccess would give it back.
        ...('inReadOnly' in rest
          ? [seedGlobalPolicy(seed, `Denied (${user})`, denying([lacks]))]
          : []),
      ]);
    seedHolder(seed, 'coc-only', 'Works in COC', [
      'COC ReadOnlyAccess',
      seedGlobalPolicy(seed, 'COC Operations', cocOperations()),
    ]);
  },
};
