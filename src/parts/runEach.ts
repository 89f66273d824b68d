import type { Problem } from '#src/api/problem.ts';

/** How far one call of many has come. */
export type Progress<T> =
  | { readonly item: T; readonly state: 'waiting' | 'running' | 'done' }
  | { readonly item: T; readonly state: 'failed'; readonly problem: Problem };

/**
 * Makes one call per item, one after the other, since the API knows no bulk calls, and reports the
 * whole list after every step. A refusal does not stop the others. Entries already done are not
 * sent again, so a list with failures can be passed in once more to retry just those.
 */
export async function runEach<T>(
  start: readonly Progress<T>[],
  send: (item: T) => Promise<unknown>,
  report: (progress: readonly Progress<T>[]) => void = () => {},
): Promise<readonly Progress<T>[]> {
  let list = start.map((entry): Progress<T> =>
    entry.state === 'done' ? entry : { item: entry.item, state: 'waiting' },
  );
  const put = (index: number, entry: Progress<T>): void => {
    list = list.map((old, at) => (at === index ? entry : old));
    report(list);
  };
  report(list);
  for (const [index, { item, state }] of list.entries()) {
    if (state === 'done') continue;
    put(index, { item, state: 'running' });
    try {
      await send(item);
      put(index, { item, state: 'done' });
    } catch (problem) {
      // the client throws nothing else
      put(index, { item, state: 'failed', problem: problem as Problem });
    }
  }
  return list;
}

/** A fresh list. */
export const waiting = <T>(items: readonly T[]): readonly Progress<T>[] =>
  items.map((item) => ({ item, state: 'waiting' }));

/** The entries that failed, with their problems. */
export const failures = <T>(
  list: readonly Progress<T>[],
): readonly (Progress<T> & { readonly state: 'failed' })[] =>
  list.filter((entry) => entry.state === 'failed');
