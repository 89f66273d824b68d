import { useState } from 'react';
import type { Progress } from '#src/parts/runEach.ts';
import { useBatch } from '#src/parts/useBatch.ts';

type Calls<T> = Pick<Parameters<typeof useBatch<T>>[0], 'key' | 'name' | 'send'>;

/**
 * One change of several things: where the dialog stands, and how far each thing has
 * come, by its key.
 */
export type BatchRun<T> = {
  readonly state: 'asking' | 'running' | 'failed' | 'done';
  readonly progress: ReadonlyMap<string, Progress<T>>;
  /**
   * Makes the change; again after a failure, for what failed only. Does nothing while it is under
   * way, and throws nothing: each failure stands in `progress`.
   */
  readonly start: (items: readonly T[]) => Promise<void>;
};

/** `useBatch` for a dialog that shows each thing's result in its row. */
export function useBatchRun<T>({ key, name, send }: Calls<T>): BatchRun<T> {
  const [state, setState] = useState<BatchRun<T>['state']>('asking');
  const [progress, setProgress] = useState<ReadonlyMap<string, Progress<T>>>(new Map());
  const run = useBatch<T>({
    key,
    name,
    send,
    report: (list) =>
      setProgress(
        (before) => new Map([...before, ...list.map((entry) => [key(entry.item), entry] as const)]),
      ),
  });
  const start = async (items: readonly T[]): Promise<void> => {
    if (state === 'running') return;
    setState('running');
    setState(
      await run(items).then(
        () => 'done' as const,
        () => 'failed' as const,
      ),
    );
  };
  return { state, progress, start };
}
