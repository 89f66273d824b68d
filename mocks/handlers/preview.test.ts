import { beforeEach, describe, expect, it } from 'vitest';
import { findSystemRole } from '#src/catalog/systemRoles.ts';
import { fullCatalogView } from '#src/catalog/view.ts';
import type { EffectRow } from '#src/domain/access/effect.ts';
import { accountNamed } from '../analysis/account.ts';
import { blastOf, blastReport, type BlastReport } from '../analysis/blast.ts';
import type { ScenarioName } from '../scenarios/scenarios.ts';
import { createTestBackend, type TestBackend } from '../testing/testBackend.ts';

type Call = {
  readonly call: keyof TestBackend['api'];
  readonly params?: Record<string, string>;
  readonly body?: object;
};

let at: TestBackend;
beforeEach(async () => {
  at = await createTestBackend({ scenario: 'coc-limited' });
});

const tables = () => at.backend.controls.world().tables;
const account = () => accountNamed(at.backend.controls.world());
const group = (name: string): string =>
  tables().groups.find('name', `${account().id}/${name}`)?.id ?? '';
const role = (name: string): string => findSystemRole(name)?.id ?? '';
const firstGroup = () => {
  const found = [...tables().groups.all()].find(
    ({ id, domain_id }) =>
      domain_id === account().id &&
      tables().memberships.count('group', id) > 0 &&
      tables().grants.count('subject', `group/${id}`) > 0,
  );
  return found?.id ?? '';
};
const grant = (to: string, name: string): Call => ({
  call: 'groupGrantOnAll',
  params: { domain_id: account().id, group_id: to, role_id: role(name) },
});

const preview = (calls: readonly Call[], client = at.api) =>
  client.changePreview({
    body: { calls: [...calls], all: true },
  });

/** Rows one for each principal, as a report of two worlds has them. */
const flat = (rows: readonly EffectRow[]) =>
  rows
    .flatMap(({ principals, actions, scope }) =>
      principals.map((principal) => JSON.stringify({ principal, actions, scope })),
    )
    .toSorted();

/** The same of a report of two worlds. */
const rowsOf = (list: BlastReport['gained']) =>
  list
    .map(({ principal, actions, scope }) => JSON.stringify({ principal, actions, scope }))
    .toSorted();

/** What really happens: the same calls, made in a second world of the same beginning. */
async function made(calls: readonly Call[], scenario: ScenarioName = 'coc-limited') {
  const other = await createTestBackend({ scenario });
  for (const { call, ...args } of calls)
    await (other.api[call] as (args: object) => Promise<unknown>)(args);
  const [before, after] = [at, other].map(({ backend, clock }) => {
    const world = backend.controls.world();
    return { world, now: clock.now(), account: accountNamed(world) };
  });
  if (before === undefined || after === undefined) throw new Error('two worlds');
  return blastReport(blastOf(before, after, await fullCatalogView()));
}

describe('what a change would change', () => {
  const cases: readonly (readonly [string, () => readonly Call[]])[] = [
    ['a grant', () => [grant(firstGroup(), 'ECS ReadOnlyAccess')]],
    [
      'two grants and a group deleted',
      () => [
        grant(firstGroup(), 'ECS ReadOnlyAccess'),
        grant(firstGroup(), 'IAM ReadOnlyAccess'),
        { call: 'groupDelete', params: { group_id: firstGroup() } },
      ],
    ],
    ['a group deleted', () => [{ call: 'groupDelete', params: { group_id: firstGroup() } }]],
    [
      'a member taken out',
      () => [
        {
          call: 'groupUserRemove',
          params: {
            group_id: firstGroup(),
            user_id: tables().memberships.by('group', firstGroup())[0]?.user_id ?? '',
          },
        },
      ],
    ],
    [
      'an agency deleted',
      () => [
        {
          call: 'agencyDelete',
          params: {
            agency_id:
              tables().agencies.find('name', `${account().id}/ServiceAgencyForCOC`)?.id ?? '',
          },
        },
      ],
    ],
  ];

  it.each(cases)('%s: what it says is what happens', async (_, calls) => {
    const asked = calls();
    const before = JSON.stringify(at.backend.controls.world().toJson());
    const told = await preview(asked);
    expect(JSON.stringify(at.backend.controls.world().toJson())).toBe(before);
    expect(at.backend.controls.commits()).toEqual([]);
    const happened = await made(asked);
    expect(flat(told.gained)).toEqual(rowsOf(happened.gained));
    expect(flat(told.lost)).toEqual(rowsOf(happened.lost));
    expect(told.gaining + told.losing).toBeGreaterThan(0);
  });

  it('a version of an identity policy: what it says is what happens', async () => {
    at = await createTestBackend({ scenario: 'new-iam' });
    const { tables: there } = at.backend.controls.world();
    const held = [...there.identityPolicies.all()].find(
      ({ id, domain_id }) =>
        domain_id === account().id &&
        there.attachments.count('policy', `${account().id}/${id}`) > 0,
    );
    const policy_document = JSON.stringify({
      Version: '5.0',
      Statement: [{ Effect: 'Allow', Action: ['eps:enterpriseProjects:list'] }],
    });
    const asked: readonly Call[] = [
      {
        call: 'v5PolicyVersionCreate',
        params: { policy_id: held?.id ?? '' },
        body: { policy_document, set_as_default: true },
      },
    ];
    const told = await preview(asked);
    const happened = await made(asked, 'new-iam');
    expect(told.losing).toBeGreaterThan(0);
    expect(flat(told.gained)).toEqual(rowsOf(happened.gained));
    expect(flat(told.lost)).toEqual(rowsOf(happened.lost));
  });

  it('gives what several calls make the ids that they would have', async () => {
    const names = ['first', 'second'];
    const headers = new Headers({ 'X-Auth-Token': at.backend.controls.signInAs('admin') });
    const tried = await at.backend.controls.trial(
      names.map((name) => ({ call: 'groupCreate', body: { group: { name } } })),
      headers,
    );
    const ids = [];
    for (const name of names)
      ids.push((await at.api.groupCreate({ body: { group: { name } } })).group.id);
    expect(tried.map(({ id }) => id)).toEqual(ids);
  });

  it('says when nothing changes for anybody', async () => {
    const { group: empty } = await at.api.groupCreate({ body: { group: { name: 'empty' } } });
    expect(await preview([grant(empty.id, 'ECS FullAccess')])).toMatchObject({
      rows: 1,
      gaining: 0,
      losing: 0,
      gained: [],
      lost: [],
      unknown: [],
    });
  });

  it('takes everything from somebody who is disabled', async () => {
    const user = tables().memberships.by('group', firstGroup())[0]?.user_id ?? '';
    const told = await preview([
      { call: 'userUpdate', params: { user_id: user }, body: { user: { enabled: false } } },
    ]);
    expect(told).toMatchObject({ gaining: 0, losing: 1 });
  });

  it('is refused as the calls are, and takes no calls that change nothing', async () => {
    const calls = [grant(group('admin'), 'ECS FullAccess')];
    await expect(preview(calls, at.apiAs('no-restart'))).rejects.toMatchObject({ status: 403 });
    await expect(preview([{ call: 'userList' }])).rejects.toMatchObject({ status: 404 });
    await expect(preview([{ call: 'journalUndo' }])).rejects.toMatchObject({ status: 404 });
  });
});
