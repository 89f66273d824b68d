import type { Scenario } from './scenario.ts';
import { mainAccount, seedEnterpriseProject, userPassword } from '../seed/base.ts';
import { seedCocEnabled, seedCocInUse, seedInstances } from '../seed/coc.ts';
import { administrators } from './fresh.ts';

export const flexusl: Scenario = {
  title: 'FlexusL works, COC is missing',
  procedure: 'FlexusL self-service',
  sees: [
    'Reset Password refused to an IAM user, naming the COC permissions he lacks',
    'The same button free a moment after he has joined a group that holds them',
  ],
  description:
    'FlexusL instances in an account that has enabled COC; one IAM user may work with FlexusL and nothing else.',
  people: [
    ...administrators,
    {
      user: 'flex-operator',
      password: userPassword,
      account: mainAccount,
      holds: 'FlexusL FullAccess through the group flexusl-users; no COC permission',
    },
  ],
  build: (seed) => {
    const group = seed.group(
      mainAccount,
      'flexusl-users',
      'People who work with FlexusL instances',
    );
    seed.member(
      group,
      seed.user(mainAccount, 'flex-operator', {
        password: userPassword,
        description: 'Operates FlexusL instances',
      }),
    );
    seed.grant('group', group, 'FlexusL FullAccess');
    seedEnterpriseProject(seed, mainAccount, 'operations', 'Instances that operators look after');
    const instances = seedInstances(seed);
    seedCocEnabled(seed);
    seedCocInUse(seed, instances);
  },
};
