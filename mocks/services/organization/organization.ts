import { ApiError, refuse } from '#mocks/ground/errors.ts';
import { organizationLevels } from '#mocks/identities/organizationGrants.ts';
import type { Ctx } from '#mocks/pipeline/call.ts';
import type { OrganizationNodeRow, ScpRow } from '#mocks/world/tables/organization.ts';
import type { Tables } from '#mocks/world/world.ts';

type Where = Pick<Ctx, 'tables' | 'caller'>;

/** The policy that every organization begins with and nobody changes. */
export const builtInScp = 'FullAccess';

/** Most policies on one level (docs/sources/policy-grammar.md#4-6). */
const mostPerLevel = 5;

/** Codes and wording are ours: no copy of the list of the service's codes was read. */
const lines = {
  nameTaken: [409, 'CONSOLE.0021', 'A service control policy {name} exists already.'],
  builtIn: [403, 'CONSOLE.0022', 'The policy {name} is built in and cannot be {what}.'],
  inUse: [409, 'CONSOLE.0023', 'The policy {name} is still attached to {where}.'],
  attached: [409, 'CONSOLE.0024', 'The policy {name} is attached to {where} already.'],
  lastOne: [
    409,
    'CONSOLE.0025',
    'The policy {name} is the last one of {where}; each level keeps at least one.',
  ],
  levelFull: [409, 'CONSOLE.0026', '{where} has {most} policies, the most there can be.'],
} as const satisfies Record<string, readonly [number, string, string]>;

/** Makes a refusal of the organization, with `{placeholders}` filled in. */
export function refuseScp(
  line: keyof typeof lines,
  values: Readonly<Record<string, string>>,
): ApiError {
  const [status, code, message] = lines[line];
  return new ApiError({
    status,
    code,
    message: message.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? ''),
  });
}

/** The root of the organization that the caller's account belongs to; undefined outside one. */
export const rootOf = ({ tables, caller }: Where): OrganizationNodeRow | undefined =>
  organizationLevels(tables, caller.account.id)[0];

/** The levels of an organization from its root down, each before what lies below it. */
export function levelsBelow(
  tables: Tables,
  root: OrganizationNodeRow,
): readonly OrganizationNodeRow[] {
  return [
    root,
    ...tables.organizationNodes
      .by('parent', root.id)
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
      .flatMap((below) => levelsBelow(tables, below)),
  ];
}

/** @throws ApiError 404 outside an organization, and for what it does not have */
export function findScp(where: Where, id: string): ScpRow {
  const row = rootOf(where) && where.tables.scps.get(id);
  if (row === undefined) throw refuse('notFound', { target: 'policy', id });
  return row;
}

/** A policy that may be changed. @throws ApiError 404, 403 for the built-in one */
export function findOwnScp(where: Where, id: string, what: string): ScpRow {
  const row = findScp(where, id);
  if (row.name === builtInScp) throw refuseScp('builtIn', { name: row.name, what });
  return row;
}

/** @throws ApiError 404 outside an organization, and for a level of none or of another one */
export function findLevel(where: Where, id: string): OrganizationNodeRow {
  const root = rootOf(where);
  const row = root && levelsBelow(where.tables, root).find((level) => level.id === id);
  if (row === undefined) throw refuse('notFound', { target: 'entity', id });
  return row;
}

/** @throws ApiError 409 when the level has the policy, or as many as there can be */
export function checkAttachable(tables: Tables, level: OrganizationNodeRow, scp: ScpRow): void {
  const there = tables.scpAttachments.by('node', level.id);
  if (there.some(({ scp_id }) => scp_id === scp.id))
    throw refuseScp('attached', { name: scp.name, where: level.name });
  if (there.length >= mostPerLevel)
    throw refuseScp('levelFull', { where: level.name, most: String(mostPerLevel) });
}

/** The levels that a policy is attached to, highest first. */
export function levelsOf(where: Where, scp: ScpRow): readonly OrganizationNodeRow[] {
  const root = rootOf(where);
  const ids = where.tables.scpAttachments.by('scp', scp.id).map(({ node_id }) => node_id);
  return root === undefined
    ? []
    : levelsBelow(where.tables, root).filter(({ id }) => ids.includes(id));
}
