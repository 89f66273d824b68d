import type { RawPolicy } from '#src/domain/policy/language/document.ts';
import type { SystemRole } from './systemRole.ts';
import file from './system/named.json' with { type: 'json' };

/** How far a permission reaches whose document no source prints. */
type Reach = 'all' | 'read' | 'part';

/** A system-defined permission that a list names, without its document. */
type Row = Pick<SystemRole, 'id' | 'name' | 'displayName' | 'type' | 'catalog'> & {
  /** First part of its actions. */
  readonly service: string;
  /** A role (1.0); without it a policy (1.1). */
  readonly role?: true;
  /** Display names of the roles it needs in the same project. */
  readonly depends?: readonly string[];
  /** Absent where a page prints the actions. */
  readonly grants?: Reach;
  readonly actions?: readonly string[];
  /** Index into the file's sources. */
  readonly source: number;
};

const operations: Readonly<Record<Reach, readonly string[]>> = {
  all: ['*'],
  read: ['get*', 'list*'],
  part: ['get*', 'list*'],
};

const basis: Readonly<Record<Reach, string>> = {
  all: 'Every action of the service; the document was not found in a source',
  read: 'Every reading action of the service; the document was not found in a source',
  part: 'Its reading part alone: no source says which other actions it holds',
};

const words: Readonly<Record<Reach, string>> = {
  all: 'All permissions on',
  read: 'Read-only permissions on',
  part: 'Permissions for common operations on',
};

const documentOf = ({ role, depends, grants, actions, service }: Row): RawPolicy => ({
  Version: role ? '1.0' : '1.1',
  Statement: [
    {
      Effect: 'Allow',
      Action:
        actions ?? operations[grants ?? 'part'].map((operation) => `${service}:*:${operation}`),
    },
  ],
  ...(depends
    ? { Depends: depends.map((displayName) => ({ catalog: 'BASE', display_name: displayName })) }
    : {}),
});

/**
 * Permissions that the vendor's lists name and whose documents, but for two, no source prints. What
 * is not printed is inferred from the name by one rule, so that nobody takes it for a published
 * document: `ours` says on what basis.
 */
export const namedPermissions: readonly SystemRole[] = (file.permissions as readonly Row[]).map(
  (row) => ({
    id: row.id,
    name: row.name,
    displayName: row.displayName,
    type: row.type,
    catalog: row.catalog,
    description: `${words[row.grants ?? 'all']} ${row.catalog}`,
    ...(row.role
      ? { kind: 'role' as const }
      : { kind: 'policy' as const, flag: 'fine_grained' as const }),
    content: row.grants === undefined ? 'published' : 'ours',
    document: documentOf(row),
    source: file.sources[row.source] ?? '',
    ...(row.grants === undefined ? {} : { ours: basis[row.grants] }),
  }),
);
