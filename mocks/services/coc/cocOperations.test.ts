import { beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '#src/api/client.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import { stepMillis } from '#src/domain/coc/jobs.ts';
import { openCoc, refusalOf, type CocTestBackend } from '#mocks/testing/cocBackend.ts';
import { cocOperationActions } from '#mocks/seed/cocPolicies.ts';

type Api = Client<AppContract>;

let coc: CocTestBackend;
beforeEach(async () => {
  coc = await openCoc('coc-limited');
});

const script = {
  name: 'Probe script',
  type: 'Script',
  description: '',
  content: 'uptime',
} as const;

/** What the administrator prepares, and the call that each action of COC Operations guards. */
async function calls(): Promise<Readonly<Record<string, (api: Api) => Promise<unknown>>>> {
  const admin = coc.as('admin');
  const own = await admin.cocDocumentCreate({ body: { ...script, name: 'To change' } });
  const { documents } = await admin.cocDocumentList({});
  const builtIn = documents.find((document) => document.built_in)?.id ?? '';
  const task = {
    task_name: 'Probe',
    document_id: builtIn,
    instance_ids: [coc.instance('ecs-shop-1')],
    every_minutes: 60,
  };
  const pending = (await admin.cocScheduleCreate({ body: task })).task_id;
  await admin.cocScheduleApprove({ params: { task_id: pending } });
  const diagnosis = (
    await admin.cocDiagnosisCreate({ body: { instance_id: coc.instance('ecs-shop-1') } })
  ).task_id;
  const failing = (
    await admin.cocInstanceStart({ body: { instance_ids: [coc.instance('ecs-shop-2')] } })
  ).id;
  const running = { instance_ids: [coc.instance('flexus-shop')] };
  const stopped = { instance_ids: [coc.instance('ecs-report')] };
  const params = { task_id: pending };
  return {
    'coc:instance:listResources': (api) => api.cocInstanceList({}),
    'coc:application:listResources': (api) => api.cocApplicationResources({}),
    'coc:schedule:list': (api) => api.cocScheduleList({}),
    'coc:schedule:enable': (api) => api.cocScheduleEnable({ params }),
    'coc:schedule:update': (api) => api.cocScheduleUpdate({ params, body: task }),
    'coc:schedule:disable': (api) => api.cocScheduleDisable({ params }),
    'coc:schedule:approve': (api) => api.cocScheduleApprove({ params }),
    'coc:schedule:create': (api) => api.cocScheduleCreate({ body: task }),
    'coc:schedule:delete': (api) => api.cocScheduleDelete({ params }),
    'coc:schedule:count': (api) => api.cocScheduleCount({}),
    'coc:schedule:get': (api) => api.cocScheduleShow({ params }),
    'coc:schedule:getHistories': (api) => api.cocScheduleHistories({ query: params }),
    'coc:application:GetDiagnosisTaskDetails': (api) =>
      api.cocDiagnosisShow({ params: { task_id: diagnosis } }),
    'coc:application:CreateDiagnosisTask': (api) =>
      api.cocDiagnosisCreate({ body: { instance_id: coc.instance('ecs-shop-1') } }),
    'coc:document:create': (api) => api.cocDocumentCreate({ body: script }),
    'coc:document:listRunbookAtomics': (api) => api.cocAtomicList({}),
    'coc:document:getRunbookAtomicDetails': (api) =>
      api.cocAtomicShow({ params: { atomic_id: 'run-script' } }),
    'coc:document:list': (api) => api.cocDocumentList({}),
    'coc:document:delete': (api) => api.cocDocumentDelete({ params: { document_id: own.id } }),
    'coc:document:update': (api) =>
      api.cocDocumentUpdate({ params: { document_id: own.id }, body: script }),
    'coc:document:get': (api) => api.cocDocumentShow({ params: { document_id: builtIn } }),
    'coc:document:analyzeRisk': (api) => api.cocDocumentAnalyze({ body: { content: 'reboot' } }),
    'coc:instance:autoBatchInstances': (api) =>
      api.cocAutoBatch({ body: { ...running, batch_size: 1 } }),
    'coc:instance:executeDocument': (api) =>
      api.cocDocumentExecute({ params: { document_id: builtIn }, body: running }),
    'coc:instance:start': (api) => api.cocInstanceStart({ body: stopped }),
    'coc:instance:reboot': (api) => api.cocInstanceReboot({ body: running }),
    'coc:instance:stop': (api) => api.cocInstanceStop({ body: running }),
    'coc:job:action': (api) =>
      api.cocJobAction({ params: { job_id: failing }, body: { action: 'retry' } }),
    'coc:instance:reinstallOS': (api) => api.cocInstanceReinstallOs({ body: stopped }),
    'coc:instance:changeOS': (api) =>
      api.cocInstanceChangeOs({ body: { ...stopped, image: 'Debian 12' } }),
    'coc:hostAccount:describe': (api) =>
      api.cocHostAccounts({ params: { instance_id: coc.instance('flexus-shop') } }),
    'coc:instance:syncResources': (api) => api.cocInstanceSync({}),
  };
}

describe('the 32 actions of COC Operations', () => {
  it('stand for one call each', async () => {
    expect(Object.keys(await calls()).toSorted()).toEqual(cocOperationActions.toSorted());
  });

  it.each(cocOperationActions)(
    '%s alone lets its call pass; all but it refuse that call and name it',
    async (action) => {
      const call = (await calls())[action];
      if (call === undefined) throw new Error(`No call for ${action}`);
      const refusal = await refusalOf(
        call(coc.holding(cocOperationActions.filter((one) => one !== action))),
      );
      expect(refusal).toMatchObject({ status: 403, missingActions: [action] });
      expect(refusal?.message).toContain(action);
      expect(await refusalOf(call(coc.holding([action])))).toBeUndefined();
    },
  );
});

describe('operations change what is shown', () => {
  const statusOf = async (name: string) =>
    (await coc.as('admin').cocInstanceList({})).resources.find((row) => row.name === name)?.status;

  it('starts batch after batch and ends as planned', async () => {
    const api = coc.as('admin');
    const instance_ids = [coc.instance('ecs-report'), coc.instance('flexus-test')];
    const job = await api.cocInstanceStart({ body: { instance_ids, batch_size: 1 } });
    expect(job.items.map((item) => item.status)).toEqual(['Running', 'Waiting']);
    expect(await statusOf('ecs-report')).toBe('Starting');
    expect(await statusOf('flexus-test')).toBe('Stopped');
    coc.wait(2 * stepMillis);
    expect((await api.cocJobShow({ params: { job_id: job.id } })).status).toBe('Succeeded');
    expect(await statusOf('flexus-test')).toBe('Running');
  });

  it('fails in part, instance by instance, and retries what failed', async () => {
    const api = coc.as('admin');
    const job = await api.cocInstanceStop({
      body: {
        instance_ids: ['ecs-shop-1', 'ecs-report', 'ecs-legacy', 'rds-shop'].map(coc.instance),
      },
    });
    coc.wait(stepMillis);
    const after = await api.cocJobShow({ params: { job_id: job.id } });
    expect(after.status).toBe('Partially failed');
    expect(after.items.map((item) => item.message)).toEqual([
      null,
      'The instance is stopped; this needs one that is running.',
      'UniAgent is not installed on the instance.',
      'For RDS DB instances only restarting is offered.',
    ]);
    await api.cocInstanceStart({ body: { instance_ids: [coc.instance('ecs-report')] } });
    coc.wait(stepMillis);
    const again = await api.cocJobAction({ params: { job_id: job.id }, body: { action: 'retry' } });
    expect(again.items.find((item) => item.instance_name === 'ecs-report')?.status).toBe('Running');
  });

  it('cancels what waits and leaves its instances alone', async () => {
    const api = coc.as('admin');
    const job = await api.cocInstanceReboot({
      body: { instance_ids: ['ecs-shop-1', 'ecs-shop-2'].map(coc.instance), batch_size: 1 },
    });
    const after = await api.cocJobAction({
      params: { job_id: job.id },
      body: { action: 'cancel' },
    });
    expect(after.items.map((item) => item.status)).toEqual(['Running', 'Canceled']);
    coc.wait(1.5 * stepMillis);
    expect(await statusOf('ecs-shop-2')).toBe('Running');
    expect(
      await refusalOf(api.cocJobAction({ params: { job_id: job.id }, body: { action: 'cancel' } })),
    ).toMatchObject({ status: 409 });
  });

  it('changes the OS of a stopped server and refuses a running one', async () => {
    const api = coc.as('admin');
    const job = await api.cocInstanceChangeOs({
      body: { instance_ids: ['ecs-report', 'ecs-shop-1'].map(coc.instance), image: 'Debian 12' },
    });
    coc.wait(stepMillis);
    expect(
      (await api.cocJobShow({ params: { job_id: job.id } })).items.map((item) => item.status),
    ).toEqual(['Succeeded', 'Failed']);
    expect(
      (await api.cocInstanceList({})).resources.find((row) => row.name === 'ecs-report')?.image,
    ).toBe('Debian 12');
  });

  it("shows one's own execution, and another's only with coc:job:get", async () => {
    const job = await coc
      .holding(['coc:instance:reboot'])
      .cocInstanceReboot({ body: { instance_ids: [coc.instance('ecs-shop-1')] } });
    expect((await coc.holding([]).cocJobShow({ params: { job_id: job.id } })).id).toBe(job.id);
    const theirs = await coc
      .as('admin')
      .cocInstanceReboot({ body: { instance_ids: [coc.instance('ecs-shop-2')] } });
    expect(
      await refusalOf(coc.holding([]).cocJobShow({ params: { job_id: theirs.id } })),
    ).toMatchObject({ status: 403, missingActions: ['coc:job:get'] });
  });
});

describe('documents and schedules', () => {
  it('keeps built-in documents, names apart and documents in use', async () => {
    const api = coc.as('admin');
    const { documents } = await api.cocDocumentList({});
    const builtIn = documents.find((document) => document.built_in);
    expect(
      await refusalOf(api.cocDocumentDelete({ params: { document_id: builtIn?.id ?? '' } })),
    ).toMatchObject({ status: 409 });
    const own = await api.cocDocumentCreate({ body: script });
    expect(await refusalOf(api.cocDocumentCreate({ body: script }))).toMatchObject({
      status: 409,
      message: expect.stringContaining('Probe script') as string,
    });
    const task = await api.cocScheduleCreate({
      body: {
        task_name: 'Uses it',
        document_id: own.id,
        instance_ids: [coc.instance('ecs-shop-1')],
        every_minutes: 60,
      },
    });
    expect(
      await refusalOf(api.cocDocumentDelete({ params: { document_id: own.id } })),
    ).toMatchObject({ status: 409, message: expect.stringContaining('Uses it') as string });
    await api.cocScheduleDelete({ params: { task_id: task.task_id } });
    expect(
      await refusalOf(api.cocDocumentDelete({ params: { document_id: own.id } })),
    ).toBeUndefined();
  });

  it('enables a task only after its review, and asks for a new one after a change', async () => {
    const api = coc.as('admin');
    const [task] = (await api.cocScheduleList({})).tasks;
    const params = { task_id: task?.task_id ?? '' };
    expect(await refusalOf(api.cocScheduleEnable({ params }))).toMatchObject({ status: 409 });
    await api.cocScheduleApprove({ params });
    expect((await api.cocScheduleEnable({ params })).enabled).toBe(true);
    const changed = await api.cocScheduleUpdate({
      params,
      body: {
        task_name: 'Changed',
        document_id: task?.document_id ?? '',
        instance_ids: task?.instance_ids ?? [],
        every_minutes: 30,
      },
    });
    expect(changed).toMatchObject({
      enabled: false,
      approval: 'Pending review',
      approved_by: null,
    });
    expect(
      (await api.cocScheduleHistories({ query: params })).histories.map((entry) => entry.event),
    ).toEqual(['Changed, waits for review again', 'Enabled', 'Approved', 'Created']);
    expect(await api.cocScheduleCount({})).toEqual({ total: 1, enabled: 0, pending_review: 1 });
  });

  it('opens, assigns and closes an incident', async () => {
    const api = coc.as('admin');
    const { incident_num } = await api.cocIncidentCreate({
      body: { title: 'Down', level: 'P1', description: '' },
    });
    expect(incident_num).toBe('INC000002');
    expect(
      await api.cocIncidentHandle({
        body: { operate_key: 'assign', incident_num, assignee: 'coc-only' },
      }),
    ).toMatchObject({ status: 'Assigned', assignee: 'coc-only' });
    expect(
      await api.cocIncidentHandle({ body: { operate_key: 'close', incident_num } }),
    ).toMatchObject({ status: 'Closed' });
    expect(
      await refusalOf(api.cocIncidentHandle({ body: { operate_key: 'close', incident_num } })),
    ).toMatchObject({ status: 409 });
  });
});
