import { hash32 } from '../ground/ids.ts';
import { applyChanges, type Commit } from '../world/journal.ts';
import { Judge } from '../judging/judge.ts';
import { buildWorld } from '../scenarios/scenarios.ts';
import type { Head } from '../world/store.ts';
import type { World } from '../world/world.ts';

/** One opened world of a workspace with everything that belongs to it and dies with it. */
export type Runtime = {
  readonly head: Head;
  readonly world: World;
  readonly judge: Judge;
  /** Signs tokens: those of an earlier world do not work in this one. */
  readonly secret: string;
  readonly commits: Commit[];
};

/** Regenerates the base of a head and replays its commits. @throws ChangeConflict when they do not fit */
export function openRuntime(head: Head, commits: readonly Commit[], clock: () => number): Runtime {
  const world = buildWorld(head.scenario, head.params, head.openedAt);
  const prefix = hash32(`${head.epoch}/${clock()}`).toString(36);
  const runtime: Runtime = {
    head,
    world,
    judge: new Judge(world, clock, prefix),
    secret: `${head.epoch}/${head.openedAt}`,
    commits: [],
  };
  for (const commit of commits) advance(runtime, commit);
  return runtime;
}

/** Applies the next commit. @throws ChangeConflict */
export function advance(runtime: Runtime, commit: Commit): void {
  applyChanges(runtime.world, commit.changes);
  runtime.commits.push(commit);
}

/** Number of the newest commit applied. */
export const newestNo = ({ commits }: Runtime): number => commits.at(-1)?.no ?? 0;
