import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { isPlainKeystone } from '#src/api/offer.ts';
import { StatusText } from '#src/ui/StatusText.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { enterpriseProjectsQuery, projectsQuery, type ProjectRow } from '../lookups.ts';
import { timeText } from '#src/parts/time.ts';

type Chooser = {
  readonly chosen: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
};

const projectColumns: readonly Column<ProjectRow>[] = [
  {
    id: 'region',
    header: 'Region',
    hideable: false,
    sortValue: (row) => row.regionName,
    cell: (row) => row.regionName,
  },
  {
    id: 'project',
    header: 'Project',
    hideable: false,
    sortValue: (row) => row.name,
    cell: (row) => (row.isDefault ? row.name : <span style={{ paddingLeft: 16 }}>{row.name}</span>),
  },
  {
    id: 'description',
    header: 'Description',
    cell: (row) => (row.description === '' ? '--' : row.description),
  },
];
const plainColumns = projectColumns.filter(({ id }) => id !== 'region');
const projectId = (row: ProjectRow): string => row.id;
const projectName = (row: ProjectRow): string => row.name;
const projectText = (row: ProjectRow): string => `${row.name} ${row.regionName}`;

/** Regions and their projects, with checkboxes. */
export function ProjectTable({
  accountId,
  chosen,
  onChange,
}: Chooser & { readonly accountId: string }) {
  const state = useTableState('authorize-projects', { prefix: 'project' });
  const { data, error, refetch } = useQuery(projectsQuery(accountId));
  const selected = useMemo(
    () => (data ?? []).filter((project) => chosen.includes(project.id)),
    [data, chosen],
  );
  return (
    <DataTable
      label="Projects"
      state={state}
      columns={isPlainKeystone() ? plainColumns : projectColumns}
      rows={data}
      rowId={projectId}
      rowName={projectName}
      error={error}
      onRetry={() => void refetch()}
      search="Enter a project or region name."
      searchText={projectText}
      quota={`Total projects: ${data?.length ?? 0}. Selected: ${selected.length}.`}
      selection={{ selected, onChange: (rows) => onChange(rows.map(projectId)) }}
    />
  );
}

type EnterpriseProject = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly status: number;
  readonly created_at: string;
};
const enterpriseColumns: readonly Column<EnterpriseProject>[] = [
  {
    id: 'name',
    header: 'Enterprise Project',
    hideable: false,
    sortValue: (row) => row.name,
    cell: (row) => row.name,
  },
  {
    id: 'status',
    header: 'Status',
    sortValue: (row) => row.status,
    cell: (row) =>
      row.status === 1 ? (
        <StatusText tone="good" text="Enabled" />
      ) : (
        <StatusText tone="off" text="Disabled" />
      ),
  },
  {
    id: 'description',
    header: 'Description',
    cell: (row) => (row.description === '' ? '--' : row.description),
  },
  {
    id: 'created',
    header: 'Created',
    sortValue: (row) => row.created_at,
    cell: (row) => timeText(row.created_at),
  },
];
const enterpriseId = (row: EnterpriseProject): string => row.id;
const enterpriseName = (row: EnterpriseProject): string => row.name;
const enterpriseText = (row: EnterpriseProject): string => `${row.name} ${row.description}`;
const disabledRefusal = (row: EnterpriseProject): string | undefined =>
  row.status === 1 ? undefined : 'This enterprise project is disabled.';

/** Enterprise projects of the account, with checkboxes (docs/sources/console.md#3-3 step 2). */
export function EnterpriseProjectTable({ chosen, onChange }: Chooser) {
  const state = useTableState('authorize-enterprise-projects', { prefix: 'ep' });
  const { data, error, refetch } = useQuery(enterpriseProjectsQuery);
  const rows: readonly EnterpriseProject[] | undefined = data?.enterprise_projects;
  const selected = useMemo(
    () => (rows ?? []).filter((project) => chosen.includes(project.id)),
    [rows, chosen],
  );
  return (
    <DataTable
      label="Enterprise projects"
      state={state}
      columns={enterpriseColumns}
      rows={rows}
      rowId={enterpriseId}
      rowName={enterpriseName}
      error={error}
      onRetry={() => void refetch()}
      search="Enter a project name or description."
      searchText={enterpriseText}
      quota={`Total projects: ${rows?.length ?? 0}. Select the desired projects.`}
      selection={{
        selected,
        onChange: (all) => onChange(all.map(enterpriseId)),
        refusal: disabledRefusal,
      }}
    />
  );
}
