import { beforeEach, describe, expect, it } from 'vitest';
import { stepMillis } from '#src/domain/coc/jobs.ts';
import { openCoc, refusalOf, type CocTestBackend } from '#mocks/testing/cocBackend.ts';

let coc: CocTestBackend;
beforeEach(async () => {
  coc = await openCoc('flexusl');
});

const own = 'flexusl:instances:resetPassword';
const inCoc = [
  'coc:instance:listResources',
  'coc:hostAccount:describe',
  'coc:instance:executeDocument',
];
const body = { new_password: 'Flexus-2026' };
const reset = (actions: readonly string[]) =>
  refusalOf(
    coc
      .holding(actions)
      .flexusPasswordReset({ params: { instance_id: coc.instance('flexus-shop') }, body }),
  );

describe('resetting a FlexusL password', () => {
  it.each(Array.from({ length: 16 }, (_, mask) => mask))(
    'takes the permission of FlexusL and three of COC (subset %i)',
    async (mask) => {
      const all = [own, ...inCoc];
      const held = all.filter((_, index) => (mask & (1 << index)) !== 0);
      const missing = all.filter((action) => !held.includes(action));
      // FlexusL judges first; what COC would miss is asked only of those who may do it
      // on the instance.
      const named = missing.includes(own) ? [own] : missing;
      expect((await reset(held))?.missingActions).toEqual(named.length > 0 ? named : undefined);
    },
  );

  it('with FlexusL FullAccess alone names what is missing in COC', async () => {
    const refusal = await refusalOf(
      coc
        .as('flex-operator')
        .flexusPasswordReset({ params: { instance_id: coc.instance('flexus-shop') }, body }),
    );
    expect(refusal?.missingActions).toEqual(inCoc);
    const decisions = await Promise.all(
      (refusal?.decisionIds ?? []).map((decision_id) =>
        coc.as('flex-operator').decisionShow({ params: { decision_id } }),
      ),
    );
    expect(
      decisions.map(({ decision: { action, allowed, missingKind } }) => [
        action,
        allowed,
        missingKind,
      ]),
    ).toEqual(inCoc.map((action) => [action, false, 'identity']));
  });

  it('is recorded with its time and never with the password', async () => {
    const api = coc.as('admin');
    const after = await api.flexusPasswordReset({
      params: { instance_id: coc.instance('flexus-shop') },
      body,
    });
    expect(after.password_changed_at).not.toBeNull();
    expect(
      (await api.cocHostAccounts({ params: { instance_id: coc.instance('flexus-shop') } }))
        .accounts,
    ).toEqual([{ name: 'root', password_changed_at: after.password_changed_at }]);
    expect(JSON.stringify(coc.backend.controls.world().toJson())).not.toContain(body.new_password);
    expect(JSON.stringify(coc.backend.controls.commits())).not.toContain(body.new_password);
  });

  it.each([
    ['a weak password', 'flexus-shop', 'password', 400],
    ['a stopped instance', 'flexus-test', 'Flexus-2026', 409],
  ])('refuses %s', async (_, name, password, status) => {
    expect(
      await refusalOf(
        coc.as('admin').flexusPasswordReset({
          params: { instance_id: coc.instance(name) },
          body: { new_password: password },
        }),
      ),
    ).toMatchObject({ status });
  });

  it('leads to COC where it is not enabled', async () => {
    const fresh = await openCoc('fresh');
    expect(
      await refusalOf(
        fresh
          .as('admin')
          .flexusPasswordReset({ params: { instance_id: fresh.instance('flexus-shop') }, body }),
      ),
    ).toMatchObject({ code: 'COC.0001' });
  });
});

describe('FlexusL instances', () => {
  it('are not shown to those who hold COC permissions only', async () => {
    expect(await refusalOf(coc.holding(inCoc).flexusInstanceList({}))).toMatchObject({
      status: 403,
      missingActions: ['flexusl:instances:list'],
    });
    expect(
      (await coc.as('flex-operator').flexusInstanceList({})).instances.map(
        (instance) => instance.name,
      ),
    ).toEqual(['flexus-shop', 'flexus-blog', 'flexus-test']);
  });

  it.each([
    ['start', 'flexus-test', 'Running'],
    ['stop', 'flexus-shop', 'Stopped'],
    ['reboot', 'flexus-shop', 'Running'],
  ] as const)('%s with their own action', async (operation, name, status) => {
    const params = { instance_id: coc.instance(name) };
    const run = (actions: readonly string[]) => {
      const api = coc.holding(actions);
      return operation === 'start'
        ? api.flexusInstanceStart({ params })
        : operation === 'stop'
          ? api.flexusInstanceStop({ params })
          : api.flexusInstanceReboot({ params });
    };
    expect(await refusalOf(run(['flexusl:instances:get']))).toMatchObject({
      status: 403,
      missingActions: [`flexusl:instances:${operation}`],
    });
    expect((await run([`flexusl:instances:${operation}`])).status).not.toBe(status);
    coc.wait(stepMillis);
    expect((await coc.as('admin').flexusInstanceShow({ params })).status).toBe(status);
  });

  it('can be left to one instance by a policy with a resource', async () => {
    const world = coc.backend.controls.world();
    const policy = [...world.tables.roles.all()].find(
      (role) => role.display_name === 'Probe policy',
    );
    if (policy === undefined) throw new Error('No probe policy');
    const id = coc.instance('flexus-shop');
    world.set('roles', policy.id, {
      ...policy,
      policy: {
        Version: '1.1',
        Statement: [
          {
            Effect: 'Allow',
            Action: ['flexusl:instances:reboot'],
            Resource: [`flexusl:*:*:instance:${id}`],
          },
        ],
      },
    });
    const api = coc.as('probe');
    expect(
      await refusalOf(api.flexusInstanceReboot({ params: { instance_id: id } })),
    ).toBeUndefined();
    expect(
      await refusalOf(
        api.flexusInstanceReboot({ params: { instance_id: coc.instance('flexus-blog') } }),
      ),
    ).toMatchObject({ status: 403 });
  });
});

describe('what stands against a reset, whoever asks', () => {
  const obstacleOf = async (other: CocTestBackend, name: string) =>
    (await other.as('admin').flexusInstanceShow({ params: { instance_id: other.instance(name) } }))
      .reset_obstacle;
  const refusedBy = (other: CocTestBackend, name: string) =>
    refusalOf(
      other
        .as('admin')
        .flexusPasswordReset({ params: { instance_id: other.instance(name) }, body }),
    );

  it.each([
    ['flexusl', 'flexus-shop', 'nothing'],
    ['flexusl', 'flexus-test', 'stopped'],
    ['fresh', 'flexus-shop', 'not been enabled'],
  ] as const)('is said before: scenario %s, %s', async (scenario, name, words) => {
    const other = await openCoc(scenario);
    const obstacle = await obstacleOf(other, name);
    const refusal = await refusedBy(other, name);
    expect(obstacle?.message).toBe(refusal?.message);
    expect(obstacle?.code).toBe(refusal?.code);
    expect(obstacle?.message ?? 'nothing').toContain(words);
  });
});
