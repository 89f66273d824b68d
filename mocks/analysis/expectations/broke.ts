import type { Steps } from '#src/domain/policy/comparison/steps.ts';
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import { worldTime } from '../../world/clock.ts';
import { worldAt } from '../../world/copy.ts';
import type { Commit } from '../../world/journal.ts';
import { accountNamed, NotThere, type Account } from '../account.ts';
import type { AccessTest } from './readTests.ts';
import { runningKept } from './run.ts';

/** Whether a test held after a commit (0: in the state the world began with). */
function* holding(
  at: Account,
  real: number,
  commits: readonly Commit[],
  no: number,
  catalog: CatalogView,
  test: AccessTest,
): Steps<boolean> {
  const world = worldAt(at.world, commits, no);
  yield;
  try {
    const account = accountNamed(world, at.account.id);
    const { ok } = yield* runningKept(
      { world, account, now: worldTime(world, real) },
      catalog,
      test,
    );
    return ok;
  } catch (error) {
    if (error instanceof NotThere) return false; // the account has come later
    throw error;
  }
}

/**
 * The commit that broke a test: before it the test held, after it it does not. Looked for by halves,
 * from where the test was kept, or from the beginning where it did not hold even then. Undefined
 * where it holds now, or held at neither.
 * @param real epoch ms: what the clocks of the states go by
 */
export function* findingBreak(
  at: Account,
  real: number,
  commits: readonly Commit[],
  catalog: CatalogView,
  test: AccessTest,
): Steps<Commit | undefined> {
  const holdsAfter = (no: number): Steps<boolean> => holding(at, real, commits, no, catalog, test);
  let failed = commits.length;
  if (yield* holdsAfter(failed)) return undefined;
  const keptBy = commits.findIndex(({ changes }) =>
    changes.some(
      ({ table, after }) => table === 'accessTests' && after?.id === `${at.account.id}/${test.id}`,
    ),
  );
  let held = keptBy + 1;
  if (!(yield* holdsAfter(held))) {
    failed = held;
    held = 0;
    if (failed === 0 || !(yield* holdsAfter(held))) return undefined;
  }
  while (failed - held > 1) {
    const middle = Math.floor((held + failed) / 2);
    if (yield* holdsAfter(middle)) held = middle;
    else failed = middle;
  }
  return commits[failed - 1];
}
