import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { failures, runEach, waiting, type Progress } from './runEach.ts';

/** Some calls of many failed. The message names each thing with the refusal's own words. */
export class BatchProblem extends Error {
  override readonly name = 'BatchProblem';
}

function batchProblem<T>(failed: readonly (Progress<T> & { readonly state: 'failed' })[], total: number, name: (item: T) => string): Error {
  const [first] = failed;
  if (total === 1 && first !== undefined) return first.problem;
  return new BatchProblem(`${failed.length} of ${total} failed. ${failed.map(({ item, problem }) => `${name(item)}: ${problem.message}`).join(' ')}`);
}

type Batch<T> = { readonly key: (item: T) => string; readonly name: (item: T) => string; readonly send: (item: T) => Promise<unknown>; readonly report?: (progress: readonly Progress<T>[]) => void };

/**
 * One call per item with a single re-read of the screen at the end. Throws when something failed: the one problem of a
 * single item, else a `BatchProblem`. Running it again with the same items repeats only what failed.
 */
export function useBatch<T>({ key, name, send, report }: Batch<T>): (items: readonly T[]) => Promise<void> {
  const done = useRef(new Set<string>());
  const { mutateAsync } = useMutation<void, Error, readonly T[]>({
    mutationFn: async (items) => {
      const end = await runEach(waiting(items.filter((item) => !done.current.has(key(item)))), send, report);
      for (const { item, state } of end) if (state === 'done') done.current.add(key(item));
      const failed = failures(end);
      if (failed.length > 0) throw batchProblem(failed, items.length, name);
      done.current.clear();
    },
  });
  return mutateAsync;
}
