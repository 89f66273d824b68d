import { Box } from '@mui/material';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useList } from '#src/parts/useList.ts';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useAccount } from '#src/parts/account.ts';
import { QuotaText, quotaRefusal, useQuota } from '#src/features/iam/shared/QuotaText.tsx';
import { useRefusals } from '#src/parts/rights.ts';
import { timeText } from '#src/parts/time.ts';
import { useNow } from '#src/parts/worldClock.ts';
import { paths } from '#src/paths.ts';
import { EllipsisText } from '#src/ui/EllipsisText.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { ListPage } from '#src/ui/table/ListPage.tsx';
import type { Column, FilterProperty } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import {
  agencyCalls,
  kindNames,
  kindOf,
  partyName,
  protectedRefusal,
  type Agency,
  type AgencyKind,
} from './agency.ts';
import { AgencyName } from './AgencyName.tsx';
import { DeleteAgenciesDialog } from './DeleteAgenciesDialog.tsx';
import { Validity } from './Validity.tsx';

type Refusals = Readonly<Record<keyof typeof agencyCalls, string | undefined>>;
type Shown = {
  readonly account: string;
  readonly refusals: Refusals;
  readonly now: number;
  readonly remove: (agency: Agency) => void;
};

const rowId = (agency: Agency): string => agency.id;
const rowName = (agency: Agency): string => agency.name;
const searchText = (agency: Agency): string => agency.name;

/** Services stand behind both of their kinds; trust agencies are met under All. */
const filterValue: Readonly<Record<AgencyKind, string>> = {
  account: 'account',
  service: 'service',
  linked: 'service',
  trust: 'trust',
};
const types: FilterProperty<Agency> = {
  id: 'type',
  label: 'All',
  name: 'Type',
  options: [
    { value: 'account', label: 'Account' },
    { value: 'service', label: 'Cloud service' },
  ],
  values: (agency) => filterValue[kindOf(agency)],
};
const selects = [types];

const columnsFor = ({ account, refusals, now, remove }: Shown): readonly Column<Agency>[] => [
  {
    id: 'name',
    header: 'Agency Name/ID',
    hideable: false,
    width: 300,
    sortValue: rowName,
    cell: (agency) => <AgencyName agency={agency} account={account} />,
  },
  {
    id: 'party',
    header: 'Delegated Party',
    sortValue: partyName,
    cell: (agency) => (
      <>
        {kindNames[kindOf(agency)]}
        <Box sx={{ color: 'text.secondary', fontSize: 12, overflowWrap: 'anywhere' }}>
          {partyName(agency)}
        </Box>
      </>
    ),
  },
  {
    id: 'validity',
    header: 'Validity Period',
    cell: (agency) => <Validity agency={agency} now={now} />,
  },
  {
    id: 'created',
    header: 'Created',
    sortValue: (agency) => agency.create_time,
    newestFirst: true,
    cell: (agency) => timeText(agency.create_time),
  },
  {
    id: 'description',
    header: 'Description',
    cell: (agency) => <EllipsisText text={agency.description} lines={2} />,
  },
  {
    id: 'operation',
    header: 'Operation',
    hideable: false,
    cell: (agency) => {
      const protection = protectedRefusal(agency);
      return (
        <RowActions
          rowName={agency.name}
          actions={[
            { label: 'Authorize', to: paths.agencyAuthorize(agency.id), refusal: protection },
            {
              label: 'Modify',
              to: paths.agencyModify(agency.id),
              refusal: protection ?? refusals.update,
            },
            {
              label: 'Delete',
              onSelect: () => remove(agency),
              refusal: protection ?? refusals.remove,
            },
          ]}
        />
      );
    },
  },
];

/** Agencies of the account (docs/sources/console.md#9-1). */
export function AgencyListPage() {
  const { accountId, accountName } = useAccount();
  const navigate = useNavigate();
  const state = useTableState('agencies', { sort: '-created' });
  const list = useList(q(api.agencyList, {}), ({ agencies }) => agencies);
  const quota = useQuota(accountId, 'agency');
  const refusals = useRefusals(agencyCalls);
  const now = useNow();
  const [selected, setSelected] = useState<readonly Agency[]>([]);
  const [removing, setRemoving] = useState<readonly Agency[]>();
  const columns = useMemo(
    () =>
      columnsFor({
        account: accountName,
        refusals,
        now,
        remove: (agency) => setRemoving([agency]),
      }),
    [accountName, refusals, now],
  );
  const createRefusal = refusals.create ?? quotaRefusal(quota, 'agencies');
  const createButton = (
    <GuardedButton
      variant="contained"
      refusal={createRefusal}
      onClick={() => void navigate(paths.agencyCreate())}
    >
      Create Agency
    </GuardedButton>
  );
  return (
    <ListPage
      title="Agencies"
      actions={createButton}
      table={{
        label: 'Agencies',
        state,
        columns,

        rowId,
        rowName,
        ...list,
        search: 'Enter an agency name.',
        searchText,
        selects,
        selection: { selected, onChange: setSelected, refusal: protectedRefusal },
        quota: <QuotaText quota={quota} things="Agencies" />,
        actions: (
          <GuardedButton
            variant="outlined"
            refusal={
              refusals.remove ?? (selected.length === 0 ? 'Select agencies first.' : undefined)
            }
            onClick={() => setRemoving(selected)}
          >
            Delete
          </GuardedButton>
        ),
        empty: (
          <EmptyState
            text="Through an agency another account or a cloud service works in this one."
            action={createButton}
          />
        ),
      }}
    >
      {removing !== undefined && (
        <DeleteAgenciesDialog
          agencies={removing}
          onDeleted={() => setSelected([])}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </ListPage>
  );
}
