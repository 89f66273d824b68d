import type { PlannedGrant } from '#src/domain/access/splitGrants.ts';
import type { Problem } from '#src/api/problem.ts';

/** How far one planned grant has come. */
export type GrantProgress =
  | { readonly grant: PlannedGrant; readonly state: 'waiting' | 'running' | 'done' }
  | { readonly grant: PlannedGrant; readonly state: 'failed'; readonly problem: Problem };

/**
 * Makes the calls of a plan one after the other, as the API knows no bulk grant, and reports the whole list after every
 * step. A refusal does not stop the others. Entries that are already done are not sent again, so a list with failures
 * can be passed in once more to retry just those.
 */
export async function runGrants(
  start: readonly GrantProgress[],
  send: (grant: PlannedGrant) => Promise<unknown>,
  report: (progress: readonly GrantProgress[]) => void,
): Promise<readonly GrantProgress[]> {
  let list = start.map((entry): GrantProgress => (entry.state === 'done' ? entry : { grant: entry.grant, state: 'waiting' }));
  const put = (index: number, entry: GrantProgress): void => {
    list = list.map((old, at) => (at === index ? entry : old));
    report(list);
  };
  report(list);
  for (const [index, { grant, state }] of list.entries()) {
    if (state === 'done') continue;
    put(index, { grant, state: 'running' });
    try {
      await send(grant);
      put(index, { grant, state: 'done' });
    } catch (problem) {
      put(index, { grant, state: 'failed', problem: problem as Problem }); // the client throws nothing else
    }
  }
  return list;
}

/** A fresh list for a plan. */
export const waiting = (grants: readonly PlannedGrant[]): readonly GrantProgress[] => grants.map((grant) => ({ grant, state: 'waiting' }));
