import { SortedIndex } from './sortedIndex.ts';

/** Every row has an id and is replaced, never changed. */
export type Row = { readonly id: string };

/**
 * The look-ups a table supports. Each index is built at its first use and kept
 * current from then on.
 */
export type TableSpec<R extends Row> = {
  /** One row per key; a row without a key is left out. */
  readonly unique?: Readonly<Record<string, (row: R) => string | undefined>>;
  /** Any number of rows per key, in the order in which they came. */
  readonly multi?: Readonly<Record<string, (row: R) => string | undefined>>;
  /** Rows in order within each part (an account), for pages that do not read the rest. */
  readonly sorted?: Readonly<
    Record<string, { readonly part: (row: R) => string; readonly key: (row: R) => string | number }>
  >;
};

type Names<S, K extends keyof TableSpec<never>> =
  S extends Record<K, infer Indexes> ? keyof Indexes & string : never;

/** A declared table, before it has rows. The row type travels with it. */
export type TableDeclaration<R extends Row, S> = { readonly spec: S; readonly row?: R };

/** Declares a table of an area: `table<UserRow>()({ unique: … })`. */
export const table =
  <R extends Row>() =>
  <const S extends TableSpec<R>>(spec: S): TableDeclaration<R, S> => ({ spec });

/** Rows with their look-ups. Written through `put` and `drop` only, which belong to commits. */
export class Table<R extends Row, S = TableSpec<R>> {
  readonly #spec: TableSpec<R>;
  readonly #rows = new Map<string, R>();
  readonly #unique = new Map<string, Map<string, R>>();
  readonly #multi = new Map<string, Map<string, Map<string, R>>>();
  readonly #sorted = new Map<string, SortedIndex<R>>();

  constructor(spec: TableSpec<R>) {
    this.#spec = spec;
  }

  get size(): number {
    return this.#rows.size;
  }

  get(id: string): R | undefined {
    return this.#rows.get(id);
  }

  all(): IterableIterator<R> {
    return this.#rows.values();
  }

  /** The row with this key of a unique index. */
  find(index: Names<S, 'unique'>, key: string): R | undefined {
    return this.#uniqueIndex(index).get(key);
  }

  /** The rows with this key of a multi index, oldest first. */
  by(index: Names<S, 'multi'>, key: string): R[] {
    return [...(this.#multiIndex(index).get(key)?.values() ?? [])];
  }

  count(index: Names<S, 'multi'>, key: string): number {
    return this.#multiIndex(index).get(key)?.size ?? 0;
  }

  /**
   * Rows `offset … offset + limit` of a part in the order of a sorted index, without
   * reading the others.
   */
  page(
    index: Names<S, 'sorted'>,
    part: string,
    options: { offset?: number; limit?: number; descending?: boolean } = {},
  ): R[] {
    return this.#sortedIndex(index).page(part, options);
  }

  /** How many rows a part has. */
  partSize(index: Names<S, 'sorted'>, part: string): number {
    return this.#sortedIndex(index).size(part);
  }

  hasSorted(name: string): name is Names<S, 'sorted'> {
    return this.#spec.sorted?.[name] !== undefined;
  }

  /** Adds or replaces a row. */
  put(row: R): void {
    const before = this.#rows.get(row.id);
    if (before !== undefined) this.#unindex(before, row);
    this.#rows.set(row.id, row);
    this.#index(row);
  }

  drop(id: string): void {
    const before = this.#rows.get(id);
    if (before === undefined) return;
    this.#unindex(before);
    this.#rows.delete(id);
  }

  #index(row: R): void {
    for (const [name, index] of this.#unique) {
      const key = this.#spec.unique?.[name]?.(row);
      if (key !== undefined) index.set(key, row);
    }
    for (const [name, index] of this.#multi) addTo(index, this.#spec.multi?.[name]?.(row), row);
    for (const index of this.#sorted.values()) index.add(row);
  }

  /**
   * `next` is the row that takes the place, if any: where its key stays, it keeps the
   * old row's position.
   */
  #unindex(row: R, next?: R): void {
    for (const [name, index] of this.#unique) {
      const key = this.#spec.unique?.[name]?.(row);
      if (key !== undefined && index.get(key)?.id === row.id) index.delete(key);
    }
    for (const [name, index] of this.#multi) {
      const keyOf = this.#spec.multi?.[name];
      const key = keyOf?.(row);
      if (key === undefined || (next !== undefined && keyOf?.(next) === key)) continue;
      const rows = index.get(key);
      rows?.delete(row.id);
      if (rows?.size === 0) index.delete(key);
    }
    for (const index of this.#sorted.values()) index.remove(row);
  }

  #uniqueIndex(name: string): Map<string, R> {
    const existing = this.#unique.get(name);
    if (existing !== undefined) return existing;
    const keyOf = required(this.#spec.unique?.[name], name);
    const index = new Map<string, R>();
    for (const row of this.#rows.values()) {
      const key = keyOf(row);
      if (key !== undefined) index.set(key, row);
    }
    this.#unique.set(name, index);
    return index;
  }

  #multiIndex(name: string): Map<string, Map<string, R>> {
    const existing = this.#multi.get(name);
    if (existing !== undefined) return existing;
    const keyOf = required(this.#spec.multi?.[name], name);
    const index = new Map<string, Map<string, R>>();
    for (const row of this.#rows.values()) addTo(index, keyOf(row), row);
    this.#multi.set(name, index);
    return index;
  }

  #sortedIndex(name: string): SortedIndex<R> {
    const existing = this.#sorted.get(name);
    if (existing !== undefined) return existing;
    const index = new SortedIndex(required(this.#spec.sorted?.[name], name), this.#rows.values());
    this.#sorted.set(name, index);
    return index;
  }
}

function addTo<R extends Row>(
  index: Map<string, Map<string, R>>,
  key: string | undefined,
  row: R,
): void {
  if (key === undefined) return;
  const rows = index.get(key);
  if (rows === undefined) index.set(key, new Map([[row.id, row]]));
  else rows.set(row.id, row);
}

function required<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`The table has no index ${name}`);
  return value;
}
