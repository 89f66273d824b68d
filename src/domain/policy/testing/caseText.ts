/**
 * A case's document with its repeated items written out: `{"$repeat": n, "value": …$i…}` in a list.
 */
export function expandCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.flatMap(expandItem);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, expandCase(member)]),
  );
}

function expandItem(item: unknown): unknown[] {
  const repeat =
    typeof item === 'object' && item !== null && '$repeat' in item
      ? (item as { $repeat: number; value: unknown })
      : undefined;
  if (!repeat) return [expandCase(item)];
  return Array.from(
    { length: repeat.$repeat },
    (_, i) => JSON.parse(JSON.stringify(repeat.value).replaceAll('$i', String(i))) as unknown,
  );
}
