import type { Row } from '../../ground/table.ts';
import type { RowOf, TableName, World } from '../../world/world.ts';

/**
 * Changes of a world that nobody keeps: they are there while something is looked at, and taken
 * back before anybody else runs. Never held across a wait.
 */
export class Trial {
  readonly #world: World;
  readonly #before: { readonly table: TableName; readonly id: string; readonly row?: Row }[] = [];

  constructor(world: World) {
    this.#world = world;
  }

  put<T extends TableName>(table: T, row: RowOf<T>): void {
    this.#remember(table, row.id);
    this.#world.set(table, row.id, row);
  }

  drop(table: TableName, id: string): void {
    this.#remember(table, id);
    this.#world.set(table, id, undefined);
  }

  #remember(table: TableName, id: string): void {
    const row = this.#world.row(table, id);
    this.#before.push({ table, id, ...(row && { row }) });
  }

  takeBack(): void {
    for (const { table, id, row } of this.#before.toReversed()) this.#world.set(table, id, row);
    this.#before.length = 0;
  }
}

/** What is seen in a world after changes, which are taken back again. */
export function inTrial<T>(world: World, change: (trial: Trial) => void, look: () => T): T {
  const trial = new Trial(world);
  try {
    change(trial);
    return look();
  } finally {
    trial.takeBack();
  }
}
