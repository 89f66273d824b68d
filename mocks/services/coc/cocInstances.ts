import { resultOf, type InstanceOperation, type PowerState } from '#src/domain/coc/operations.ts';
import type { Ctx } from '#mocks/pipeline/call.ts';
import { cocErrors } from './cocAgent.ts';
import type { InstanceRow } from '#mocks/world/tables/coc.ts';

type ShownStatus =
  | PowerState
  | 'Starting'
  | 'Stopping'
  | 'Restarting'
  | 'Changing OS'
  | 'Reinstalling OS';
const busyWord: Record<InstanceOperation, ShownStatus> = {
  start: 'Starting',
  stop: 'Stopping',
  reboot: 'Restarting',
  changeOS: 'Changing OS',
  reinstallOS: 'Reinstalling OS',
};

/**
 * An instance at a moment: an operation under way shows as such, one whose time is over
 * has taken effect.
 */
export function instanceNow(
  instance: InstanceRow,
  now: number,
): { readonly status: PowerState; readonly image: string | null; readonly shown: ShownStatus } {
  const { pending, status, image } = instance;
  if (pending === null || now < pending.starts_at) return { status, image, shown: status };
  if (now < pending.ends_at) return { status, image, shown: busyWord[pending.operation] };
  return { status: pending.status, image: pending.image ?? image, shown: pending.status };
}

/** Whether an operation is planned or under way. */
export const isBusy = (instance: InstanceRow, now: number): boolean =>
  instance.pending !== null && now < instance.pending.ends_at;

/**
 * Instances of the caller's account by id, in the given order.
 * @throws ApiError 404 for the first that is not there.
 */
export const instancesOf = (ctx: Ctx, ids: readonly string[]): readonly InstanceRow[] =>
  [...new Set(ids)].map((id) => {
    const row = ctx.tables.instances.get(id);
    if (row === undefined || row.domain_id !== ctx.caller.account.id)
      throw cocErrors.notFound('instance', id);
    return row;
  });

/** Puts an operation on an instance: its effect shows once its time has come. */
export function startOperation(
  ctx: Ctx,
  instance: InstanceRow,
  operation: InstanceOperation,
  plan: {
    readonly jobId: string;
    readonly startsAt: number;
    readonly endsAt: number;
    readonly image: string | null;
  },
): void {
  const from = instanceNow(instance, ctx.now);
  const result = resultOf(operation, from.status);
  ctx.tx.update('instances', instance.id, {
    status: from.status,
    image: from.image,
    pending: {
      job_id: plan.jobId,
      operation,
      starts_at: plan.startsAt,
      ends_at: plan.endsAt,
      status: result.ok ? result.status : from.status,
      image: operation === 'changeOS' ? plan.image : null,
    },
  });
}
