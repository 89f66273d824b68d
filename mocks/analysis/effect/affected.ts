import type { Change } from '../../world/journal.ts';
import type { Row } from '../../ground/table.ts';
import type { TableName, World } from '../../world/world.ts';
import { behind, holdersOfPolicy } from '../behind.ts';
import type { Member } from '../members.ts';

/** Principals that changes may concern: `user/ID`, `agency/ID`; undefined where it may be anybody. */
export type Affected = ReadonlySet<string> | undefined;

/**
 * Tables by which everybody's access may change: limits of organizations, whom agencies trust, what
 * clusters and templates of RBAC there are, the time.
 */
const everybody: ReadonlySet<string> = new Set<TableName>([
  'domains',
  'scps',
  'scpAttachments',
  'organizationNodes',
  'trusts',
  'ucsClusters',
  'ucsTemplates',
  'unknownContents',
  'clocks',
]);

const field = (row: Row | undefined, name: string): string | undefined => {
  const value: unknown = row === undefined ? undefined : Reflect.get(row, name);
  return typeof value === 'string' ? value : undefined;
};

type Concerned = (world: World, row: Row) => readonly string[];

const subject: Concerned = (world, row) =>
  behind(world, field(row, 'subject_kind') ?? '', field(row, 'subject_id') ?? '');

/** Whom a row that was or will be there concerns; rows of other tables concern nobody's access. */
const concerned: Readonly<Partial<Record<string, Concerned>>> = {
  grants: subject,
  ucsPermissions: subject,
  attachments: (world, row) =>
    behind(world, field(row, 'holder_kind') ?? '', field(row, 'holder_id') ?? ''),
  memberships: (_, row) => [`user/${field(row, 'user_id') ?? ''}`],
  users: (_, { id }) => [`user/${id}`],
  agencies: (_, { id }) => [`agency/${id}`],
  groups: (world, { id }) => behind(world, 'group', id),
  roles: (world, { id }) => holdersOfPolicy(world, id),
  identityPolicies: (world, { id }) => holdersOfPolicy(world, id),
  policyVersions: (world, row) => holdersOfPolicy(world, field(row, 'policy_id') ?? ''),
};

/** Tables whose rows may change what somebody may do. */
export const weighed: ReadonlySet<string> = new Set([...everybody, ...Object.keys(concerned)]);

/**
 * Whom changes may concern, as far as the world as it is tells; asked before and after them, it
 * names everybody.
 */
export function affectedBy(world: World, changes: readonly Change[]): Affected {
  if (changes.some(({ table }) => everybody.has(table))) return undefined;
  return new Set(
    changes.flatMap(({ table, before, after }) =>
      [before, after].flatMap((row) =>
        row === undefined ? [] : (concerned[table]?.(world, row) ?? []),
      ),
    ),
  );
}

/** Whether a principal is among them. */
export const isAffected = (affected: Affected, { ref }: Member): boolean =>
  affected === undefined || affected.has(`${ref.kind}/${ref.id}`);
