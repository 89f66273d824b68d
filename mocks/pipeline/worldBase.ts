import { buildWorld, isScenario } from '../scenarios/scenarios.ts';
import type { Base } from '../world/base.ts';
import type { Commit } from '../world/journal.ts';
import type { Head } from '../world/store.ts';
import type { Row } from '../ground/table.ts';
import { World, declarations, type TableName } from '../world/world.ts';

// the keys of the declarations are the names
const tableNames = Object.keys(declarations) as TableName[];

const rowsOf = ({ tables }: World, table: TableName): Row[] => [
  ...(tables[table].all() as IterableIterator<Row>),
];

/** The rows of a world as they are now. */
export const baseOf = (world: World): Base =>
  Object.fromEntries(tableNames.map((table) => [table, rowsOf(world, table)]));

/**
 * What the seeds make of a head today; a scenario that is no longer there is made of the accounts
 * that every one has.
 */
const seeded = ({ scenario, params, openedAt }: Head): World =>
  isScenario(scenario) ? buildWorld(scenario, params, openedAt) : buildWorld('fresh', {}, openedAt);

/**
 * System-defined permissions of today's catalogue that a base does not know: they are nobody's
 * change, and new grants may need them.
 */
function addCatalogue(world: World, { openedAt }: Head): void {
  const today = buildWorld('fresh', {}, openedAt);
  const add = <T extends 'roles' | 'identityPolicies' | 'policyVersions'>(
    table: T,
    rows: readonly Row[],
  ): void => {
    for (const row of rows)
      if (world.row(table, row.id) === undefined) world.set(table, row.id, row);
  };
  const policies = [...today.tables.identityPolicies.all()].filter(
    ({ domain_id }) => domain_id === null,
  );
  const ids = new Set(policies.map(({ id }) => id));
  add(
    'roles',
    [...today.tables.roles.all()].filter(({ domain_id }) => domain_id === null),
  );
  add('identityPolicies', policies);
  add(
    'policyVersions',
    [...today.tables.policyVersions.all()].filter(({ policy_id }) => ids.has(policy_id)),
  );
}

/**
 * The world that a stored base describes. Tables that came after it was stored are
 * filled from the seeds.
 */
export function worldOf(head: Head, base: Base): World {
  const world = new World();
  const later = tableNames.filter((table) => base[table] === undefined);
  const seeds = later.length > 0 ? seeded(head) : undefined;
  for (const table of tableNames)
    for (const row of base[table] ?? (seeds ? rowsOf(seeds, table) : []))
      world.set(table, row.id, row);
  addCatalogue(world, head);
  return world;
}

/**
 * The base of a world that was stored without one (version 0.1.0): what the seeds make of its head
 * today, with every row that a change ever touched as that change found it. So all changes fit, and
 * can be taken back, whatever the seeds are.
 */
export function reconstructedBase(head: Head, commits: readonly Commit[]): Base {
  const world = seeded(head);
  const seen = new Set<string>();
  for (const { table, id, before } of commits.flatMap(({ changes }) => changes)) {
    const key = `${table}/${id}`;
    if (!seen.has(key) && table in world.tables) world.set(table, id, before);
    seen.add(key);
  }
  return baseOf(world);
}
