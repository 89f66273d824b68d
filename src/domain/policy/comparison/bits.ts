/** Sets of small numbers as one integer: bit `i` stands for the item at place `i`. */

/** The set that holds one place. */
export const bit = (place: number): bigint => 1n << BigInt(place);

/** The places of the items that fulfil a test. */
export function placesWhere<T>(
  items: readonly T[],
  holds: (item: T, place: number) => boolean,
): bigint {
  let mask = 0n;
  for (const [place, item] of items.entries()) if (holds(item, place)) mask |= bit(place);
  return mask;
}

/** The items whose places are in the set. */
export function itemsIn<T>(items: readonly T[], mask: bigint): readonly T[] {
  return items.filter((_, place) => (mask & bit(place)) !== 0n);
}
