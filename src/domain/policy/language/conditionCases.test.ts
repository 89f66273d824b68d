import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compileCondition, failedClause } from './conditions/condition.ts';
import type { PolicyVersion } from './document.ts';

type Row = {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
  /** The values the request carries for the key; null: it carries none. */
  readonly has: readonly string[] | null;
  readonly holds: boolean;
  readonly source: string;
  readonly version?: PolicyVersion;
  /** How the request spells the key, where it differs. */
  readonly contextKey?: string;
  /** Further keys of the request, for policy variables. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
};

const rows = JSON.parse(
  readFileSync(new URL('../cases/conditions.json', import.meta.url), 'utf8'),
) as readonly Row[];

it('has a source in every row', () => {
  expect(rows.length).toBeGreaterThan(500);
  expect(rows.filter((row) => typeof row.source !== 'string' || row.source === '')).toEqual([]);
});

it.each(rows)('$operator $key $values against $has', (row) => {
  const carried = new Map<string, readonly string[]>();
  for (const [key, value] of Object.entries(row.context ?? {}))
    carried.set(key.toLowerCase(), typeof value === 'string' ? [value] : value);
  if (row.has !== null) carried.set((row.contextKey ?? row.key).toLowerCase(), row.has);
  const condition = compileCondition(
    { [row.operator]: { [row.key]: row.values } },
    row.version ?? '1.1',
  );
  const failed =
    condition === null
      ? null
      : failedClause(condition, { values: (key) => carried.get(key.toLowerCase()) ?? null });
  expect(failed === null).toBe(row.holds);
  expect(failed?.key ?? null).toBe(row.holds ? null : row.key);
});
