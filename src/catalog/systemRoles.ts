import type { RawPolicy } from '#src/domain/policy/language/document.ts';
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
  /** Other display names that documents use for the same role: SWR Administrator is also called SWR Admin. */
  readonly aliases?: readonly string[];
  /** Where it is shown: AX global services, XA projects, AA both. */
  readonly type: 'AX' | 'XA' | 'AA';
  readonly catalog: string;
  readonly description: string;
  readonly kind: 'role' | 'policy';
  /** The API marks policies with this flag. */
  readonly flag?: 'fine_grained';
  readonly document: RawPolicy;
  readonly source?: string;
  /** Set when the document, or part of it, was chosen here: on what basis. */
  readonly ours?: string;
};

type Entry = Omit<SystemRole, 'kind' | 'flag'>;

/** Roles first, then policies, in the order of the lists. */
export const systemRoles: readonly SystemRole[] = [
  ...(roles as readonly Entry[]).map((entry): SystemRole => ({ ...entry, kind: 'role' })),
  ...(policies as readonly Entry[]).map((entry): SystemRole => ({
    ...entry,
    kind: 'policy',
    flag: 'fine_grained',
  })),
];

const byDisplayName: ReadonlyMap<string, SystemRole> = new Map(
  systemRoles.flatMap((role) =>
    [role.displayName, ...(role.aliases ?? [])].map((name) => [name, role] as const),
  ),
);

/** The role or policy with this display name or alias (exact spelling); undefined if there is none. */
export const findSystemRole = (displayName: string): SystemRole | undefined =>
  byDisplayName.get(displayName);
