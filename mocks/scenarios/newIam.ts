import type { RawPolicy } from '#src/domain/policy/language/document.ts';
import type { Scenario } from './scenario.ts';
import { mainAccount, partnerAccount, userPassword } from '../seed/base.ts';
import type { SeedBuilder } from '../seed/builder.ts';
import { seedInstances } from '../seed/coc.ts';
import { seedAttachment, seedIdentityPolicy, seedTag, seedTrustAgency } from '../seed/newIam.ts';
import { administrators } from './fresh.ts';

const allow = (Action: readonly string[], more: RawPolicy = {}): RawPolicy => ({
  Effect: 'Allow',
  Action,
  ...more,
});
const policy = (...Statement: readonly RawPolicy[]): RawPolicy => ({ Version: '5.0', Statement });

/** A user who holds one custom identity policy of his own. */
function holder(
  seed: SeedBuilder,
  user: string,
  name: string,
  description: string,
  ...versions: readonly RawPolicy[]
): void {
  const row = seed.user(mainAccount, user, { password: userPassword, description });
  seedAttachment(
    seed,
    'user',
    row,
    seedIdentityPolicy(seed, mainAccount, name, versions, description),
  );
}

const person = { password: userPassword, account: mainAccount } as const;
const readServers = ['ecs:cloudServers:list', 'ecs:cloudServers:get'] as const;

/**
 * The network of the office in the scenario: that from which requests come unless a
 * rehearsal says otherwise.
 */
const office = { IpAddress: { 'g:SourceIp': ['203.0.113.0/24'] } } as const;

export const newIam: Scenario = {
  title: 'People limited by conditions',
  procedure: 'Identity policies',
  sees: [
    'One server, one tag, one region, one address, MFA, and an end in time',
    'A policy with three versions, and a trust agency for the other account',
  ],
  description:
    'Identity policies of the new IAM: people limited to one resource, one region, one address, MFA, a time or a tag, a policy with three versions, and a trust agency for the other account.',
  people: [
    ...administrators,
    { ...person, user: 'ucs-reader', holds: 'UCSReadOnlyPolicy through the group ucs-readers' },
    {
      ...person,
      user: 'one-server',
      holds: 'Restarting exactly one ECS, ecs-shop-1, and reading the list',
    },
    { ...person, user: 'tag-operator', holds: 'Starting and stopping ECSs tagged team=shop' },
    {
      ...person,
      user: 'office-worker',
      holds: 'Reading ECSs from the office network 203.0.113.0/24',
    },
    { ...person, user: 'mfa-admin', holds: 'Deleting ECSs with MFA only' },
    {
      ...person,
      user: 'night-shift',
      holds: 'Reading ECSs until the end of 2026, in the region ap-southeast-3',
    },
    { ...person, user: 'policy-editor', holds: 'IAMFullAccessPolicy' },
    {
      user: 'auditor',
      password: userPassword,
      account: partnerAccount,
      holds: `sts:agencies:assume: may assume the trust agency AuditAgency of ${mainAccount}`,
    },
  ],
  build: (seed) => {
    const servers = seedInstances(seed);
    const first = servers.find(({ name }) => name === 'ecs-shop-1');
    for (const { id, application } of servers)
      if (application === 'shop') seedTag(seed, 'server', id, 'team', 'shop');
    const readers = seed.group(mainAccount, 'ucs-readers', 'People who look at UCS');
    seed.member(
      readers,
      seed.user(mainAccount, 'ucs-reader', { password: userPassword, description: 'Looks at UCS' }),
    );
    seedAttachment(seed, 'group', readers, 'UCSReadOnlyPolicy');
    holder(
      seed,
      'one-server',
      'RestartOneServer',
      'Restarts ecs-shop-1',
      policy(allow(['ecs:cloudServers:list'])),
      policy(allow(readServers)),
      policy(
        allow(readServers),
        allow(['ecs:cloudServers:reboot'], { Resource: [`ecs:*:*:instance:${first?.id ?? ''}`] }),
      ),
    );
    holder(
      seed,
      'tag-operator',
      'OperateShopServers',
      'Starts and stops what belongs to the shop',
      policy(
        allow(readServers),
        allow(['ecs:cloudServers:start', 'ecs:cloudServers:stop'], {
          Condition: { StringEquals: { 'g:ResourceTag/team': ['shop'] } },
        }),
      ),
    );
    holder(
      seed,
      'office-worker',
      'ReadFromOffice',
      'Reads servers from the office',
      policy(allow(readServers, { Condition: office })),
    );
    holder(
      seed,
      'mfa-admin',
      'DeleteWithMfa',
      'Deletes servers after MFA',
      policy(
        allow(readServers),
        allow(['ecs:cloudServers:deleteServers'], {
          Condition: { Bool: { 'g:MFAPresent': ['true'] } },
        }),
      ),
    );
    holder(
      seed,
      'night-shift',
      'ReadOneRegionThisYear',
      'Reads servers of one region for some time',
      policy(
        allow(readServers, {
          Condition: {
            StringEquals: { 'g:RequestedRegion': ['ap-southeast-3'] },
            DateLessThan: { 'g:CurrentTime': ['2027-01-01T00:00:00Z'] },
          },
        }),
      ),
    );
    seedAttachment(
      seed,
      'user',
      seed.user(mainAccount, 'policy-editor', {
        password: userPassword,
        description: 'Looks after identity policies',
      }),
      'IAMFullAccessPolicy',
    );
    const agency = seedTrustAgency(
      seed,
      mainAccount,
      'AuditAgency',
      policy(
        allow(['sts:agencies:assume'], { Principal: { IAM: [seed.account(partnerAccount)] } }),
      ),
      'Lets the other account look at users and servers',
      7200,
    );
    seedAttachment(seed, 'agency', agency, 'IAMReadOnlyPolicy');
    const auditor = seed.user(partnerAccount, 'auditor', {
      password: userPassword,
      description: 'Audits other accounts',
    });
    seedAttachment(
      seed,
      'user',
      auditor,
      seedIdentityPolicy(
        seed,
        partnerAccount,
        'AssumeAudit',
        [
          policy(
            allow(['sts:agencies:assume'], {
              Resource: [`iam::${seed.account(mainAccount)}:agency:AuditAgency`],
            }),
          ),
        ],
        'Assumes the audit agency',
      ),
    );
  },
};
