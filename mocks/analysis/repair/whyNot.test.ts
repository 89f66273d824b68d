import type { Repair } from '#src/domain/access/repairs.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { fullCatalogView } from '#src/catalog/view.ts';
import { drain } from '#src/domain/policy/comparison/steps.ts';
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import { readEvalCase } from '#src/domain/policy/engine/evalCase.ts';
import type { RawPolicy } from '#src/domain/policy/language/document.ts';
import { buildWorld } from '../../scenarios/scenarios.ts';
import { mainAccount } from '../../seed/base.ts';
import { SeedBuilder } from '../../seed/builder.ts';
import { seedAttachment, seedIdentityPolicy as seedPolicy } from '../../seed/newIam.ts';
import { seedOrganization, seedScp, seedScpAttachment } from '../../seed/organization.ts';
import type { HolderKind } from '../../world/tables/v5.ts';
import { accountNamed } from '../account.ts';
import { requestFor, type Where } from '../question.ts';
import { findSubject } from '../subject.ts';
import { findingRemovals } from './removals.ts';
import { findingRepairs } from './whyNot.ts';

const now = Date.UTC(2026, 0, 15, 12);
let catalog: CatalogView;
beforeAll(async () => (catalog = await fullCatalogView()));

const list = 'ecs:cloudServers:list';
/** What an Allow of `get` gives: other names of the action count too. */
const getting = [
  'ecs:cloudServers:get',
  'ecs:cloudServers:showServer',
  'ecs:cloudServers:showServerTags',
];
const oldPolicy = (...Statement: RawPolicy[]): RawPolicy => ({ Version: '1.1', Statement });
const newPolicy = (...Statement: RawPolicy[]): RawPolicy => ({ Version: '5.0', Statement });
const allow = (...Action: string[]): RawPolicy => ({ Effect: 'Allow', Action });
const deny = (...Action: string[]): RawPolicy => ({ Effect: 'Deny', Action });

/** Attaches an identity policy of the account, or a system-defined one, by its name. */
function attach(seed: SeedBuilder, ...[kind, holder, name]: [HolderKind, Holder, string]): void {
  const account = seed.account(mainAccount);
  const row = seed.world.tables.identityPolicies.find('name', `${account}/${name}`);
  seedAttachment(seed, kind, holder, row ?? name);
}
type Holder = Parameters<typeof seedAttachment>[2];

/** The scenario `fresh` with a user ann and what a test adds. */
function open(build: (seed: SeedBuilder, ann: ReturnType<SeedBuilder['user']>) => void) {
  const world = buildWorld('fresh', {}, now);
  const seed = new SeedBuilder(world, now);
  build(seed, seed.user(mainAccount, 'ann'));
  const at = { world, now, account: accountNamed(world) };
  const request = (who: string, action: string, where: Partial<Where> = {}) =>
    requestFor(at, catalog, findSubject(at, who), action, { context: {}, ...where });
  const before = JSON.stringify(world.toJson());
  return {
    at,
    repairs: (who = 'ann', action = list, where: Partial<Where> = {}): readonly Repair[] => {
      const found = drain(findingRepairs(at, catalog, who, request(who, action, where)));
      expect(JSON.stringify(world.toJson())).toBe(before);
      return found;
    },
    removals: (who = 'ann', action = list, where: Partial<Where> = {}) =>
      drain(findingRemovals(at, catalog, who, request(who, action, where))),
  };
}

const find = (all: readonly Repair[], kind: Repair['kind'], name?: string) =>
  all.find((one) => one.kind === kind && (name === undefined || one.target.name === name));

describe('repairs of a refusal', () => {
  it('say nothing about what is allowed', () => {
    const { repairs } = open((seed, ann) => {
      attach(seed, 'user', ann, 'ECSReadOnlyPolicy');
    });
    expect(repairs()).toEqual([]);
  });

  it('join a group, and say what that gives beyond the question', () => {
    const { repairs } = open((seed) => {
      const readers = seed.group(mainAccount, 'readers');
      seedPolicy(seed, mainAccount, 'ReadServers', [
        newPolicy(allow(list, 'ecs:cloudServers:get')),
      ]);
      attach(seed, 'group', readers, 'ReadServers');
    });
    const found = find(repairs(), 'join-group', 'readers');
    expect(found?.alsoGives).toEqual({ principals: [], actions: getting });
    expect(found?.change.group?.name).toBe('readers');
  });

  it('grant a policy in the narrowest scope, and name whom of the group it touches', () => {
    const { repairs } = open((seed, ann) => {
      const group = seed.group(mainAccount, 'ops');
      seed.member(group, ann, seed.user(mainAccount, 'bob'));
      seed.customPolicy(mainAccount, 'ListServers', 'XA', oldPolicy(allow(list)));
    });
    const all = repairs('ann', list, { project: 'ap-southeast-3' });
    const found = all.find(({ change }) => change.policies?.[0]?.name === 'ListServers');
    expect(found).toMatchObject({
      kind: 'grant-policy',
      target: { kind: 'group', name: 'ops' },
      change: { scope: { kind: 'project' } },
      alsoGives: { principals: ['user:bob'], actions: [] },
    });
  });

  it('add the action to a policy that is held, where others hold it too', () => {
    const { repairs } = open((seed, ann) => {
      seedPolicy(seed, mainAccount, 'Own', [newPolicy(allow('ecs:cloudServers:get'))]);
      attach(seed, 'user', ann, 'Own');
      attach(seed, 'user', seed.user(mainAccount, 'bob'), 'Own');
    });
    const found = find(repairs(), 'add-action', 'Own');
    expect(found?.change.document?.['Statement']).toEqual([
      { Effect: 'Allow', Action: ['ecs:cloudServers:get', list] },
    ]);
    expect(found?.alsoGives).toEqual({ principals: ['user:bob'], actions: [] });
  });

  it('ask about another resource, under other circumstances, in another project', () => {
    const { repairs } = open((seed, ann) => {
      seedPolicy(seed, mainAccount, 'Some', [
        newPolicy(
          { ...allow('ecs:cloudServers:get'), Resource: ['ecs:*:*:instance:one'] },
          {
            ...allow('ecs:cloudServers:start'),
            Condition: { IpAddress: { 'g:SourceIp': ['203.0.113.0/24'] } },
          },
        ),
      ]);
      attach(seed, 'user', ann, 'Some');
      const group = seed.group(mainAccount, 'here');
      seed.member(group, ann);
      const project = seed.project(mainAccount, 'ap-southeast-3');
      seed.customPolicy(mainAccount, 'ListServers', 'XA', oldPolicy(allow(list)));
      const { tables } = seed.world;
      const role = tables.roles.find('displayName', `${seed.account(mainAccount)}/ListServers`);
      if (role) seed.grant('group', group, role, { kind: 'project', projectId: project });
    });
    const resource = find(
      repairs('ann', 'ecs:cloudServers:get', { resource: 'ecs:*:*:instance:two' }),
      'other-resource',
    );
    expect(resource?.change.resource).toMatch(/:instance:one$/);
    const condition = find(repairs('ann', 'ecs:cloudServers:start'), 'other-condition');
    expect(condition?.change.context?.['g:SourceIp']).toMatch(/^203\.0\.113\./);
    expect(condition?.alsoGives).toEqual({ principals: [], actions: [] });
    const elsewhere = find(repairs('ann', list, { project: 'ap-southeast-1' }), 'other-project');
    expect(elsewhere?.witness.scope?.project).toBeDefined();
    const widened = find(
      repairs('ann', 'ecs:cloudServers:get', { resource: 'ecs:*:*:instance:two' }),
      'widen-statement',
    );
    expect(widened?.alsoGives.principals).toEqual([]);
  });

  it('make a policy for just this, in both languages', () => {
    const { repairs } = open((seed, ann) => {
      seed.member(seed.group(mainAccount, 'ops'), ann);
    });
    const made = repairs().filter(({ kind }) => kind === 'new-policy');
    expect(made.map(({ change }) => String(change.document?.['Version'])).toSorted()).toEqual([
      '1.1',
      '5.0',
      '5.0',
    ]);
    expect(made.every(({ alsoGives }) => alsoGives.actions.length === 0)).toBe(true);
  });

  it('grant what a role depends on', () => {
    const { repairs } = open((seed, ann) => {
      const group = seed.group(mainAccount, 'ops');
      seed.member(group, ann);
      seed.grant('group', group, 'DNS Administrator');
    });
    const found = find(repairs('ann', 'dns:zone:create', {}), 'add-dependency', 'ops');
    expect(found?.change.policies?.map(({ name }) => name)).toContain('Tenant Guest');
  });

  it('grant an agency what it lacks, and let an agency trust', () => {
    const { repairs, at } = open((seed, ann) => {
      seed.agency(mainAccount, 'helpers', 'PartnerCo');
      const agency = seed.agency(mainAccount, 'closed', mainAccount);
      seed.add('trusts', {
        id: agency.id,
        path: '',
        trust_policy: JSON.stringify(
          newPolicy({
            Effect: 'Allow',
            Principal: { IAM: [seed.account('PartnerCo')] },
            Action: ['sts:agencies:assume'],
          }),
        ),
        max_session: 3_600,
      });
      seedPolicy(seed, mainAccount, 'Assume', [newPolicy(allow('sts:agencies:assume'))]);
      attach(seed, 'user', ann, 'Assume');
    });
    const own = repairs('agency:helpers');
    expect(find(own, 'agency-grant', 'helpers')).toBeDefined();
    const trusted = repairs('ann', 'sts:agencies:assume', {
      resource: `iam::${at.account.id}:agency:closed`,
    });
    expect(find(trusted, 'trust-policy', 'closed')?.change.words).toContain('trust user:ann');
  });

  it('lift a Deny: narrow it, delete it, leave by the way it came', () => {
    const { repairs } = open((seed, ann) => {
      const group = seed.group(mainAccount, 'careful');
      seed.member(group, ann, seed.user(mainAccount, 'bob'));
      seedPolicy(seed, mainAccount, 'Careful', [
        newPolicy(deny(list, 'ecs:cloudServers:delete'), allow('ecs:cloudServers:get')),
      ]);
      attach(seed, 'group', group, 'Careful');
      attach(seed, 'user', ann, 'ECSFullPolicy');
      attach(
        seed,
        'user',
        seed.world.tables.users.find('name', `${ann.domain_id}/bob`) ?? ann,
        'ECSFullPolicy',
      );
    });
    const all = repairs();
    const narrow = all.filter(({ kind }) => kind === 'narrow-deny');
    expect(narrow.map(({ alsoGives }) => alsoGives.principals)).toContainEqual(['user:bob']);
    // Only the asker is excepted: nobody else gains.
    expect(narrow.map(({ alsoGives }) => alsoGives.principals)).toContainEqual([]);
    expect(find(all, 'drop-deny')?.alsoGives.principals).toEqual(['user:bob']);
    expect(find(all, 'leave-group', 'careful')?.alsoGives.principals).toEqual([]);
    expect(find(all, 'revoke-grant', 'careful')?.alsoGives.principals).toEqual(['user:bob']);
  });

  it('change a service control policy, with the grant that is missing behind it', () => {
    const { repairs } = open((seed) => {
      const { ou } = seedOrganization(seed, mainAccount, 'Production');
      const scp = seedScp(seed, 'NoLists', '', newPolicy(deny(list)));
      seedScpAttachment(seed, ou, scp);
    });
    const all = repairs();
    expect(all.length).toBeGreaterThan(0);
    for (const { steps } of all)
      expect(steps.map(({ kind }) => kind === 'scp')).toEqual([true, false]);
  });

  it('are ranked by what they give, and each witness is a request of cases', () => {
    const { repairs } = open((seed, ann) => {
      seed.member(seed.group(mainAccount, 'ops'), ann);
    });
    const all = repairs();
    const costs = all.map(
      ({ alsoGives: { principals, actions } }) => principals.length + actions.length,
    );
    expect(costs).toEqual(costs.toSorted((a, b) => a - b));
    for (const { witness } of all)
      expect(
        readEvalCase({ id: '', title: '', policies: [], request: witness }, () => false).request
          .action,
      ).toBe(list);
  });
});

describe('removals of an access', () => {
  it('are single ones that take it away, with what else they take', () => {
    const { removals } = open((seed, ann) => {
      const group = seed.group(mainAccount, 'readers');
      seed.member(group, ann, seed.user(mainAccount, 'bob'));
      seedPolicy(seed, mainAccount, 'ReadServers', [
        newPolicy(allow(list, 'ecs:cloudServers:get')),
      ]);
      attach(seed, 'group', group, 'ReadServers');
    });
    expect(
      removals().map(({ kind, alsoTakes }) => [kind, alsoTakes.principals, alsoTakes.actions]),
    ).toEqual([
      ['drop-action', ['user:bob'], []],
      ['leave-group', [], getting],
      ['revoke-grant', ['user:bob'], getting],
    ]);
  });

  it('are none where it is held in two ways', () => {
    const { removals } = open((seed, ann) => {
      attach(seed, 'user', ann, 'ECSReadOnlyPolicy');
      attach(seed, 'user', ann, 'ECSFullPolicy');
    });
    expect(removals()).toEqual([]);
  });
});
