import type { HolderClass } from '#src/domain/access/accessReports.ts';

type Found = {
  readonly classes: readonly HolderClass[];
  readonly next: number | null;
  readonly unknown: readonly unknown[];
  readonly left_out: boolean;
};

/**
 * Outside of whom nobody can: the groups through which it is held, and by name who holds it
 * otherwise. Undefined where the answer does not prove it: it is not whole, or too many would have
 * to be named.
 */
export function nobodyBut({
  classes,
  next,
  unknown,
  left_out: leftOut,
}: Found): readonly string[] | undefined {
  if (next !== null || unknown.length > 0 || leftOut) return undefined;
  const exceptions = classes.map(({ count, principals, entries }) => {
    const group = entries
      .flatMap(({ through }) => through.path)
      .find(({ type }) => type === 'group')?.name;
    if (group !== undefined) return [`group:${group}`];
    return principals.length === count ? principals : undefined;
  });
  if (exceptions.includes(undefined)) return undefined;
  return [...new Set(exceptions.flatMap((some) => some ?? []))];
}
