import type { VisualBlock } from '#src/domain/policy/visual/visualTypes.ts';

/**
 * Identity of a block on screen while its address in the text changes: open panels and focus
 * stay where they are.
 */
export type IdentifiedBlock = { readonly id: number; readonly block: VisualBlock };

const sameService = (a: VisualBlock, b: VisualBlock) =>
  a.address.service !== null && a.address.service === b.address.service;
const sameAddress = (a: VisualBlock, b: VisualBlock) =>
  a.address.statement === b.address.statement && a.address.service === b.address.service;

/** Gives every block a number of its own, counting on from `next`. */
export const identify = (
  blocks: readonly VisualBlock[],
  next: number,
): readonly IdentifiedBlock[] => blocks.map((block, index) => ({ id: next + index, block }));

/**
 * Carries identities over one edit. `removed` is the position of the block that the edit took away.
 * Blocks with an unchanged address keep their number; of the rest, one of the same service inherits
 * (the block moved into a statement of its own), then one in the same statement (a service was
 * chosen or its last action taken away); the others are new.
 */
export function carryOver(
  before: readonly IdentifiedBlock[],
  after: readonly VisualBlock[],
  next: number,
  removed?: number,
): readonly IdentifiedBlock[] {
  if (removed !== undefined && after.length === before.length - 1) {
    const kept = before.filter((_, index) => index !== removed);
    return after.map((block, index) => ({ id: kept[index]?.id ?? next + index, block }));
  }
  const free = new Set(before);
  const take = (fits: (old: IdentifiedBlock) => boolean): number | undefined => {
    for (const old of free) {
      if (!fits(old)) continue;
      free.delete(old);
      return old.id;
    }
    return undefined;
  };
  const exact = after.map((block) => take((old) => sameAddress(old.block, block)));
  return after.map((block, index) => {
    const id =
      exact[index] ??
      take((old) => sameService(old.block, block)) ??
      take((old) => old.block.address.statement === block.address.statement) ??
      next + index;
    return { id, block };
  });
}
