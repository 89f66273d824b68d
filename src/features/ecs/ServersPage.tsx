import { Button, Skeleton } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useProject } from '#src/parts/useProject.ts';
import { regionName } from '#src/catalog/regions.ts';
import { ServiceRefused, ServiceWords } from '#src/parts/serviceEntry.tsx';
import { Card } from '#src/ui/Card.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { RowActions, type RowAction } from '#src/ui/RowActions.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { readingOf } from '#src/ui/table/reading.ts';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { CreateServerDialog } from './CreateServerDialog.tsx';
import { ServerDialog, type ServerAsked } from './ServerDialog.tsx';
import { operations, refusalOf, statusOf } from './server.ts';
import type { Server } from './serverRow.ts';

const service = 'Elastic Cloud Server';
const settled = ({ status }: Server): boolean => status === 'ACTIVE' || status === 'SHUTOFF';
/** How often a server under way is looked at again (ms). */
const POLL = 500;

/**
 * Elastic Cloud Server, a project-level service: the other service of the process flow that refuses
 * entry (docs/sources/ucs-identity-policies.md and docs/sources/ucs-roles-and-policies.md).
 */
export function ServersPage() {
  const { id, name, projects } = useProject();
  if (id === undefined)
    return projects.length === 0 ? (
      <Skeleton variant="rounded" height={160} aria-label="Reading projects" />
    ) : (
      <PageHeader title={service} intro={`The account has no project ${name}.`} />
    );
  return (
    <ServiceWords>
      <Servers key={id} projectId={id} region={regionName(name)} />
    </ServiceWords>
  );
}

function Servers({ projectId, region }: { readonly projectId: string; readonly region: string }) {
  const state = useTableState('ecs', { sort: 'name' });
  const query = useQuery({
    ...q(api.ecsServerList, { params: { project_id: projectId } }),
    refetchInterval: (now) => (now.state.data?.servers.every(settled) === false ? POLL : false),
  });
  const [creating, setCreating] = useState(false);
  const [asked, setAsked] = useState<ServerAsked>();
  const columns = useMemo((): readonly Column<Server>[] => {
    const actions = (server: Server): readonly RowAction[] =>
      operations.map(({ kind, label }) => ({
        label,
        refusal: refusalOf(kind, server),
        onSelect: () => setAsked({ kind, server }),
      }));
    return [
      {
        id: 'name',
        header: 'Name',
        hideable: false,
        sortValue: (row) => row.name,
        cell: (row) => row.name,
      },
      {
        id: 'status',
        header: 'Status',
        sortValue: (row) => row.status,
        cell: (row) => <StatusText {...statusOf(row.status)} />,
      },
      { id: 'flavor', header: 'Specifications', cell: (row) => row.flavor.id },
      { id: 'address', header: 'IP Address', cell: (row) => row.addresses.join(', ') },
      {
        id: 'billing',
        header: 'Billing Mode',
        sortValue: (row) => row.metadata.charging_mode,
        cell: (row) => (row.metadata.charging_mode === '1' ? 'Yearly/Monthly' : 'Pay-per-use'),
      },
      {
        id: 'operation',
        header: 'Operation',
        hideable: false,
        cell: (row) => <RowActions rowName={row.name} actions={actions(row)} />,
      },
    ];
  }, []);
  if (query.error?.status === 403)
    return (
      <ServiceRefused
        service={service}
        error={query.error}
        onRetry={() => void query.refetch()}
        advice={`Elastic Cloud Server belongs to projects: what you may do here is judged in ${region}. Another region can be chosen in the top bar.`}
      />
    );
  return (
    <>
      <PageHeader
        title={service}
        actions={
          <Button variant="contained" onClick={() => setCreating(true)}>
            Buy ECS
          </Button>
        }
      />
      <Card>
        <DataTable
          label="ECSs"
          state={state}
          columns={columns}
          rows={query.data?.servers}
          {...readingOf(query)}
          rowId={(row) => row.id}
          rowName={(row) => row.name}
          search="Enter a name or IP address."
          searchText={(row) => `${row.name} ${row.addresses.join(' ')}`}
          empty={<EmptyState text={`There is no ECS in ${region}.`} />}
        />
      </Card>
      {creating && <CreateServerDialog projectId={projectId} onClose={() => setCreating(false)} />}
      {asked !== undefined && (
        <ServerDialog projectId={projectId} asked={asked} onClose={() => setAsked(undefined)} />
      )}
    </>
  );
}
