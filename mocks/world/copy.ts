import { applyChanges, invert, type Commit } from './journal.ts';
import { declarations, World, type TableName } from './world.ts';

/** A world of its own with the same rows. */
export function copyOf(world: World): World {
  const copy = new World();
  for (const [table, rows] of Object.entries(world.toJson()))
    if (table in declarations) for (const row of rows) copy.set(table as TableName, row.id, row); // asked just before
  return copy;
}

/**
 * The world as it was after a commit (0: as it began), by taking the later ones back.
 * @param world as it is after all of them
 */
export function worldAt(world: World, commits: readonly Commit[], no: number): World {
  const copy = copyOf(world);
  for (const { changes } of commits.slice(no).toReversed()) applyChanges(copy, invert(changes));
  return copy;
}
