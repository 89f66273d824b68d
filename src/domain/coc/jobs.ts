/**
 * Execution records: what an operation does to which instance, when. Everything is fixed when the
 * job is planned; what a reader sees follows from the clock. Times are epoch milliseconds. The
 * length of a step is ours.
 */

/** How long one instance takes. */
export const stepMillis = 1200;

/** What will come of one instance of a job. */
export type JobOutcome = { readonly ok: true } | { readonly ok: false; readonly reason: string };

export type JobItem = {
  readonly instanceId: string;
  readonly instanceName: string;
  /** Batches run one after the other, the instances of a batch side by side. */
  readonly batch: number;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly outcome: JobOutcome;
  readonly cancelled: boolean;
};

export type ItemStatus = 'Waiting' | 'Running' | 'Succeeded' | 'Failed' | 'Canceled';
export type JobStatus = 'Running' | 'Succeeded' | 'Failed' | 'Partially failed' | 'Canceled';

/** One instance as it enters a plan. */
export type PlannedInstance = {
  readonly instanceId: string;
  readonly instanceName: string;
  readonly outcome: JobOutcome;
};

/**
 * Lays the batches out on the clock. An instance that cannot be operated fails at once
 * and takes no time.
 */
export function planItems(
  batches: readonly (readonly PlannedInstance[])[],
  now: number,
): readonly JobItem[] {
  return batches.flatMap((batch, index) =>
    batch.map((instance) => {
      const startsAt = now + index * stepMillis;
      return {
        ...instance,
        batch: index + 1,
        startsAt,
        endsAt: startsAt + (instance.outcome.ok ? stepMillis : 0),
        cancelled: false,
      };
    }),
  );
}

/** How far an instance is at a moment. */
export function itemStatus(item: JobItem, now: number): ItemStatus {
  if (item.cancelled) return 'Canceled';
  if (now < item.startsAt) return 'Waiting';
  if (now < item.endsAt) return 'Running';
  return item.outcome.ok ? 'Succeeded' : 'Failed';
}

/** How far the whole record is. */
export function jobStatus(items: readonly JobItem[], now: number): JobStatus {
  const states = items.map((item) => itemStatus(item, now));
  if (states.some((state) => state === 'Waiting' || state === 'Running')) return 'Running';
  if (states.every((state) => state === 'Succeeded')) return 'Succeeded';
  if (states.some((state) => state === 'Succeeded')) return 'Partially failed';
  return states.includes('Canceled') ? 'Canceled' : 'Failed';
}

/** Calls off what has not started yet; what runs, runs to its end. */
export const cancelItems = (items: readonly JobItem[], now: number): readonly JobItem[] =>
  items.map((item) => (itemStatus(item, now) === 'Waiting' ? { ...item, cancelled: true } : item));

/** Splits instances into batches of a size, in their order. `size` is at least 1. */
export function intoBatches<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  const step = Math.max(1, Math.floor(size));
  return Array.from({ length: Math.ceil(all.length / step) }, (_, index) =>
    all.slice(index * step, (index + 1) * step),
  );
}

/**
 * Orders instances so that neighbours belong to different applications: a batch then takes a
 * part of each (ours).
 */
export function spread<T>(
  all: readonly T[],
  applicationOf: (one: T) => string | null,
): readonly T[] {
  const queues = new Map<string, T[]>();
  for (const one of all) {
    const key = applicationOf(one) ?? '';
    queues.set(key, [...(queues.get(key) ?? []), one]);
  }
  const longest = Math.max(0, ...Array.from(queues.values(), (queue) => queue.length));
  return Array.from({ length: longest }, (_, turn) =>
    [...queues.values()].flatMap((queue) => queue.slice(turn, turn + 1)),
  ).flat();
}
