import { Skeleton } from '@mui/material';
import { queryOptions } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { regionName } from '#src/catalog/regions.ts';
import { BuyServerDialog } from '#src/parts/purchase/BuyServerDialog.tsx';
import { usePurchases } from '#src/parts/purchase/usePurchases.ts';
import type { Refusals } from '#src/parts/questions.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { ServiceRefused, ServiceWords } from '#src/parts/serviceEntry.tsx';
import { useList } from '#src/parts/useList.ts';
import { useProject } from '#src/parts/useProject.ts';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { RowActions, type RowAction } from '#src/ui/RowActions.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { ListPage } from '#src/ui/table/ListPage.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { useDialogs } from '#src/ui/useDialogs.ts';
import { operations, refusalOf, serverRights, statusOf, type ServerOperation } from './server.ts';
import { ServerDialog, type ServerOpened } from './ServerDialog.tsx';
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

const serversOf = (projectId: string) =>
  queryOptions({
    ...q(api.ecsServerList, { params: { project_id: projectId } }),
    refetchInterval: ({ state }) => (state.data?.servers.every(settled) === false ? POLL : false),
  });

function columnsFor(
  refusals: Refusals<ServerOperation>,
  open: (dialog: ServerOpened) => void,
): readonly Column<Server>[] {
  const actions = (server: Server): readonly RowAction[] =>
    operations.map(({ kind, label }) => ({
      label,
      refusal: refusals[kind] ?? refusalOf(kind, server),
      onSelect: () => open({ kind, server }),
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
}

function Servers({ projectId, region }: { readonly projectId: string; readonly region: string }) {
  const state = useTableState('ecs', { sort: 'name' });
  const list = useList(serversOf(projectId), ({ servers }) => servers);
  const refusals = useRefusals(serverRights, projectId);
  const purchases = usePurchases(projectId);
  const { opened, open, close } = useDialogs<ServerOpened | { readonly kind: 'create' }>();
  const columns = useMemo(() => columnsFor(refusals, open), [refusals, open]);
  if (list.error?.status === 403)
    return (
      <ServiceRefused
        service={service}
        error={list.error}
        onRetry={list.onRetry}
        advice={`Elastic Cloud Server belongs to projects: what you may do here is judged in ${region}. Another region can be chosen in the top bar.`}
      />
    );
  return (
    <ListPage
      title={service}
      actions={
        <GuardedButton
          variant="contained"
          refusal={purchases.postPaid.refusal && purchases.prePaid.refusal}
          onClick={() => open({ kind: 'create' })}
        >
          Buy ECS
        </GuardedButton>
      }
      table={{
        label: 'ECSs',
        state,
        columns,
        ...list,
        rowId: (row) => row.id,
        rowName: (row) => row.name,
        search: 'Enter a name or IP address.',
        searchText: (row) => `${row.name} ${row.addresses.join(' ')}`,
        empty: <EmptyState text={`There is no ECS in ${region}.`} />,
      }}
    >
      {opened?.kind === 'create' && (
        <BuyServerDialog projectId={projectId} purchases={purchases} onClose={close} />
      )}
      {opened !== undefined && opened.kind !== 'create' && (
        <ServerDialog projectId={projectId} opened={opened} onClose={close} />
      )}
    </ListPage>
  );
}
