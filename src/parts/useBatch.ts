import { useRef } from 'react';
import { Problem } from '#src/api/problem.ts';
import type { Cause } from '#src/domain/policy/engine/cause.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { failures, runEach, waiting, type Progress } from './runEach.ts';

type Failed<T> = Progress<T> & { readonly state: 'failed' };

/** One decision for each refused action, however many things it was refused on. */
function refusalsOf<T>(failed: readonly Failed<T>[]): readonly {
  readonly action: string;
  readonly decisionId: string;
  readonly cause: Cause | undefined;
}[] {
  const all = failed.flatMap(({ problem }) =>
    problem.missingActions.map((action, index) => ({
      action,
      decisionId: problem.decisionIds[index] ?? '',
      cause: problem.causes[index],
    })),
  );
  return all.filter(
    ({ action }, index) => all.findIndex((other) => other.action === action) === index,
  );
}

/**
 * Several failures as one problem that names each thing, with its own words unless an action is
 * missing, which is named once for all; a common status (such as 403) is kept.
 */
export function batchProblem<T>(
  failed: readonly Failed<T>[],
  total: number,
  name: (item: T) => string,
): Problem | undefined {
  const [first] = failed;
  if (first === undefined || total === 1) return first?.problem;
  const refusals = refusalsOf(failed);
  const onlyRefused = failed.every(({ problem }) => problem.missingActions.length > 0);
  const sameStatus = failed.every(({ problem }) => problem.status === first.problem.status);
  return new Problem({
    status: sameStatus ? first.problem.status : 0,
    code: sameStatus ? first.problem.code : 'SEVERAL',
    message: onlyRefused
      ? `${failed.length} of ${total} failed: ${failed.map(({ item }) => name(item)).join(', ')}.`
      : `${failed.length} of ${total} failed. ${failed.map(({ item, problem }) => `${name(item)}: ${problem.message}`).join(' ')}`,
    decisionIds: refusals.map(({ decisionId }) => decisionId).filter((id) => id !== ''),
    missingActions: refusals.map(({ action }) => action),
    causes: refusals.map(({ cause }) => cause),
    denials: failed.flatMap(({ problem }) => problem.denials),
  });
}

type Batch<T> = {
  readonly key: (item: T) => string;
  readonly name: (item: T) => string;
  readonly send: (item: T) => Promise<unknown>;
  readonly report?: (progress: readonly Progress<T>[]) => void;
};

/**
 * One call per item with a single re-read of the screen at the end. Throws when something failed:
 * the one problem of a single item, else all of them as one. Running it again with the same items
 * repeats only what failed.
 */
export function useBatch<T>({
  key,
  name,
  send,
  report,
}: Batch<T>): (items: readonly T[]) => Promise<void> {
  const done = useRef(new Set<string>());
  const { run } = useWrite(async (items: readonly T[]) => {
    const end = await runEach(
      waiting(items.filter((item) => !done.current.has(key(item)))),
      send,
      report,
    );
    for (const { item, state } of end) if (state === 'done') done.current.add(key(item));
    const problem = batchProblem(failures(end), items.length, name);
    if (problem !== undefined) throw problem;
    done.current.clear();
  });
  return run;
}
