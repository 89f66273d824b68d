import { describe, expect, it } from 'vitest';
import { buildWorld } from '#mocks/scenarios/scenarios.ts';
import { mainAccount } from '#mocks/seed/base.ts';
import { SeedBuilder } from '#mocks/seed/builder.ts';
import { seedIdentityPolicy } from '#mocks/seed/newIam.ts';
import { copyOf } from '#mocks/world/copy.ts';
import type { World } from '#mocks/world/world.ts';
import { differenceLines, differenceReport } from '../diff/report.ts';
import { differenceOf } from './difference.ts';
import { itemsOf } from './itemsOf.ts';

type Change = (seed: SeedBuilder) => void;

function compare(before: Change, after: Change) {
  const first = buildWorld('fresh', {}, 0);
  const second = copyOf(first);
  before(new SeedBuilder(first, 0));
  after(new SeedBuilder(second, 0));
  const account = first.tables.domains.find('name', mainAccount)?.id ?? '';
  const items = (world: World) => itemsOf(world, account);
  return differenceOf(items(first), items(second));
}
const nothing: Change = () => undefined;
const policy = (action: string) => ({
  Version: '5.0',
  Statement: [{ Effect: 'Allow', Action: [action] }],
});

describe('the difference of two states', () => {
  it('is empty for a world and its copy', () => {
    const same: Change = (seed) => {
      const ann = seed.user(mainAccount, 'ann', { password: 'Practice-2026!' });
      seed.member(seed.group(mainAccount, 'team'), ann);
    };
    const difference = compare(same, same);
    expect(difference.changes).toEqual([]);
    expect(differenceLines(difference)).toEqual(['No changes.']);
  });

  it('knows a thing by its id when its name changed, and says nothing about its links', () => {
    const before: Change = (seed) =>
      seed.member(seed.group(mainAccount, 'team'), seed.user(mainAccount, 'ann'));
    const { changes } = compare(before, (seed) => {
      before(seed);
      seed.add('users', { ...seed.user(mainAccount, 'ann'), name: 'anna' });
    });
    expect(changes.map(({ kind, fields }) => [kind, fields])).toEqual([
      ['user', [{ field: 'name', old: 'ann', new: 'anna' }]],
    ]);
  });

  it('takes a thing of the same name for the same thing', () => {
    const { changes } = compare(
      (seed) => seed.group(mainAccount, 'team', 'first'),
      (seed) => {
        const group = seed.group(mainAccount, 'team', 'second');
        seed.world.set('groups', group.id, undefined);
        seed.add('groups', { ...group, id: 'ffffffffffffffffffffffffffffffff' });
      },
    );
    expect(changes.map(({ kind, fields }) => [kind, fields])).toEqual([
      ['group', [{ field: 'description', old: 'first', new: 'second' }]],
    ]);
  });

  it('replaces what no call changes, with everything that hangs on it', () => {
    const before: Change = (seed) =>
      seed.grant('agency', seed.agency(mainAccount, 'one', 'op_svc_coc'), 'ECS ReadOnlyAccess');
    const { changes } = compare(before, (seed) => {
      before(seed);
      const agency = seed.agency(mainAccount, 'one', 'op_svc_coc');
      seed.add('agencies', { ...agency, name: 'two' });
    });
    const grant = 'ECS ReadOnlyAccess to agency';
    expect(
      changes.map(({ before: was, after: is }) => [was?.name ?? null, is?.name ?? null]),
    ).toEqual([
      ['one', null],
      [null, 'two'],
      [`${grant} one on all resources`, null],
      [null, `${grant} two on all resources`],
    ]);
  });

  it('shows policies by the lines that differ, and names what is removed', () => {
    const before: Change = (seed) => {
      seed.customPolicy(mainAccount, 'Shop', 'XA', policy('ecs:cloudServers:list'));
      seed.user(mainAccount, 'gone');
    };
    const difference = compare(before, (seed) =>
      seed.customPolicy(mainAccount, 'Shop', 'XA', policy('ecs:cloudServers:get')),
    );
    expect(differenceLines(difference)).toEqual([
      '  - user "gone"',
      '  ~ role "Shop"',
      '      ~ policy:',
      '          @@ -4 +4 @@',
      '               {',
      '                 "Effect": "Allow",',
      '                 "Action": [',
      '          -        "ecs:cloudServers:list"',
      '          +        "ecs:cloudServers:get"',
      '                 ]',
      '               }',
      '             ]',
      '',
      '0 to create, 1 to change, 1 to remove.',
    ]);
    expect(differenceReport(difference).changed[0]?.fields[0]?.lines).toContain(
      '-        "ecs:cloudServers:list"',
    );
  });

  it('tells versions of a policy by what they say, and which one is in effect', () => {
    const { changes } = compare(
      (seed) => {
        const versions = [policy('ecs:cloudServers:list'), policy('ecs:cloudServers:get')];
        seedIdentityPolicy(seed, mainAccount, 'Listing', versions);
      },
      (seed) => {
        const row = seedIdentityPolicy(seed, mainAccount, 'Listing', [
          policy('ecs:cloudServers:list'),
          policy('ecs:cloudServers:start'),
        ]);
        seed.add('identityPolicies', { ...row, default_version: 'v1' });
      },
    );
    expect(
      changes.map(({ kind, before, after, fields }) => [
        kind,
        before?.name ?? null,
        after?.name ?? null,
        fields.find(({ field }) => field === 'in_effect'),
      ]),
    ).toEqual([
      [
        'policyVersion',
        'v1 of Listing',
        'v1 of Listing',
        { field: 'in_effect', old: false, new: true },
      ],
      ['policyVersion', 'v2 of Listing', null, { field: 'in_effect', old: true, new: undefined }],
      ['policyVersion', null, 'v2 of Listing', { field: 'in_effect', old: undefined, new: false }],
    ]);
  });

  it('has no control characters of a name in its lines', () => {
    const { changes, ...rest } = compare(nothing, (seed) => {
      seed.add('users', {
        ...seed.user(mainAccount, 'x'),
        name: 'a\u001b[2J\nb',
        description: '\u202e',
      });
    });
    const lines = differenceLines({ changes, ...rest }).join('');
    expect(lines).toContain(String.raw`\u001b[2J\nb`);
    for (const char of ['\u001b', '\u202e']) expect(lines).not.toContain(char);
  });
});
