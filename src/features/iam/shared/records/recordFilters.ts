import type { FilterProperty } from '#src/ui/table/types.ts';
import { placeNames, projectText, type ProjectRow } from '../lookups.ts';
import type { RecordRow } from './useRecordRows.ts';

/**
 * Region projects and global services, or enterprise projects: the two lists of records
 * (docs/sources/console.md#6).
 */
export type RecordsView = 'iam' | 'ep';

/** Whether a record belongs to the list shown. */
export const inView = (record: Pick<RecordRow, 'scope'>, view: RecordsView): boolean =>
  (record.scope.kind === 'enterpriseProject') === (view === 'ep');

export const principalKinds = { user: 'User', group: 'User group', agency: 'Agency' } as const;

/** Which names of the users searched for stand behind a group: `group id → user names`. */
export type MembersOfGroups = ReadonlyMap<string, readonly string[]>;

const regionOf = ({ scope }: RecordRow): string =>
  scope.kind === 'project' ? scope.projectId : scope.kind === 'enterpriseProject' ? '' : scope.kind;

/**
 * The properties of the filter box. A user's name finds the grants of his groups too, since that is
 * how he holds them. Source: docs/sources/console.md#6.
 */
export function recordFilters({
  projects,
  enterpriseProjects,
  members,
  singlePrincipal,
}: {
  projects: readonly ProjectRow[];
  enterpriseProjects: readonly { id: string; name: string }[];
  members: MembersOfGroups;
  singlePrincipal: boolean;
}): readonly FilterProperty<RecordRow>[] {
  const roleName: FilterProperty<RecordRow> = {
    id: 'role',
    label: 'Policy/Role name',
    values: (row) => row.roleName,
  };
  const region: FilterProperty<RecordRow> = {
    id: 'region',
    label: 'Project region',
    options: [
      { value: 'global', label: placeNames().global },
      { value: 'all', label: placeNames().all },
      ...projects.map((project) => ({
        value: project.id,
        label: projectText(project),
      })),
    ],
    values: regionOf,
  };
  const enterpriseProject: FilterProperty<RecordRow> = {
    id: 'enterpriseProject',
    label: 'Enterprise project',
    options: enterpriseProjects.map((project) => ({ value: project.id, label: project.name })),
    values: ({ scope }) => (scope.kind === 'enterpriseProject' ? scope.enterpriseProjectId : ''),
  };
  const places = enterpriseProjects.length === 0 ? [region] : [region, enterpriseProject];
  if (singlePrincipal) return [roleName, ...places];
  const ofKind = (kind: keyof typeof principalKinds) => (row: RecordRow) =>
    row.principal.kind === kind ? row.principalName : '';
  return [
    roleName,
    {
      id: 'user',
      label: 'Username',
      values: (row) =>
        row.principal.kind === 'group'
          ? (members.get(row.principal.id) ?? [])
          : ofKind('user')(row),
    },
    { id: 'group', label: 'User group name', values: ofKind('group') },
    { id: 'agency', label: 'Agency name', values: ofKind('agency') },
    ...places,
    {
      id: 'principalType',
      label: 'Principal type',
      options: Object.entries(principalKinds).map(([value, label]) => ({ value, label })),
      values: (row) => row.principal.kind,
    },
  ];
}

type Filters = Readonly<Record<string, readonly string[]>>;
const has = (filters: Filters, id: string): boolean => (filters[id] ?? []).length > 0;

/**
 * A filter that only one of the lists knows flips to that list; the filter that belongs to
 * the other one goes.
 */
export function reconcile(before: Filters, after: Filters): Filters {
  if (has(after, 'enterpriseProject') && has(after, 'region'))
    return { ...after, [has(before, 'region') ? 'region' : 'enterpriseProject']: [] };
  return after;
}

/** The list to show: the one a filter asks for, else the one that was chosen. */
export const viewFor = (filters: Filters, chosen: RecordsView): RecordsView =>
  has(filters, 'enterpriseProject') ? 'ep' : has(filters, 'region') ? 'iam' : chosen;
