import { beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '#src/api/problem.ts';
import { agencyPermissions, serviceAgencyName } from '#src/domain/coc/agencies.ts';
import { cocFunction, type CocFunctionId } from '#src/domain/coc/functions.ts';
import { stepMillis } from '#src/domain/coc/jobs.ts';
import { cocOperationActions } from '#mocks/seed/cocPolicies.ts';
import { openCoc, type CocTestBackend } from '#mocks/testing/cocBackend.ts';

let coc: CocTestBackend;
beforeAll(async () => {
  coc = await openCoc('coc-limited');
});

const outcome = (call: Promise<unknown>): Promise<Problem | 'works'> =>
  call.then(
    () => 'works',
    (error: unknown) => {
      if (error instanceof Problem) return error;
      throw error;
    },
  );

/** For each thing COC does through ServiceAgencyForCOC, the call in which people meet it. */
const uses: Readonly<Partial<Record<CocFunctionId, () => Promise<unknown>>>> = {
  readPersonnel: () => coc.as('admin').cocPersonnelList({}),
  synchronizeResources: () => coc.as('admin').cocInstanceSync({}),
  switchDcsNodes: () => drill('dcs-cache', 'switchover'),
  restartDcsNodes: () => drill('dcs-sessions', 'nodeRestart'),
  scaleDcs: () => drill('dcs-cache', 'shrink'),
  subscribeChannels: () => subscribe(),
  batchRestartServers: () =>
    coc.as('admin').cocInstanceReboot({
      body: { instance_ids: ['ecs-shop-1', 'ecs-shop-2'].map(coc.instance) },
    }),
  restartDatabases: () =>
    coc.as('admin').cocInstanceReboot({ body: { instance_ids: [coc.instance('rds-shop')] } }),
  changeOs: () =>
    coc.as('admin').cocInstanceChangeOs({
      body: { instance_ids: [coc.instance('ecs-report')], image: 'Debian 12' },
    }),
  reinstallOs: () =>
    coc
      .as('admin')
      .cocInstanceReinstallOs({ body: { instance_ids: [coc.instance('flexus-test')] } }),
  queryOrganization: () => coc.as('admin').cocOrganizationList({}),
};

async function drill(name: string, fault: 'switchover' | 'nodeRestart' | 'shrink'): Promise<void> {
  const started = await coc
    .as('admin')
    .cocDrillStart({ body: { instance_id: coc.instance(name), fault } });
  await coc.as('admin').cocDrillEnd({ params: { drill_id: started.id } });
}

let subscriptions = 0;
const channels = ['Email', 'SMS', 'DingTalk', 'WeCom'] as const;
const people = ['admin', 'no-restart', 'no-execute', 'no-accounts'];
async function subscribe(): Promise<void> {
  await coc.as('admin').cocSubscriptionCreate({
    body: {
      person_name: people[Math.floor(subscriptions / channels.length)] ?? 'admin',
      channel: channels[subscriptions % channels.length] ?? 'Email',
    },
  });
  subscriptions += 1;
}

/** A refusal by the agency, reduced to its code and those of the words that it really says. */
const agencyRefusalOf = (got: Problem | 'works', words: readonly string[]) =>
  got === 'works'
    ? got
    : { code: got.code, named: words.filter((word) => got.message.includes(word)) };

describe('what the agency allows, COC can do', () => {
  it.each(Array.from({ length: 2 ** agencyPermissions.length }, (_, mask) => mask))(
    'with the grants of Table 1 in subset %i',
    async (mask) => {
      const granted = agencyPermissions.filter((_, index) => (mask & (1 << index)) !== 0);
      coc.agencyHolds(
        serviceAgencyName,
        granted.map((row) => ({ policy: row.name, scope: row.scope })),
      );
      const state = await coc.as('admin').cocAgencyShow({});
      const missing = agencyPermissions
        .filter((row) => !granted.includes(row))
        .map((row) => row.name);
      expect(state.missing_policies.map((policy) => policy.policy_name)).toEqual(missing);
      expect(state.state).toBe(missing.length === 0 ? 'enabled' : 'under-authorized');

      for (const [id, use] of Object.entries(uses) as [CocFunctionId, () => Promise<unknown>][]) {
        const row = cocFunction(id);
        const said = state.functions.find((one) => one.id === id);
        const got = await outcome(use());
        coc.wait(stepMillis);
        const byTable = granted.some((permission) => permission.name === row.providedBy);
        expect([id, said?.allowed]).toEqual([id, byTable]);
        const named = [
          row.action,
          row.providedBy ?? 'DCS UserAccess covers common operations only',
        ];
        expect([id, byTable ? got : agencyRefusalOf(got, named)]).toEqual([
          id,
          byTable ? 'works' : { code: 'COC.0002', named },
        ]);
      }
    },
  );

  it('lets scaling pass once the agency is given more than Table 1, and says nothing about DCS UserAccess then', async () => {
    coc.agencyHolds(serviceAgencyName, [{ policy: 'DCS FullAccess', scope: 'all' }]);
    expect(await outcome(drill('dcs-cache', 'shrink'))).toBe('works');
  });
});

describe('an account of the 2024 beta', () => {
  it('operates single servers and everything of Table 1 but what needs the default policy', async () => {
    const beta = await openCoc('coc-beta-2024');
    const api = beta.as('coc-operator');
    expect(
      (await api.cocAgencyShow({})).missing_policies.map((policy) => policy.policy_name),
    ).toEqual(['COCServiceAgencyDefaultPolicy']);
    expect(
      await outcome(
        api.cocInstanceReboot({ body: { instance_ids: [beta.instance('ecs-shop-1')] } }),
      ),
    ).toBe('works');
    expect(
      await outcome(
        api.cocInstanceStart({
          body: { instance_ids: ['ecs-report', 'flexus-test'].map(beta.instance) },
        }),
      ),
    ).toBe('works');
    expect(await outcome(api.cocInstanceSync({}))).toBe('works');
    expect(await outcome(api.cocPersonnelList({}))).toBe('works');
    expect(
      await outcome(
        api.flexusPasswordReset({
          params: { instance_id: beta.instance('flexus-shop') },
          body: { new_password: 'Flexus-2026' },
        }),
      ),
    ).toBe('works');
    beta.wait(stepMillis);
    expect(
      await outcome(
        api.cocInstanceReboot({
          body: { instance_ids: ['ecs-shop-1', 'ecs-shop-2'].map(beta.instance) },
        }),
      ),
    ).toMatchObject({
      code: 'COC.0002',
      message: expect.stringContaining('COCServiceAgencyDefaultPolicy') as string,
    });
  });

  it('mixes outcomes where only a part of a batch needs the policy', async () => {
    const beta = await openCoc('coc-beta-2024');
    const job = await beta
      .as('admin')
      .cocInstanceStop({ body: { instance_ids: ['ecs-shop-1', 'rds-shop'].map(beta.instance) } });
    beta.wait(stepMillis);
    expect((await beta.as('admin').cocJobShow({ params: { job_id: job.id } })).status).toBe(
      'Partially failed',
    );
  });
});

describe('COC that is not enabled', () => {
  it('refuses every operation and says so', async () => {
    const fresh = await openCoc('fresh');
    expect((await fresh.as('admin').cocAgencyShow({})).state).toBe('not-enabled');
    expect(await outcome(fresh.as('admin').cocInstanceList({}))).toMatchObject({
      code: 'COC.0001',
    });
    expect(await outcome(fresh.as('admin').cocAgencyCreate({}))).toMatchObject({ status: 409 });
  });
});

describe('an agency that has expired', () => {
  it('is named as the cause, and what helps, wherever COC needs it', async () => {
    const expired = await openCoc('coc-limited');
    const admin = expired.as('admin');
    const { service_agency } = await admin.cocAgencyShow({});
    await admin.agencyUpdate({
      params: { agency_id: service_agency?.agency_id ?? '' },
      body: { agency: { duration: '1' } },
    });
    expired.wait(2 * 24 * 3_600_000);
    const got = await outcome(expired.as('admin').cocPersonnelList({}));
    const words = 'has expired. Modify its validity period';
    expect(agencyRefusalOf(got, [words, 'IAM ReadOnlyAccess'])).toEqual({
      code: 'COC.0002',
      named: [words],
    });
    const { functions, state } = await expired.as('admin').cocAgencyShow({});
    expect(state).toBe('expired');
    expect(functions.find(({ id }) => id === 'readPersonnel')?.decision).toContain(words);
  });
});

describe('whether COC is enabled', () => {
  it('is known to everybody who is signed in, also without coc:agency:get', async () => {
    const fresh = await openCoc('fresh');
    expect(await fresh.holding([]).cocEnabledShow({})).toEqual({ enabled: false });
    expect(await coc.holding([]).cocEnabledShow({})).toEqual({ enabled: true });
  });
});

describe('the people of coc-limited', () => {
  const lacking = {
    'no-restart': 'coc:instance:reboot',
    'no-execute': 'coc:instance:executeDocument',
    'no-accounts': 'coc:hostAccount:describe',
    'no-approval': 'coc:schedule:approve',
    'no-batches': 'coc:instance:autoBatchInstances',
  };
  it.each(Object.entries(lacking))(
    'hold what the procedure grants but for one action: %s',
    async (person, lacks) => {
      const limited = await openCoc('coc-limited');
      const actions = [...cocOperationActions, 'coc:agency:get', 'coc:personnel:list'];
      const { decisions } = await limited
        .as(person)
        .decisionBatch({ body: { questions: actions.map((action) => ({ action })) } });
      const refused = actions.filter((_, index) => decisions[index]?.allowed !== true);
      expect(refused).toEqual([lacks]);
    },
  );
});
