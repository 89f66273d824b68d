import { hash32 } from '../ground/ids.ts';
import { worldTime } from '../world/clock.ts';
import { applyChanges, type Commit } from '../world/journal.ts';
import { Judge } from '../judging/judge.ts';
import { worldOf } from './worldBase.ts';
import type { Base } from '../world/base.ts';
import type { Head } from '../world/store.ts';
import type { World } from '../world/world.ts';

/** One opened world of a workspace with everything that belongs to it and dies with it. */
export type Runtime = {
  readonly head: Head;
  /** What the world began with. */
  readonly base: Base;
  readonly world: World;
  /** The world's time (epoch ms). */
  readonly now: () => number;
  readonly judge: Judge;
  /** Signs tokens: those of an earlier world do not work in this one. */
  readonly secret: string;
  readonly commits: Commit[];
};

/**
 * Makes the world of a base and replays its commits. `clock` is the real time (epoch ms).
 * @throws ChangeConflict when they do not fit
 */
export function openRuntime(
  head: Head,
  base: Base,
  commits: readonly Commit[],
  clock: () => number,
): Runtime {
  const world = worldOf(head, base);
  const now = (): number => worldTime(world, clock());
  const prefix = hash32(`${head.epoch}/${clock()}`).toString(36);
  const runtime: Runtime = {
    head,
    base,
    world,
    now,
    judge: new Judge(world, now, prefix),
    secret: `${head.epoch}/${head.openedAt}`,
    commits: [],
  };
  for (const commit of commits) advance(runtime, commit);
  return runtime;
}

/** Applies the next commit. @throws ChangeConflict */
export function advance(runtime: Runtime, commit: Commit): void {
  applyChanges(runtime.world, commit.changes);
  for (const { table, id, before } of commit.changes)
    if (before === undefined) runtime.world.addedAt.set(`${table}/${id}`, commit.at);
  runtime.commits.push(commit);
}

/** Number of the newest commit applied. */
export const newestNo = ({ commits }: Runtime): number => commits.at(-1)?.no ?? 0;
