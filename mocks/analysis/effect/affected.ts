import type { Change } from '../../world/journal.ts';
import type { Row } from '../../ground/table.ts';
import type { World } from '../../world/world.ts';
import type { Member } from '../holders.ts';

/** Principals that changes may concern: `user/ID`, `agency/ID`; undefined where it may be anybody. */
export type Affected = ReadonlySet<string> | undefined;

/** Tables by which everybody's access may change: limits of organizations, and whom agencies trust. */
const everybody = new Set(['scps', 'scpAttachments', 'organizationNodes', 'trusts', 'domains']);

const field = (row: Row | undefined, name: string): string | undefined => {
  const value: unknown = row === undefined ? undefined : Reflect.get(row, name);
  return typeof value === 'string' ? value : undefined;
};

/** Those who hold something as `kind/id`: a group's members, or the principal itself. */
function behind({ tables }: World, holder: string): readonly string[] {
  const [kind, id = ''] = holder.split('/');
  return kind === 'group'
    ? tables.memberships.by('group', id).map(({ user_id }) => `user/${user_id}`)
    : [holder];
}

function holdersOfPolicy(world: World, id: string): readonly string[] {
  const { tables } = world;
  return [
    ...tables.grants.by('role', id).map((one) => `${one.subject_kind}/${one.subject_id}`),
    ...tables.attachments.by('policy', id).map((one) => `${one.holder_kind}/${one.holder_id}`),
  ].flatMap((holder) => behind(world, holder));
}

/** Whom a row that was or will be there concerns. */
function concerned(world: World, table: string, row: Row): readonly string[] {
  switch (table) {
    case 'grants':
    case 'ucsPermissions':
      return behind(world, `${field(row, 'subject_kind') ?? ''}/${field(row, 'subject_id') ?? ''}`);
    case 'attachments':
      return behind(world, `${field(row, 'holder_kind') ?? ''}/${field(row, 'holder_id') ?? ''}`);
    case 'memberships':
      return [`user/${field(row, 'user_id') ?? ''}`];
    case 'users':
      return [`user/${row.id}`];
    case 'agencies':
      return [`agency/${row.id}`];
    case 'groups':
      return behind(world, `group/${row.id}`);
    case 'roles':
    case 'identityPolicies':
      return holdersOfPolicy(world, row.id);
    case 'policyVersions':
      return holdersOfPolicy(world, field(row, 'policy_id') ?? '');
    default:
      return [];
  }
}

/**
 * Whom changes may concern, as far as the world as it is tells; asked before and after them, it
 * names everybody.
 */
export function affectedBy(world: World, changes: readonly Change[]): Affected {
  if (changes.some(({ table }) => everybody.has(table))) return undefined;
  return new Set(
    changes.flatMap(({ table, before, after }) =>
      [before, after].flatMap((row) => (row === undefined ? [] : concerned(world, table, row))),
    ),
  );
}

/** Whether a principal is among them. */
export const isAffected = (affected: Affected, { ref }: Member): boolean =>
  affected === undefined || affected.has(`${ref.kind}/${ref.id}`);
