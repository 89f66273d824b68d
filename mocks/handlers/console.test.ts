import { describe, expect, it } from 'vitest';
import { scenarioList } from '../scenarios/scenarios.ts';
import { createTestBackend } from '../testing/testBackend.ts';

describe('decisions', () => {
  it('are answered in the order of the questions, explained on demand', async () => {
    const { apiAs } = await createTestBackend({ scenario: 'flexusl' });
    const questions = [{ action: 'iam:groups:listGroups' }, { action: 'flexusl:instances:list' }];
    const { decisions } = await apiAs('flex-operator').decisionBatch({
      body: { questions, explain: true },
    });
    expect(decisions.map(({ action, outcome }) => [action, outcome])).toEqual([
      ['iam:groups:listGroups', 'implicit-deny'],
      ['flexusl:instances:list', 'allow'],
    ]);
    expect(decisions[1]?.decidedBy).toMatchObject({
      type: 'statement',
      statement: {
        policyName: 'FlexusL FullAccess',
        path: [
          { type: 'user', name: 'flex-operator' },
          { type: 'group', name: 'flexusl-users' },
        ],
      },
    });
  });

  it('behind an answer are read back by their own principal and by whoever may read his permissions', async () => {
    const { fetch, api, apiAs } = await createTestBackend({ scenario: 'flexusl' });
    const refused = await fetch('/v3/groups', { as: 'flex-operator' });
    const decision_id = refused.headers.get('X-Decision-Id') ?? '';
    const { decision, call } = await apiAs('flex-operator').decisionShow({
      params: { decision_id },
    });
    expect([decision.allowed, decision.action, call]).toEqual([
      false,
      'iam:groups:listGroups',
      'groupList',
    ]);
    expect((await api.decisionShow({ params: { decision_id } })).principal).toBe(
      'user:flex-operator',
    );
    const allowed = await fetch('/v3/groups', { as: 'admin' });
    expect(
      (
        await api.decisionShow({
          params: { decision_id: allowed.headers.get('X-Decision-Id') ?? '' },
        })
      ).decision.decidedBy,
    ).toMatchObject({ type: 'administrator', step: { type: 'account', name: 'RehearsalCo' } });
  });

  it('see members of the group admin as administrators', async () => {
    const { api, apiAs } = await createTestBackend({ scenario: 'flexusl' });
    const ask = async () =>
      (
        await apiAs('flex-operator').decisionBatch({
          body: { questions: [{ action: 'iam:users:deleteUser' }] },
        })
      ).decisions[0]?.decidedBy;
    expect(await ask()).toBeNull();
    const [user] = (await api.userList({ query: { name: 'flex-operator' } })).users;
    const [group] = (await api.groupList({ query: { name: 'admin' } })).groups;
    await api.groupUserAdd({ params: { group_id: group?.id ?? '', user_id: user?.id ?? '' } });
    expect(await ask()).toMatchObject({
      type: 'administrator',
      step: { type: 'group', name: 'admin' },
    });
  });
});

describe('scenarios', () => {
  it('open with the people they promise, who can sign in with their passwords', async () => {
    const { apiAs } = await createTestBackend();
    const nobody = apiAs(undefined);
    for (const { name } of scenarioList) {
      await nobody.scenarioOpen({ body: { scenario: name, params: { users: 30 } } });
      const { scenarios, current } = await nobody.scenarioList({});
      expect(current.scenario).toBe(name);
      for (const { user, password, account } of scenarios.find((entry) => entry.name === name)
        ?.people ?? []) {
        const { token } = await nobody.tokenCreate({
          body: {
            auth: {
              identity: {
                methods: ['password'],
                password: { user: { name: user, password, domain: { name: account } } },
              },
            },
          },
        });
        expect(token.user.name).toBe(user);
      }
    }
  });

  it('are the same every time, and differ in ids from nothing but their content', async () => {
    const [one, two] = await Promise.all([
      createTestBackend({ scenario: 'flexusl' }),
      createTestBackend({ scenario: 'flexusl' }),
    ]);
    expect(one.backend.controls.world().toJson()).toEqual(two.backend.controls.world().toJson());
  });

  it('take their numbers from the call, within bounds', async () => {
    const { apiAs, backend } = await createTestBackend();
    const open = async (users: number) =>
      (await apiAs(undefined).scenarioOpen({ body: { scenario: 'large', params: { users } } }))
        .current.params['users'];
    expect(await open(25)).toBe(25);
    const domain = backend.controls.world().tables.domains.find('name', 'RehearsalCo')?.id ?? '';
    expect(backend.controls.world().tables.users.partSize('name', domain)).toBe(26);
    expect(await open(-1)).toBe(10_000);
  });

  it('sign in whoever is asked for, and refuse scenarios and people that are not there', async () => {
    const { apiAs, apiWith } = await createTestBackend();
    const nobody = apiAs(undefined);
    const { token } = await nobody.scenarioOpen({
      body: { scenario: 'flexusl', as: 'flex-operator' },
    });
    expect((await apiWith(token ?? '').authDomainList({})).domains[0]?.name).toBe('RehearsalCo');
    await expect(nobody.scenarioOpen({ body: { scenario: 'nowhere' } })).rejects.toMatchObject({
      status: 404,
    });
    await expect(
      nobody.scenarioOpen({ body: { scenario: 'fresh', as: 'nobody' } }),
    ).rejects.toMatchObject({ status: 404 });
  });
});

describe('planned faults', () => {
  it.each([
    ['refusal', 403],
    ['conflict', 409],
    ['throttle', 429],
    ['error', 500],
    ['expiry', 401],
  ] as const)('%s answers %i as often as planned, then no more', async (kind, expected) => {
    const { api } = await createTestBackend();
    await api.faultPlan({ body: { faults: [{ call: 'groupList', kind, times: 2 }] } });
    for (let count = 0; count < 2; count += 1)
      await expect(api.groupList({})).rejects.toMatchObject({ status: expected });
    await api.groupList({});
  });

  it('of storage change nothing and say so', async () => {
    const { api, backend } = await createTestBackend();
    await api.faultPlan({ body: { faults: [{ call: 'groupCreate', kind: 'storage' }] } });
    await expect(api.groupCreate({ body: { group: { name: 'x' } } })).rejects.toMatchObject({
      status: 507,
    });
    expect(backend.controls.commits()).toEqual([]);
  });

  it('by a share hit the same calls for the same seed', async () => {
    const hits = async () => {
      const { api } = await createTestBackend();
      await api.faultPlan({
        body: { faults: [{ call: 'groupList', kind: 'error', rate: 0.5, seed: 7 }] },
      });
      const results: boolean[] = [];
      for (let count = 0; count < 40; count += 1)
        results.push(
          await api.groupList({}).then(
            () => false,
            () => true,
          ),
        );
      return results;
    };
    const first = await hits();
    expect(await hits()).toEqual(first);
    expect(first.filter(Boolean).length).toBeGreaterThan(8);
    expect(first.filter(Boolean).length).toBeLessThan(32);
  });
});

describe('a world file', () => {
  it('saves a world with its changes, and opens it elsewhere', async () => {
    const there = await createTestBackend({ scenario: 'flexusl' });
    await there.api.groupCreate({ body: { group: { name: 'kept' } } });
    const { world } = await there.api.worldSave({});
    const here = await createTestBackend({ scenario: 'fresh' });
    const { current, token } = await here.api.worldOpen({ body: { world, as: 'flex-operator' } });
    expect(current).toMatchObject({ scenario: 'flexusl', commit_no: 1 });
    expect(token).toBeDefined();
    const { groups } = await here.apiAs('admin').groupList({ query: { name: 'kept' } });
    expect(groups).toHaveLength(1);
    expect((await here.apiAs('admin').journalUndo({ body: {} })).entry.undoes).toBe(1);
  });

  it('makes tokens of the world that it was saved from worthless', async () => {
    const there = await createTestBackend();
    const token = there.backend.controls.signInAs('admin');
    const { world } = await there.api.worldSave({});
    const here = await createTestBackend();
    await here.api.worldOpen({ body: { world } });
    await expect(here.apiWith(token).groupList({})).rejects.toMatchObject({ status: 401 });
  });

  it.each(['', 'nothing', '1 {}'])('%s is refused, and nothing is replaced', async (world) => {
    const { api, backend } = await createTestBackend({ scenario: 'flexusl' });
    await expect(api.worldOpen({ body: { world } })).rejects.toMatchObject({ status: 400 });
    expect(backend.controls.state().scenario).toBe('flexusl');
  });
});
