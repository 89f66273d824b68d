import { Table, type Row, type TableDeclaration } from '../ground/table.ts';
import { accessTestTables } from './tables/accessTests.ts';
import { clockTables } from './tables/clock.ts';
import { cocTables } from './tables/coc.ts';
import { ecsTables } from './tables/ecs.ts';
import { iamTables } from './tables/iam.ts';
import { importedTables } from './tables/imported.ts';
import { loginProtectTables } from './tables/loginProtects.ts';
import { mfaTables } from './tables/mfa.ts';
import { organizationTables } from './tables/organization.ts';
import { passwordTables } from './tables/passwords.ts';
import { securityTables } from './tables/security.ts';
import { ucsTables } from './tables/ucs.ts';
import { v5Tables } from './tables/v5.ts';

/** Every table of the backend, by area. A new area adds one import and one line. */
export const declarations = {
  ...iamTables,
  ...loginProtectTables,
  ...passwordTables,
  ...securityTables,
  ...mfaTables,
  ...v5Tables,
  ...organizationTables,
  ...clockTables,
  ...cocTables,
  ...ecsTables,
  ...ucsTables,
  ...importedTables,
  ...accessTestTables,
} as const;

export type Declarations = typeof declarations;
export type TableName = keyof Declarations;
export type RowOf<T extends TableName> =
  Declarations[T] extends TableDeclaration<infer R, infer _> ? R : never;
type TableOf<T extends TableName> =
  Declarations[T] extends TableDeclaration<infer R, infer S> ? Table<R, S> : never;

/** All tables, for reading: `world.tables.users.find('name', …)`. */
export type Tables = { readonly [T in TableName]: TableOf<T> };

/** One row written: as it was before and as it is after. */
export type RowWrite = {
  readonly table: TableName;
  readonly before: Row | undefined;
  readonly after: Row | undefined;
};

/** How many writes an index may lag behind before it is built anew. */
const WRITES_KEPT = 1_024;

/**
 * The state of one account world. It changes only through `set`, which belongs to
 * drafts and commits.
 */
export class World {
  readonly tables: Tables;
  /** Grows with every write; caches compare it. */
  version = 0;
  readonly #writes: RowWrite[] = [];
  /** When rows were added since the world was opened (epoch ms), by `table/id`. */
  readonly addedAt = new Map<string, number>();

  constructor() {
    const built = Object.entries(declarations).map(([name, { spec }]) => [
      name,
      new Table<Row>(spec as never),
    ]);
    this.tables = Object.fromEntries(built) as Tables; // fromEntries forgets the keys
  }

  /** Fills the starting state. Rows are frozen here as everywhere. */
  load<T extends TableName>(table: T, rows: Iterable<RowOf<T>>): void {
    for (const row of rows) this.set(table, row.id, row);
  }

  row(table: TableName, id: string): Row | undefined {
    return this.tables[table].get(id);
  }

  /** Puts a row in place, or removes it. */
  set<R extends Row>(table: TableName, id: string, row: R | undefined): void {
    const target = this.tables[table] as unknown as Table<Row>;
    this.#writes[this.version % WRITES_KEPT] = { table, before: target.get(id), after: row };
    this.version += 1;
    if (row === undefined) target.drop(id);
    else target.put(Object.freeze(row));
  }

  /** What was written since a version; undefined when that is too long ago. */
  writesSince(version: number): readonly RowWrite[] | undefined {
    if (this.version - version > WRITES_KEPT) return undefined;
    return Array.from(
      { length: this.version - version },
      (_, at) => this.#writes[(version + at) % WRITES_KEPT],
    ).filter((write) => write !== undefined);
  }

  /** The whole state as plain data, for comparing worlds and for downloads. */
  toJson(): Record<string, Row[]> {
    const byId = (a: Row, b: Row): number => (a.id < b.id ? -1 : 1);
    return Object.fromEntries(
      Object.entries(this.tables).map(([name, table]) => [
        name,
        [...(table as unknown as Table<Row>).all()].toSorted(byId),
      ]),
    );
  }
}
