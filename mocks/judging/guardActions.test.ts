import { describe, expect, it } from 'vitest';
import { loadServiceActions, servicesWithActions } from '#src/catalog/serviceActions.ts';
import { contract } from '#src/api/contract/index.ts';
import type { Endpoint } from '#src/api/endpoint/endpoint.ts';

const rows: readonly (readonly [name: string, endpoint: Endpoint])[] = Object.entries(contract);
const names = (endpoint: Endpoint): readonly string[] =>
  typeof endpoint.access === 'string'
    ? []
    : endpoint.access.flatMap(({ name, aliases = [] }) => [name, ...aliases]);

describe('the actions that guard endpoints', async () => {
  const files = await Promise.all(servicesWithActions().map(loadServiceActions));
  const catalogued = new Set(files.flatMap(({ actions }) => actions.map(({ name }) => name)));

  it('are many', () =>
    expect(new Set(rows.flatMap(([, endpoint]) => names(endpoint))).size).toBeGreaterThan(150));

  it.each(rows.filter(([, endpoint]) => names(endpoint).length > 0))(
    'of %s stand in the catalogue, spelled the same',
    (_, endpoint) => {
      expect(names(endpoint).filter((name) => !catalogued.has(name))).toEqual([]);
    },
  );
});
