import { kindWords } from '../model/items.ts';
import type { Kept } from './changes.ts';
import type { ScriptBuilder } from './scriptBuilder.ts';

/**
 * Changes in an order in which each new name is free when it is taken. Where names go round in a
 * circle, the circle is left to people.
 */
export function renamesInOrder(kept: readonly Kept[], build: ScriptBuilder): readonly Kept[] {
  const ordered: Kept[] = [];
  let open = [...kept];
  while (open.length > 0) {
    const held = new Set(open.map(({ before }) => before.name));
    const ready = open.filter(
      ({ before, after }) => before.name === after.name || !held.has(after.name),
    );
    if (ready.length === 0) break;
    ordered.push(...ready);
    open = open.filter((one) => !ready.includes(one));
  }
  for (const { before, after } of open)
    build.byHand(
      `Rename ${kindWords(after.kind)} ${before.name} to ${after.name}`,
      'Names go round in a circle.',
    );
  return ordered;
}
