import { useMemo } from 'react';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import type { Refusals } from '#src/parts/questions.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { useList } from '#src/parts/useList.ts';
import { paths } from '#src/paths.ts';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { ForewarnedButton } from '#src/ui/ForewarnedButton.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { ListPage } from '#src/ui/table/ListPage.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { TextLink } from '#src/ui/TextLink.tsx';
import { formatTime } from '#src/ui/time.ts';
import { useDialogs } from '#src/ui/useDialogs.ts';
import { RegisterDialog } from '../clusters/RegisterDialog.tsx';
import { fleetRights, type Fleet } from './fleet.ts';
import { CreateFleetDialog, DeleteFleetDialog } from './FleetDialogs.tsx';

type Opened =
  | { readonly kind: 'create' | 'register' }
  | { readonly kind: 'delete'; readonly fleet: Fleet };

function columnsFor(
  refusals: Refusals<keyof typeof fleetRights>,
  open: (dialog: Opened) => void,
): readonly Column<Fleet>[] {
  return [
    {
      id: 'name',
      header: 'Fleet',
      hideable: false,
      sortValue: (row) => row.name,
      cell: (row) => <TextLink to={paths.ucsFleet(row.id)}>{row.name}</TextLink>,
    },
    {
      id: 'clusters',
      header: 'Clusters',
      sortValue: (row) => row.cluster_ids.length,
      cell: (row) => row.cluster_ids.length,
    },
    {
      id: 'policy',
      header: 'Policy Center',
      cell: (row) => (
        <StatusText
          tone={row.policy_center ? 'good' : 'off'}
          text={row.policy_center ? 'Enabled' : 'Disabled'}
        />
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
      newestFirst: true,
      sortValue: (row) => row.created_at,
      cell: (row) => formatTime(row.created_at),
    },
    {
      id: 'operation',
      header: 'Operation',
      hideable: false,
      cell: (row) => (
        <RowActions
          rowName={row.name}
          actions={[
            { label: 'Permissions', to: paths.ucsPermissions({ target: row.id }) },
            {
              label: 'Delete',
              refusal: refusals.remove,
              onSelect: () => open({ kind: 'delete', fleet: row }),
            },
          ]}
        />
      ),
    },
  ];
}

/**
 * Infrastructure > Fleets: where the process flow of docs/sources/ucs-identity-policies.md and
 * docs/sources/ucs-roles-and-policies.md tells people to create a fleet or register a cluster, and
 * to see the refusal. Both stay live and say beforehand that they will be refused.
 */
export function FleetsPage() {
  const state = useTableState('ucs-fleets', { sort: 'name' });
  const list = useList(q(api.ucsFleetList, {}), ({ clustergroups }) => clustergroups);
  const refusals = useRefusals(fleetRights);
  const { opened, open, close } = useDialogs<Opened>();
  const columns = useMemo(() => columnsFor(refusals, open), [refusals, open]);
  return (
    <ListPage
      title="Fleets"
      actions={
        <>
          <ForewarnedButton
            variant="outlined"
            refusal={refusals.register}
            onClick={() => open({ kind: 'register' })}
          >
            Register Cluster
          </ForewarnedButton>
          <ForewarnedButton
            variant="contained"
            refusal={refusals.create}
            onClick={() => open({ kind: 'create' })}
          >
            Create Fleet
          </ForewarnedButton>
        </>
      }
      table={{
        label: 'Fleets',
        state,
        columns,
        ...list,
        rowId: (row) => row.id,
        rowName: (row) => row.name,
        search: 'Enter a name or description.',
        searchText: (row) => `${row.name} ${row.description}`,
        empty: (
          <EmptyState text="There are no fleets yet. A fleet holds clusters that share permissions and policies." />
        ),
      }}
    >
      {opened?.kind === 'create' && <CreateFleetDialog onClose={close} />}
      {opened?.kind === 'register' && <RegisterDialog onClose={close} />}
      {opened?.kind === 'delete' && <DeleteFleetDialog fleet={opened.fleet} onClose={close} />}
    </ListPage>
  );
}
