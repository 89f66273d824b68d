type Entry<R> = { readonly key: string | number; readonly row: R };
type Order<R> = { readonly part: (row: R) => string; readonly key: (row: R) => string | number };

/** Rows of each part in the order of a key; equal keys in the order of their ids. */
export class SortedIndex<R extends { readonly id: string }> {
  readonly #order: Order<R>;
  readonly #parts = new Map<string, Entry<R>[]>();

  /** Builds the index in one sort. */
  constructor(order: Order<R>, rows: Iterable<R>) {
    this.#order = order;
    for (const row of rows) this.#entries(order.part(row)).push(this.#entry(row));
    for (const entries of this.#parts.values()) entries.sort(compare);
  }

  size(part: string): number {
    return this.#parts.get(part)?.length ?? 0;
  }

  page(
    part: string,
    {
      offset = 0,
      limit = Infinity,
      descending = false,
    }: { offset?: number; limit?: number; descending?: boolean },
  ): R[] {
    const entries = this.#parts.get(part) ?? [];
    if (!descending) return entries.slice(offset, offset + limit).map((entry) => entry.row);
    const end = Math.max(0, entries.length - offset);
    return entries
      .slice(Math.max(0, end - limit), end)
      .toReversed()
      .map((entry) => entry.row);
  }

  add(row: R): void {
    const entries = this.#entries(this.#order.part(row));
    const entry = this.#entry(row);
    entries.splice(position(entries, entry), 0, entry);
  }

  remove(row: R): void {
    const entries = this.#entries(this.#order.part(row));
    const at = position(entries, this.#entry(row));
    if (entries[at]?.row.id === row.id) entries.splice(at, 1);
  }

  #entry(row: R): Entry<R> {
    return { key: this.#order.key(row), row };
  }

  #entries(part: string): Entry<R>[] {
    const existing = this.#parts.get(part);
    if (existing !== undefined) return existing;
    const created: Entry<R>[] = [];
    this.#parts.set(part, created);
    return created;
  }
}

function compare<R extends { readonly id: string }>(a: Entry<R>, b: Entry<R>): number {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  return a.row.id < b.row.id ? -1 : a.row.id > b.row.id ? 1 : 0;
}

/** First place whose entry does not stand before `entry`. */
function position<R extends { readonly id: string }>(
  entries: readonly Entry<R>[],
  entry: Entry<R>,
): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = entries[middle];
    if (other !== undefined && compare(other, entry) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
