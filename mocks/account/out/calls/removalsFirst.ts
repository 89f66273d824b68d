import type { Difference } from '../model/difference.ts';
import { refOf, type Item, type Kind } from '../model/items.ts';

/** The most that an account may have of a kind. */
export type Limits = { readonly [K in Kind]?: number };

/** Identity policies of one principal (docs/sources/api-contract.md#1-5). */
const mostAttachments = 10;

/** Agencies of every kind share their names and their quota. */
const namespaceOf = (kind: Kind): Kind =>
  kind === 'trustAgency' || kind === 'serviceAgency' ? 'agency' : kind;

const holderOf = (item: Item): string => {
  const { ref, id } = refOf(item, 'holder');
  return `${ref}/${id}`;
};

/** Whether additions would meet a name that is only about to become free, or a full quota. */
export function removalsComeFirst({ changes, before }: Difference, limits: Limits): boolean {
  const nameOf = ({ kind, name }: Item): string => `${namespaceOf(kind)}/${name}`;
  const removed = changes.flatMap((one) => (one.after === undefined ? [one.before] : []));
  const freed = new Set(removed.flatMap((item) => (item === undefined ? [] : [nameOf(item)])));
  const taken = changes.flatMap(({ before: was, after }) =>
    after !== undefined && after.name !== was?.name ? [nameOf(after)] : [],
  );
  if (taken.some((name) => freed.has(name))) return true;
  const added = changes.flatMap((one) =>
    one.before === undefined && one.after !== undefined ? [one.after] : [],
  );
  const counts = (items: readonly Item[], keyOf: (item: Item) => string | undefined) => {
    const found = new Map<string, number>();
    for (const item of items) {
      const key = keyOf(item);
      if (key !== undefined) found.set(key, (found.get(key) ?? 0) + 1);
    }
    return found;
  };
  const overflows = (keyOf: (item: Item) => string | undefined, most: (key: string) => number) => {
    const [had, come] = [counts(before, keyOf), counts(added, keyOf)];
    return [...come].some(([key, count]) => (had.get(key) ?? 0) + count > most(key));
  };
  return (
    overflows(
      (item) => (item.kind === 'attachment' ? holderOf(item) : undefined),
      () => mostAttachments,
    ) ||
    overflows(
      ({ kind }) => namespaceOf(kind),
      (kind) => limits[kind as Kind] ?? Infinity,
    )
  );
}
