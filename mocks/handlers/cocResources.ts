import { cocResourceRows } from '#src/api/contract/cocResources.ts';
import { cancelItems, intoBatches, itemStatus, spread } from '#src/domain/coc/jobs.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import { cocErrors, requireAgency, requireEnabled } from '../services/coc/cocAgent.ts';
import { instanceNow, instancesOf } from '../services/coc/cocInstances.ts';
import { jobView, retryJob, startJob } from '../services/coc/cocJobs.ts';
import type { InstanceRow, JobRow } from '../world/tables/coc.ts';

const {
  cocAgencyShow: _show,
  cocAgencyCreate: _create,
  cocEnabledShow: _enabled,
  ...rows
} = cocResourceRows;
type Batch = { readonly instance_ids: readonly string[]; readonly batch_size?: number | undefined };

const view = (instance: InstanceRow, now: number) => {
  const { image, shown } = instanceNow(instance, now);
  const { id, name, type, region_id, agent_installed, application } = instance;
  return { id, name, type, region_id, status: shown, image, agent_installed, application };
};

/** Instances that COC knows since the latest synchronization and that still exist. */
const managed = ({ tables, caller }: Ctx): readonly InstanceRow[] =>
  tables.cocManaged
    .by('domain', caller.account.id)
    .flatMap((row) => tables.instances.get(row.id) ?? []);

const run = (
  ctx: Ctx,
  title: string,
  kind: 'start' | 'stop' | 'reboot' | 'changeOS' | 'reinstallOS',
  body: Batch,
  image?: string,
) => {
  requireEnabled(ctx);
  const job = startJob(ctx, {
    title,
    kind,
    instances: instancesOf(ctx, body.instance_ids),
    batchSize: body.batch_size,
    ...(image === undefined ? {} : { image }),
  });
  return jobView(job, ctx.now);
};

function jobOf(ctx: Ctx, id: string): JobRow {
  const job = ctx.tables.cocJobs.get(id);
  if (job === undefined || job.domain_id !== ctx.caller.account.id)
    throw cocErrors.notFound('execution', id);
  return job;
}

/** Calls off what has not begun, on the record and on its instances. */
function cancel(ctx: Ctx, job: JobRow): JobRow {
  const waiting = job.items.filter((item) => itemStatus(item, ctx.now) === 'Waiting');
  if (waiting.length === 0) throw cocErrors.conflict('Nothing of this execution is still waiting.');
  for (const item of waiting)
    if (ctx.tables.instances.get(item.instanceId)?.pending?.job_id === job.id)
      ctx.tx.update('instances', item.instanceId, { pending: null });
  ctx.tx.summary = `Canceled: ${job.title}`;
  return ctx.tx.update('cocJobs', job.id, { items: cancelItems(job.items, ctx.now) });
}

/** Resources, operations on them and their execution records. */
export const cocResourceHandlers = implement(rows, {
  cocInstanceList: ({ query, ctx }) => {
    requireEnabled(ctx);
    const shown = managed(ctx).filter(
      (instance) => query.type === undefined || instance.type === query.type,
    );
    return {
      resources: shown.map((instance) => view(instance, ctx.now)),
      synchronized_at: ctx.tables.cocSynchronizations.get(ctx.caller.account.id)?.at ?? null,
    };
  },
  cocInstanceCount: ({ ctx }) => {
    requireEnabled(ctx);
    const all = managed(ctx);
    const types = ['ECS', 'RDS', 'FlexusL', 'DCS'] as const;
    return {
      counts: types.map((type) => {
        const some = all.filter((instance) => instance.type === type);
        return {
          type,
          total: some.length,
          running: some.filter((instance) => instanceNow(instance, ctx.now).status === 'Running')
            .length,
        };
      }),
    };
  },
  cocInstanceSync: ({ ctx }) => {
    requireEnabled(ctx);
    requireAgency(ctx, 'synchronizeResources');
    const { tables, tx, caller, now } = ctx;
    const account = caller.account.id;
    const present = tables.instances.by('domain', account);
    const known = tables.cocManaged.by('domain', account);
    const added = present.filter((instance) => tables.cocManaged.get(instance.id) === undefined);
    const removed = known.filter((row) => tables.instances.get(row.id) === undefined);
    for (const { id } of added) tx.insert('cocManaged', { id, domain_id: account, since: now });
    for (const { id } of removed) tx.remove('cocManaged', id);
    tx.insert('cocSynchronizations', { id: account, at: now });
    tx.summary = `Synchronized resources: ${added.length} added, ${removed.length} removed`;
    return { added: added.length, removed: removed.length, synchronized_at: now };
  },
  cocApplicationResources: ({ ctx }) => {
    requireEnabled(ctx);
    const byApplication = new Map<string, InstanceRow[]>();
    for (const instance of managed(ctx))
      if (instance.application !== null)
        byApplication.set(instance.application, [
          ...(byApplication.get(instance.application) ?? []),
          instance,
        ]);
    return {
      applications: [...byApplication].map(([name, resources]) => ({
        id: name,
        name,
        resources: resources.map(({ id, name: called, type }) => ({ id, name: called, type })),
      })),
    };
  },
  cocHostAccounts: ({ params, ctx }) => {
    requireEnabled(ctx);
    return {
      accounts: instancesOf(ctx, [params.instance_id]).flatMap(
        ({ user_name, password_changed_at }) =>
          user_name === null ? [] : [{ name: user_name, password_changed_at }],
      ),
    };
  },
  cocAutoBatch: ({ body, ctx }) => {
    requireEnabled(ctx);
    const instances = spread(
      instancesOf(ctx, body.instance_ids),
      (instance) => instance.application,
    );
    return {
      batches: intoBatches(
        instances.map((instance) => instance.id),
        body.batch_size,
      ).map((batch) => [...batch]),
    };
  },
  cocInstanceStart: ({ body, ctx }) => run(ctx, 'Start instances', 'start', body),
  cocInstanceStop: ({ body, ctx }) => run(ctx, 'Stop instances', 'stop', body),
  cocInstanceReboot: ({ body, ctx }) => run(ctx, 'Restart instances', 'reboot', body),
  cocInstanceChangeOs: ({ body, ctx }) =>
    run(ctx, `Change OS to ${body.image}`, 'changeOS', body, body.image),
  cocInstanceReinstallOs: ({ body, ctx }) => run(ctx, 'Reinstall OS', 'reinstallOS', body),
  cocJobList: ({ ctx }) => {
    requireEnabled(ctx);
    return {
      jobs: ctx.tables.cocJobs
        .by('domain', ctx.caller.account.id)
        .toReversed()
        .map((job) => jobView(job, ctx.now)),
    };
  },
  cocJobShow: ({ params, ctx }) => {
    const job = jobOf(ctx, params.job_id);
    if (job.by_id !== ctx.caller.user.id) ctx.require({ action: 'coc:job:get' });
    return jobView(job, ctx.now);
  },
  cocJobAction: ({ params, body, ctx }) => {
    requireEnabled(ctx);
    const job = jobOf(ctx, params.job_id);
    return jobView(body.action === 'cancel' ? cancel(ctx, job) : retryJob(ctx, job), ctx.now);
  },
});
