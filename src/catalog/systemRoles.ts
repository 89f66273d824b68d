import type { RawPolicy } from '#src/domain/policy/language/document.ts';
import { namedPermissions } from './namedPermissions.ts';
import formerNames from './system/formerNames.json' with { type: 'json' };
import policies from './system/policies.json' with { type: 'json' };
import roles from './system/roles.json' with { type: 'json' };

/**
 * A system-defined role (1.0) or policy (1.1) of the old console, as the permission API lists it.
 * Server Administrator is a role whose document has version 1.1 and dependencies all the same
 * (docs/sources/policy-grammar.md#2).
 */
export type SystemRole = {
  /** 32 lower-case hex digits; the documented id where a page prints one. */
  readonly id: string;
  /** Internal name: `secu_admin`, `te_agency`, `readonly`, `system_all_3`… */
  readonly name: string;
  readonly displayName: string;
  /**
   * Other display names that documents use for the same role: SWR Administrator is also
   * called SWR Admin.
   */
  readonly aliases?: readonly string[];
  /** Where it is shown: AX global services, XA projects, AA both. */
  readonly type: 'AX' | 'XA' | 'AA';
  readonly catalog: string;
  readonly description: string;
  readonly kind: 'role' | 'policy';
  /** The API marks policies with this flag. */
  readonly flag?: 'fine_grained';
  readonly document: RawPolicy;
  /** Is the document one that a page prints, or was it, or part of it, chosen here? */
  readonly content: 'published' | 'ours';
  /** Where it is from: the page that prints the document, or the list that names it. */
  readonly source?: string;
  /** Set when the document, or part of it, was chosen here: on what basis. */
  readonly ours?: string;
};

type Entry = Omit<SystemRole, 'kind' | 'flag' | 'content'>;

const contentOf = ({ ours }: Entry): SystemRole['content'] =>
  ours === undefined ? 'published' : 'ours';

/**
 * Roles, then policies, in the order of the lists; then those that a list names
 * without their document.
 */
export const systemRoles: readonly SystemRole[] = [
  ...(roles as readonly Entry[]).map((entry): SystemRole => ({
    ...entry,
    kind: 'role',
    content: contentOf(entry),
  })),
  ...(policies as readonly Entry[]).map((entry): SystemRole => ({
    ...entry,
    kind: 'policy',
    flag: 'fine_grained',
    content: contentOf(entry),
  })),
  ...namedPermissions,
];

/**
 * Names by which older documents know a permission (*ECS Admin*), then every name
 * and alias of today.
 */
const byDisplayName = new Map<string, SystemRole>();
for (const role of systemRoles)
  for (const name of [role.displayName, ...(role.aliases ?? [])]) byDisplayName.set(name, role);
for (const [former, today] of Object.entries(formerNames)) {
  const role = byDisplayName.get(today);
  if (role && !byDisplayName.has(former)) byDisplayName.set(former, role);
}

/**
 * The role or policy with this display name, alias or former name (exact spelling); undefined
 * if there is none.
 */
export const findSystemRole = (displayName: string): SystemRole | undefined =>
  byDisplayName.get(displayName);
