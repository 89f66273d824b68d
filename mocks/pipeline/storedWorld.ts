import { ChangeConflict, type Commit } from '../world/journal.ts';
import type { Base } from '../world/base.ts';
import {
  StorageFull,
  storeFormat,
  type CommitStore,
  type Head,
  type Kept,
} from '../world/store.ts';
import { buildWorld, paramsOf } from '../scenarios/scenarios.ts';
import { advance, newestNo, openRuntime, type Runtime } from './runtime.ts';
import { baseOf, reconstructedBase } from './worldBase.ts';
import type { ScenarioChoice } from './adminApi.ts';

/** What a new world takes from outside. */
type Source = { readonly clock: () => number; readonly randomHex: (bytes: number) => string };

/** The saved world cannot be used as it is. The page offers restore, download and reset. */
export class DamagedStore extends Error {
  /** Number of the last commit that can be restored; undefined when nothing can. */
  readonly intactUntil: number | undefined;

  constructor(reason: string, intactUntil: number | undefined) {
    super(reason);
    this.name = 'DamagedStore';
    this.intactUntil = intactUntil;
  }
}

/** A later version has written the saved world: it is left as it is. */
export class NewerStore extends Error {
  constructor(format: number) {
    super(
      `The saved world has format ${format}; this version knows formats up to ${storeFormat}. It was left as it is.`,
    );
    this.name = 'NewerStore';
  }
}

/** A world that was stored without a base gets its own, once and for all. */
export async function withBase(
  kept: Kept,
  store: CommitStore,
): Promise<Kept & { readonly base: Base }> {
  const { head, base, commits } = kept;
  if (base !== undefined) return { ...kept, base };
  const adopted = {
    head: { ...head, format: storeFormat },
    base: reconstructedBase(head, commits),
    commits,
  };
  await store.adopt(adopted).catch((error: unknown) => {
    // without room it is made anew at the next start
    if (!(error instanceof StorageFull)) throw error;
  });
  return adopted;
}

/** Goes on with what was stored. @throws DamagedStore when its commits do not fit together */
export function reopen(
  head: Head,
  base: Base,
  commits: readonly Commit[],
  clock: () => number,
): Runtime {
  try {
    return openRuntime(head, base, commits, clock);
  } catch (error) {
    if (!(error instanceof ChangeConflict)) throw error;
    throw new DamagedStore(
      `The saved changes do not fit together: ${error.message}.`,
      fittingPrefix(head, base, commits, clock),
    );
  }
}

/** The number of the last commit up to which everything fits. */
function fittingPrefix(
  head: Head,
  base: Base,
  commits: readonly Commit[],
  clock: () => number,
): number {
  const runtime = openRuntime(head, base, [], clock);
  for (const commit of commits) {
    try {
      advance(runtime, commit);
    } catch {
      break;
    }
  }
  return newestNo(runtime);
}

/** A world in its starting state. @throws Error when there is no such scenario */
export function newWorld(
  { scenario, params: given }: ScenarioChoice,
  { clock, randomHex }: Source,
): { readonly head: Head; readonly base: Base } {
  const params = paramsOf(scenario, given);
  const head: Head = {
    format: storeFormat,
    epoch: randomHex(16),
    scenario,
    params,
    openedAt: clock(),
    no: 0,
  };
  return { head, base: baseOf(buildWorld(scenario, params, head.openedAt)) };
}
