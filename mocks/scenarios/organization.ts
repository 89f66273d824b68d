import type { Scenario } from './scenario.ts';
import { mainAccount, userPassword } from '../seed/base.ts';
import { seedInstances } from '../seed/coc.ts';
import { seedAttachment } from '../seed/newIam.ts';
import { seedUcs } from '../seed/ucs.ts';
import { seedOrganization, seedScp, seedScpAttachment } from '../seed/organization.ts';
import { administrators } from './fresh.ts';

/** The policy of the organization that stops people from creating ECSs. */
export const noServers = 'DenyCreatingServers';

export const organization: Scenario = {
  title: 'A service control policy and its exception',
  procedure: 'Identity policies',
  sees: [
    'Pay-per-use servers denied to everybody, the account included',
    'Yearly/monthly ones that pass all the same',
  ],
  description:
    'The account belongs to an organization whose service control policy denies creating ECSs: pay-per-use servers are refused to everybody, yearly/monthly ones pass, in ECS and from UCS. The policies stand in IAM, under Service Control Policies.',
  people: [
    ...administrators,
    {
      user: 'ecs-buyer',
      password: userPassword,
      account: mainAccount,
      holds: 'ECSFullPolicy and UCSReadOnlyPolicy through the group buyers',
    },
  ],
  build: (seed) => {
    seedInstances(seed);
    seedUcs(seed);
    const group = seed.group(mainAccount, 'buyers', 'People who buy servers');
    seed.member(
      group,
      seed.user(mainAccount, 'ecs-buyer', { password: userPassword, description: 'Buys servers' }),
    );
    seedAttachment(seed, 'group', group, 'ECSFullPolicy');
    seedAttachment(seed, 'group', group, 'UCSReadOnlyPolicy');
    const { ou } = seedOrganization(seed, mainAccount, 'Production');
    const scp = seedScp(seed, noServers, 'Keeps the accounts of Production from creating servers', {
      Version: '5.0',
      Statement: [
        { Sid: 'NoNewServers', Effect: 'Deny', Action: ['ecs:cloudServers:createServers'] },
      ],
    });
    seedScpAttachment(seed, ou, scp);
  },
};
