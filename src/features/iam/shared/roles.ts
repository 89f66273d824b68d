import { readDocument } from '#src/domain/policy/language/read.ts';
import type { GrantableRole, RoleKind, RoleLevel } from '#src/domain/access/grantableRole.ts';
import type { RawPolicy } from '#src/domain/policy/language/document.ts';

/** A policy or role as pickers, records and finish tables show it. */
export type RoleRow = GrantableRole & {
  readonly description: string;
  /**
   * Codes of the services whose actions it names, upper case; the catalog for roles. Feeds
   * the service filter.
   */
  readonly services: readonly string[];
  readonly policy: RawPolicy;
};

/** What is read of a role object, whatever call answered it (docs/sources/api-contract.md#3-1). */
export type RoleAnswer = {
  readonly id: string;
  readonly name: string;
  readonly display_name?: string | undefined;
  readonly type?: string | undefined;
  readonly catalog?: string | undefined;
  readonly flag?: string | undefined;
  readonly description?: string | undefined;
  readonly policy?: RawPolicy | undefined;
};

export const roleKindNames: Readonly<Record<RoleKind, string>> = {
  'system-policy': 'System-defined policy',
  'system-role': 'System-defined role',
  'custom-policy': 'Custom policy',
};

const levels: readonly RoleLevel[] = ['AX', 'XA', 'AA', 'XX'];

/**
 * Custom policies stand in the catalog CUSTOMED, system-defined policies carry a flag, the rest are
 * roles (docs/sources/api-contract.md#1-1).
 */
const kindOf = ({ catalog, flag }: RoleAnswer): RoleKind =>
  catalog === 'CUSTOMED'
    ? 'custom-policy'
    : flag === 'fine_grained'
      ? 'system-policy'
      : 'system-role';

function contentOf(
  policy: RawPolicy | undefined,
): Pick<RoleRow, 'depends'> & { readonly named: readonly string[] } {
  if (policy === undefined) return { depends: [], named: [] };
  try {
    const document = readDocument(policy);
    const named = document.statements.flatMap((statement) =>
      statement.action.values.map((action) => (action.split(':')[0] ?? '').toUpperCase()),
    );
    return {
      depends: document.depends,
      named: [...new Set(named)].filter((code) => code !== '' && !code.includes('*')),
    };
  } catch {
    // a content nobody can read is still listed and can be granted by its id
    return { depends: [], named: [] };
  }
}

/** Reads a role object of the API into a row. */
export function roleRow(role: RoleAnswer): RoleRow {
  const { depends, named } = contentOf(role.policy);
  const kind = kindOf(role);
  const catalog = role.catalog ?? '';
  return {
    id: role.id,
    name: role.name,
    displayName: role.display_name ?? role.name,
    level: levels.find((level) => level === role.type) ?? 'AA',
    kind,
    catalog,
    depends,
    description: role.description ?? '',
    services: kind === 'custom-policy' ? named : [catalog.toUpperCase()],
    policy: role.policy ?? {},
  };
}

/**
 * Custom policies first, then by name: the order of the console's own lists
 * (docs/sources/console.md#7-1).
 */
export const inListOrder = (roles: readonly RoleRow[]): readonly RoleRow[] =>
  roles.toSorted(
    (a, b) =>
      Number(b.kind === 'custom-policy') - Number(a.kind === 'custom-policy') ||
      a.displayName.localeCompare(b.displayName, 'en'),
  );
