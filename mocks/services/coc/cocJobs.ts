import type { z } from '#src/api/endpoint/zod.ts';
import type { Job } from '#src/api/contract/cocSchemas.ts';
import { agencyRefusal } from '#src/domain/coc/refusal.ts';
import {
  intoBatches,
  itemStatus,
  jobStatus,
  planItems,
  type JobOutcome,
} from '#src/domain/coc/jobs.ts';
import { planOperation, resultOf, type InstanceOperation } from '#src/domain/coc/operations.ts';
import type { Ctx } from '#mocks/pipeline/call.ts';
import { cocErrors, judgeAgency } from './cocAgent.ts';
import { instanceNow, isBusy, startOperation } from './cocInstances.ts';
import type { InstanceRow, JobKind, JobRow } from '#mocks/world/tables/coc.ts';

const operations: readonly string[] = [
  'start',
  'stop',
  'reboot',
  'changeOS',
  'reinstallOS',
] satisfies InstanceOperation[];
const isOperation = (kind: JobKind): kind is InstanceOperation => operations.includes(kind);

type Verdict = { readonly outcome: JobOutcome; readonly refusedByAgency: boolean };
const failed = (reason: string, refusedByAgency = false): Verdict => ({
  outcome: { ok: false, reason },
  refusedByAgency,
});

/** What will come of one instance: the agency is asked first, then the state of the instance. */
function foresee(ctx: Ctx, kind: JobKind, instance: InstanceRow, instances: number): Verdict {
  const plan = isOperation(kind)
    ? planOperation(kind, instance.type, instances)
    : ({ offered: true, through: 'runJobs' } as const);
  if (!plan.offered) return failed(plan.reason);
  const { row, decision, agency } = judgeAgency(ctx, plan.through, instance.project_id);
  const refusal = agencyRefusal(row, decision, agency);
  if (refusal !== undefined) return failed(refusal, true);
  if (isBusy(instance, ctx.now))
    return failed('Another operation on the instance is still running.');
  if (plan.through === 'runJobs' && !instance.agent_installed)
    return failed('UniAgent is not installed on the instance.');
  const { status } = instanceNow(instance, ctx.now);
  if (isOperation(kind)) {
    const result = resultOf(kind, status);
    return result.ok ? { outcome: { ok: true }, refusedByAgency: false } : failed(result.reason);
  }
  return status === 'Running'
    ? { outcome: { ok: true }, refusedByAgency: false }
    : failed('The instance is stopped; scripts need a running one.');
}

type Start = {
  readonly title: string;
  readonly kind: JobKind;
  readonly instances: readonly InstanceRow[];
  readonly batchSize: number | undefined;
  readonly image?: string;
  readonly documentId?: string;
};

/**
 * Lays a run out on the clock and puts it on the instances.
 * @throws ApiError 409 when the agency may not do it for any of them.
 */
function layOut(
  ctx: Ctx,
  jobId: string,
  { kind, instances, batchSize, image }: Pick<Start, 'kind' | 'instances' | 'batchSize' | 'image'>,
) {
  const verdicts = new Map(
    instances.map((instance) => [instance.id, foresee(ctx, kind, instance, instances.length)]),
  );
  const all = [...verdicts.values()];
  const first = all.find((verdict) => verdict.refusedByAgency);
  if (first !== undefined && !first.outcome.ok && all.every((verdict) => verdict.refusedByAgency))
    throw cocErrors.agency(first.outcome.reason);
  const planned = instances.map((instance) => ({
    instanceId: instance.id,
    instanceName: instance.name,
    outcome: verdicts.get(instance.id)?.outcome ?? { ok: true as const },
  }));
  const items = planItems(intoBatches(planned, batchSize ?? instances.length), ctx.now);
  for (const item of items) {
    const instance = ctx.tables.instances.get(item.instanceId);
    if (isOperation(kind) && item.outcome.ok && instance !== undefined)
      startOperation(ctx, instance, kind, {
        jobId,
        startsAt: item.startsAt,
        endsAt: item.endsAt,
        image: image ?? null,
      });
  }
  return items;
}

/**
 * Starts a run over instances and keeps its record.
 * @throws ApiError 409 when the agency may not do it for any of them.
 */
export function startJob(ctx: Ctx, start: Start): JobRow {
  const id = ctx.newId();
  const items = layOut(ctx, id, start);
  ctx.tx.summary = `${start.title}: ${start.instances.map((instance) => instance.name).join(', ')}`;
  return ctx.tx.insert('cocJobs', {
    id,
    domain_id: ctx.caller.account.id,
    title: start.title,
    kind: start.kind,
    image: start.image ?? null,
    document_id: start.documentId ?? null,
    batch_size: start.batchSize ?? start.instances.length,
    created_at: ctx.now,
    by: ctx.caller.user.name,
    by_id: ctx.caller.user.id,
    items,
  });
}

/**
 * Runs the failed and cancelled instances of a record again, in the same record.
 * @throws ApiError 409 when there are none.
 */
export function retryJob(ctx: Ctx, job: JobRow): JobRow {
  const again = job.items.filter((item) =>
    ['Failed', 'Canceled'].includes(itemStatus(item, ctx.now)),
  );
  if (again.length === 0)
    throw cocErrors.conflict('Nothing of this execution has failed or been canceled.');
  const ids = new Set(again.map((item) => item.instanceId));
  const instances = [...ids].flatMap((id) => ctx.tables.instances.get(id) ?? []);
  const items = layOut(ctx, job.id, {
    kind: job.kind,
    instances,
    batchSize: job.batch_size,
    ...(job.image === null ? {} : { image: job.image }),
  });
  ctx.tx.summary = `Retried: ${job.title}`;
  return ctx.tx.update('cocJobs', job.id, {
    items: [...job.items.filter((item) => !ids.has(item.instanceId)), ...items],
  });
}

/** A record as the wire has it at the moment of the call. */
export const jobView = (job: JobRow, now: number): z.input<typeof Job> => ({
  id: job.id,
  title: job.title,
  kind: job.kind,
  status: jobStatus(job.items, now),
  created_at: job.created_at,
  created_by: job.by,
  items: job.items.map((item) => ({
    instance_id: item.instanceId,
    instance_name: item.instanceName,
    batch: item.batch,
    status: itemStatus(item, now),
    message: item.outcome.ok ? null : item.outcome.reason,
  })),
});
