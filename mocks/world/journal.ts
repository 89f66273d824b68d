import type { Row } from '../ground/table.ts';
import type { TableName, World } from './world.ts';

/** What happened to one row. Without `before` it was added, without `after` removed. */
export type Change = {
  readonly table: TableName;
  readonly id: string;
  readonly before?: Row;
  readonly after?: Row;
};

/**
 * One call's effect on the world: who, when (epoch ms), which contract row, and the rows both ways.
 */
export type Commit = {
  readonly no: number;
  readonly at: number;
  readonly actor: string;
  readonly call: string;
  readonly summary: string;
  readonly changes: readonly Change[];
  /** Number of the commit that this one takes back. */
  readonly undoes?: number;
};

/** A commit does not fit the world it is applied to: a row has moved on. */
export class ChangeConflict extends Error {
  readonly change: Change;

  constructor(change: Change) {
    super(`${change.table} ${change.id} has changed since`);
    this.name = 'ChangeConflict';
    this.change = change;
  }
}

/**
 * Applies the changes in order. All of them must fit, else nothing is applied.
 * @throws ChangeConflict
 */
export function applyChanges(world: World, stored: readonly Change[]): void {
  // Rows of a table that there is no more are nobody's: they stay in the journal only.
  const changes = stored.filter(({ table }) => table in world.tables);
  for (const change of changes) {
    if (!sameRow(world.row(change.table, change.id), change.before))
      throw new ChangeConflict(change);
  }
  for (const change of changes) world.set(change.table, change.id, change.after);
}

/** The changes that take these back, last first. */
export const invert = (changes: readonly Change[]): Change[] =>
  changes.toReversed().map(({ table, id, before, after }) => ({
    table,
    id,
    ...(after && { before: after }),
    ...(before && { after: before }),
  }));

/** Whether two rows hold the same data, whatever the order of their keys. */
export function sameRow(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (
    typeof a !== 'object' ||
    typeof b !== 'object' ||
    a === null ||
    b === null ||
    Array.isArray(a) !== Array.isArray(b)
  )
    return false;
  const left = Object.entries(a).filter(([, value]) => value !== undefined);
  const right = Object.entries(b).filter(([, value]) => value !== undefined);
  return (
    left.length === right.length &&
    left.every(
      ([key, value]) =>
        Object.hasOwn(b, key) && sameRow(value, (b as Record<string, unknown>)[key]),
    )
  );
}
