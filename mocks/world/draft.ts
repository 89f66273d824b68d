import { sameRow, type Change } from './journal.ts';
import type { Row } from '../ground/table.ts';
import type { RowOf, TableName, World } from './world.ts';

/**
 * The writes of one call. They are visible in the world at once, so that a handler reads what it
 * wrote, and are taken back when the call ends: only a stored commit changes the world for good.
 */
export class Draft {
  readonly #world: World;
  readonly #written = new Map<string, { table: TableName; id: string; before: Row | undefined }>();
  /** One line for the journal, set by handlers that can say more than their name. */
  summary = '';

  constructor(world: World) {
    this.#world = world;
  }

  insert<T extends TableName>(table: T, row: RowOf<T>): RowOf<T> {
    this.#write(table, row.id, row);
    return row;
  }

  /** Replaces fields of a row. @throws when the row is not there: handlers look it up first. */
  update<T extends TableName>(table: T, id: string, patch: Partial<RowOf<T>>): RowOf<T> {
    const before = this.#world.row(table, id);
    if (before === undefined) throw new Error(`No row ${id} in ${table}`);
    // a row and a part of the same row make that row
    const row = { ...before, ...patch, id } as RowOf<T>;
    this.#write(table, id, row);
    return row;
  }

  remove(table: TableName, id: string): void {
    this.#write(table, id, undefined);
  }

  /**
   * Ends the call: returns what was really changed, in the order of the first write,
   * and takes it back.
   */
  finish(): Change[] {
    const written = [...this.#written.values()].map((entry) => ({
      ...entry,
      after: this.#world.row(entry.table, entry.id),
    }));
    for (const { table, id, before } of written.toReversed()) this.#world.set(table, id, before);
    this.#written.clear();
    return written
      .filter(({ before, after }) => !sameRow(before, after))
      .map(({ table, id, before, after }) => ({
        table,
        id,
        ...(before && { before }),
        ...(after && { after }),
      }));
  }

  #write(table: TableName, id: string, row: Row | undefined): void {
    const key = `${table}/${id}`;
    if (!this.#written.has(key))
      this.#written.set(key, { table, id, before: this.#world.row(table, id) });
    this.#world.set(table, id, row);
  }
}
