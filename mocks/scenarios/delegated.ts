import type { RawPolicy } from '#src/domain/policy/language/document.ts';
import type { Scenario } from './scenario.ts';
import { mainAccount, partnerAccount, userPassword } from '../seed/base.ts';
import { seedCocEnabled, seedGlobalPolicy, seedHolder, seedInstances } from '../seed/coc.ts';
import { administrators } from './fresh.ts';

const person = { password: userPassword, account: mainAccount } as const;
const assume = (Effect: 'Allow' | 'Deny', uri?: readonly string[]): RawPolicy => ({
  Effect,
  Action: ['iam:agencies:assume'],
  ...(uri && { Resource: { uri } }),
});
const policy = (...Statement: readonly RawPolicy[]): RawPolicy => ({ Version: '1.1', Statement });

export const delegated: Scenario = {
  title: 'Two accounts that delegate to each other',
  procedure: 'Agencies and switching role',
  sees: [
    'Policies that let somebody enter one agency, every agency, or all but one',
    'Switch Role refused where no statement names the agency',
    'An agency that has expired, and how to give it time again',
  ],
  description:
    'PartnerCo has delegated to RehearsalCo through two agencies and one that has expired; each person may enter others of them. RehearsalCo has agencies of its own, one of them expired.',
  people: [
    ...administrators,
    {
      ...person,
      user: 'delegate-one',
      holds: 'iam:agencies:assume on the agency partner-audit only',
    },
    {
      ...person,
      user: 'delegate-all',
      holds: 'iam:agencies:assume without Resource: every agency that trusts the account',
    },
    {
      ...person,
      user: 'delegate-denied',
      holds: 'iam:agencies:assume everywhere, denied on partner-operations',
    },
    {
      ...person,
      user: 'sec-admin',
      holds: 'Security Administrator: everything in IAM except switching roles',
    },
  ],
  build: (seed) => {
    seedInstances(seed);
    seedInstances(seed, partnerAccount);
    const audit = seed.agency(partnerAccount, 'partner-audit', mainAccount, {
      description: 'RehearsalCo reviews users and permissions',
    });
    seed.grant('agency', audit, 'IAM ReadOnlyAccess', { kind: 'global' });
    const operations = seed.agency(partnerAccount, 'partner-operations', mainAccount, {
      description: 'RehearsalCo operates the servers',
    });
    seed.grant('agency', operations, 'FlexusL FullAccess');
    seed.agency(partnerAccount, 'partner-migration', mainAccount, {
      description: 'For one day of migration',
      duration: 24,
      create_time: seed.daysAgo(10),
    });

    seedCocEnabled(seed);
    const review = seed.agency(mainAccount, 'annual-review', partnerAccount, {
      description: 'PartnerCo reviews this account',
      duration: 60 * 24,
      create_time: seed.daysAgo(25),
    });
    seed.grant('agency', review, 'IAM ReadOnlyAccess', { kind: 'global' });
    const support = seed.agency(mainAccount, 'weekend-support', partnerAccount, {
      description: 'PartnerCo helped on one day',
      duration: 24,
      create_time: seed.daysAgo(10),
    });
    seed.grant('agency', support, 'FlexusL FullAccess');

    const uri = ({ id }: { readonly id: string }): string => `/iam/agencies/${id}`;
    seedHolder(seed, 'delegate-one', 'Enters one agency', [
      seedGlobalPolicy(seed, 'Enter partner-audit', policy(assume('Allow', [uri(audit)]))),
    ]);
    seedHolder(seed, 'delegate-all', 'Enters every agency', [
      seedGlobalPolicy(seed, 'Enter every agency', policy(assume('Allow'))),
    ]);
    seedHolder(seed, 'delegate-denied', 'Enters all agencies but one', [
      seedGlobalPolicy(
        seed,
        'Enter all but partner-operations',
        policy(assume('Allow'), assume('Deny', [uri(operations)])),
      ),
    ]);
    seedHolder(seed, 'sec-admin', 'Looks after users and permissions', ['Security Administrator']);
  },
};
