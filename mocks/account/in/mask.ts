import { regions } from '#src/catalog/regions.ts';
import { idFor } from '#mocks/ground/ids.ts';
import type { Row } from '#mocks/ground/table.ts';
import type { Base } from '#mocks/world/base.ts';
import type { Kept } from '#mocks/world/store.ts';

type Rec = Readonly<Record<string, unknown>>;

/** Tables whose names are the account's own, and what stands in their place. */
const named: Readonly<Record<string, string>> = {
  users: 'user',
  groups: 'group',
  agencies: 'agency',
  domains: 'account',
  enterpriseProjects: 'enterprise-project',
  scps: 'scp',
  organizationNodes: 'level',
};

/** Fields that say something about a person or in his words, and decide nothing. */
const blank: ReadonlySet<string> = new Set([
  'description',
  'description_cn',
  'email',
  'phone',
  'areacode',
  'mobile',
  'xuser_id',
  'custom_info_for_login',
  'address',
  'file',
  'place',
]);

const short = (kind: string, text: string): string =>
  `${kind}-${idFor('mask', `${kind}/${text}`).slice(0, 8)}`;

const isId = (text: string): boolean =>
  /^[0-9a-f]{32}$/i.test(text) || /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text);

/** Names that rules know: they stay, or the world would decide otherwise. */
const isKnownName = (table: string, row: Rec): boolean =>
  (table === 'domains' && row['kind'] === 'service') ||
  (table === 'groups' && row['name'] === 'admin') ||
  (table === 'enterpriseProjects' && row['ep_id'] === '0') ||
  /^Service(Linked)?AgencyFor/.test(String(row['name']));

/** What each name and id of an account is called instead. The same ones are called alike every time. */
function namesIn(base: Base, system: ReadonlySet<string>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const own = (table: string): readonly Rec[] => base[table] ?? [];
  for (const [table, kind] of Object.entries(named))
    for (const row of own(table)) {
      const { name, id } = row;
      if (typeof name === 'string' && !isKnownName(table, row)) found.set(name, short(kind, name));
      if (typeof id === 'string' && row['kind'] !== 'service')
        for (const part of id.split('/')) if (!system.has(part)) found.set(part, maskedId(part));
    }
  for (const row of [...own('roles'), ...own('identityPolicies')]) {
    if (row['domain_id'] === null) continue;
    for (const key of ['display_name', 'name'] as const) {
      const name = row[key];
      if (typeof name === 'string') found.set(name, short('policy', name));
    }
    if (typeof row['id'] === 'string') found.set(row['id'], maskedId(row['id']));
  }
  for (const row of own('projects')) {
    const { name, id } = row;
    if (typeof id === 'string') found.set(id, maskedId(id));
    if (typeof name !== 'string' || regions.some((region) => region.id === name)) continue;
    const [region = name] = name.split('_', 1);
    found.set(name, `${region}_${short('project', name)}`);
  }
  for (const row of own('credentials'))
    if (typeof row['id'] === 'string')
      found.set(row['id'], `AK${idFor('mask', row['id']).slice(0, 18).toUpperCase()}`);
  return found;
}

const maskedId = (id: string): string => (id === '0' || id === '' ? id : idFor('mask', `id/${id}`));

/** Lists of addresses without what people wrote beside them. The addresses decide, and stay. */
const withoutWords = (entries: unknown): unknown =>
  Array.isArray(entries)
    ? entries.map((entry: object): object => ({ ...entry, description: '' }))
    : entries;

/** Replaces whole texts, and the parts of URNs, paths and ids of rows that are names or ids. */
function masker(names: ReadonlyMap<string, string>, system: ReadonlySet<string>) {
  const part = (text: string): string =>
    names.get(text) ?? (isId(text) && !system.has(text) ? maskedId(text) : text);
  const inText = (text: string): string =>
    names.get(text) ??
    text
      .split(/([/:,;"'\s]+)/)
      .map(part)
      .join('');
  const inValue = (value: unknown): unknown => {
    if (typeof value === 'string') return inText(value);
    if (Array.isArray(value)) return value.map(inValue);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        key === 'Action' || key === 'NotAction' ? inner : inValue(inner),
      ]),
    );
  };
  /** A document that a row keeps as text. */
  const inDocument = (text: string): string => {
    try {
      return JSON.stringify(inValue(JSON.parse(text)), null, 2);
    } catch {
      return '';
    }
  };
  return (row: Row): Row => {
    const entries = Object.entries(row).map(([key, value]): [string, unknown] => {
      if (blank.has(key)) return [key, ''];
      if (key === 'ranges' || key === 'netmasks') return [key, withoutWords(value)];
      if ((key === 'document' || key === 'trust_policy') && typeof value === 'string')
        return [key, inDocument(value)];
      return [key, inValue(value)];
    });
    return Object.fromEntries(entries) as Row; // the same fields, masked
  };
}

/** Tables that would tell what is masked. */
const dropped: ReadonlySet<string> = new Set(['liveIds', 'importedOthers']);

/**
 * An account with its names, ids, descriptions and addresses masked, everywhere alike, and the same
 * way every time. Actions and the names of other services' resources in policies stay: they decide.
 * @param kept with the rows it begins with
 */
export function masked(kept: Kept): Kept {
  const base = kept.base ?? {};
  const system = new Set(
    [...(base['roles'] ?? []), ...(base['identityPolicies'] ?? [])]
      .filter((row) => (row as unknown as Rec)['domain_id'] === null)
      .map(({ id }) => id),
  );
  for (const row of base['domains'] ?? [])
    if ((row as unknown as Rec)['kind'] === 'service') system.add(row.id);
  const mask = masker(namesIn(base, system), system);
  const rowsOf = (table: string, rows: readonly Row[]): readonly Row[] =>
    dropped.has(table)
      ? []
      : rows.map((row) => {
          const isSystem = (row as unknown as Rec)['domain_id'] === null || system.has(row.id);
          const ofSystem =
            table === 'policyVersions' && system.has(String((row as unknown as Rec)['policy_id']));
          if (isSystem || ofSystem) return row;
          const next = mask(row);
          return table === 'importedAccounts' ? { ...next, files: [] } : next;
        });
  return {
    head: kept.head,
    base: Object.fromEntries(
      Object.entries(base).map(([table, rows]) => [table, rowsOf(table, rows)]),
    ),
    commits: kept.commits.map((commit) => ({
      ...commit,
      changes: commit.changes
        .filter(({ table }) => !dropped.has(table))
        .map((change) => {
          const [before] = change.before ? rowsOf(change.table, [change.before]) : [];
          const [after] = change.after ? rowsOf(change.table, [change.after]) : [];
          return {
            table: change.table,
            id: after?.id ?? before?.id ?? change.id,
            ...(before && { before }),
            ...(after && { after }),
          };
        }),
    })),
  };
}
