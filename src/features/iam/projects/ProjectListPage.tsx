import { Alert, Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { isPlainKeystone } from '#src/api/offer.ts';
import { useList } from '#src/parts/useList.ts';
import { limits } from '#src/domain/access/quota.ts';
import { useAccount } from '#src/parts/account.ts';
import {
  enterpriseProjectsQuery,
  projectsQuery,
  type ProjectRow,
} from '#src/features/iam/shared/lookups.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { paths } from '#src/paths.ts';
import { Facts } from '#src/ui/Card.tsx';
import { CopyText } from '#src/ui/CopyText.tsx';
import { EllipsisText } from '#src/ui/EllipsisText.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { ListPage } from '#src/ui/table/ListPage.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { ProjectModifyDialog } from './ProjectModifyDialog.tsx';
import { creationRefusal, projectCalls } from './projectRules.ts';

const rowId = (row: ProjectRow): string => row.id;
const rowName = (row: ProjectRow): string => row.name;
const searchText = (row: ProjectRow): string => `${row.name} ${row.regionName}`;
const defaultWords = 'The default project of a region cannot be modified.';

/** Columns about regions, which a plain Keystone has none of behind its projects. */
const ofRegions = ['region', 'count'];

function columnsFor(
  subProjects: ReadonlyMap<string, number>,
  refusal: string | undefined,
  modify: (row: ProjectRow) => void,
): readonly Column<ProjectRow>[] {
  const plain = isPlainKeystone();
  const all: readonly Column<ProjectRow>[] = [
    {
      id: 'region',
      header: 'Region',
      hideable: false,
      sortValue: (row) => row.regionName,
      cell: (row) => row.regionName,
    },
    {
      id: 'name',
      header: 'Project Name',
      hideable: false,
      sortValue: (row) => row.name,
      cell: (row) => <Box sx={{ pl: row.isDefault ? 0 : 2 }}>{row.name}</Box>,
    },
    {
      id: 'description',
      header: 'Description',
      cell: (row) => <EllipsisText text={row.description} lines={2} />,
    },
    {
      id: 'status',
      header: 'Status',
      cell: (row) =>
        row.enabled ? (
          <StatusText tone="good" text="Normal" />
        ) : (
          <StatusText tone="off" text="Suspended" />
        ),
    },
    {
      id: 'count',
      header: 'Created/Max. Projects',
      cell: (row) =>
        row.isDefault ? `${subProjects.get(row.region) ?? 0}/${limits.subProjectsPerRegion}` : '--',
    },
    {
      id: 'operation',
      header: 'Operation',
      hideable: false,
      cell: (row) => (
        <RowActions
          rowName={row.name}
          actions={[
            {
              label: 'Modify',
              onSelect: () => modify(row),
              refusal: row.isDefault && !plain ? defaultWords : refusal,
            },
          ]}
        />
      ),
    },
  ];
  return plain ? all.filter(({ id }) => !ofRegions.includes(id)) : all;
}

/** Regions with their default projects and sub-projects (docs/sources/console.md#8). */
export function ProjectListPage() {
  const { accountId } = useAccount();
  const navigate = useNavigate();
  const state = useTableState('projects');
  const list = useList(projectsQuery(accountId), (projects) => projects);
  const enterprise = useQuery(enterpriseProjectsQuery).data?.enterprise_projects ?? [];
  const refusals = useRefusals(projectCalls);
  const [hint, setHint] = useState(true);
  const [modifying, setModifying] = useState<ProjectRow>();
  const subProjects = useMemo(() => {
    const counts = new Map<string, number>();
    for (const project of list.rows ?? [])
      if (!project.isDefault) counts.set(project.region, (counts.get(project.region) ?? 0) + 1);
    return counts;
  }, [list.rows]);
  const columns = useMemo(
    () => columnsFor(subProjects, refusals.update, setModifying),
    [subProjects, refusals.update],
  );
  return (
    <ListPage
      title="Projects"
      actions={
        <GuardedButton
          variant="contained"
          refusal={refusals.create ?? creationRefusal(enterprise)}
          onClick={() => void navigate(paths.projectCreate())}
        >
          Create Project
        </GuardedButton>
      }
      notice={
        hint &&
        !isPlainKeystone() && (
          <Alert
            severity="info"
            onClose={() => setHint(false)}
            closeText="Close hint"
            sx={{ mb: 2 }}
          >
            Every region has a default project. A permission granted there counts for the resources
            of that region; to divide a region, use sub-projects or enterprise projects.
          </Alert>
        )
      }
      table={{
        label: 'Projects',
        state,
        columns,
        rowId,
        rowName,
        ...list,
        search: 'Enter a project name.',
        searchText,
        expand: (row) => (
          <Facts
            facts={[
              { label: 'Project ID', value: <CopyText text={row.id} what="project ID" /> },
              ...(isPlainKeystone() ? [] : [{ label: 'Region', value: row.region }]),
            ]}
          />
        ),
        empty: <EmptyState text="The account has no region yet." />,
      }}
    >
      {modifying !== undefined && (
        <ProjectModifyDialog project={modifying} onClose={() => setModifying(undefined)} />
      )}
    </ListPage>
  );
}
