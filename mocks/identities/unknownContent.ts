import type { Grant } from '#src/domain/policy/engine/decision.ts';
import { contentKey } from '../world/tables/imported.ts';
import type { Tables } from '../world/world.ts';

/**
 * What a grant says of a policy whose document nobody knows. System-defined permissions only ever
 * allow: the two that deny are in the catalogue.
 */
export function unknownContent(
  tables: Tables,
  of: Parameters<typeof contentKey>[0],
  id: string,
): Pick<Grant, 'unknown'> {
  if (tables.unknownContents.size === 0) return {};
  const row = tables.unknownContents.get(contentKey(of, id));
  return row === undefined ? {} : { unknown: row.system ? 'allows' : 'anything' };
}
