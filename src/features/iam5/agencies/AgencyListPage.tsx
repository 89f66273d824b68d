import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useList } from '#src/parts/useList.ts';
import {
  agencyKindNames,
  agencyKindOf,
  delegatedParty,
} from '#src/features/iam5/shared/agencyKind.ts';
import { attachmentCalls } from '#src/features/iam/shared/holders.ts';
import { agenciesQuery, type NewAgency } from '#src/features/iam5/shared/lists.ts';
import { useQuota } from '#src/features/iam5/shared/useQuota.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { timeText } from '#src/parts/time.ts';
import { paths } from '#src/paths.ts';
import { EllipsisText } from '#src/ui/EllipsisText.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { ListPage } from '#src/ui/table/ListPage.tsx';
import type { Column, FilterProperty } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { agencyCalls, attachmentRefusal, protectedRefusal } from './agency.ts';
import { AgencyModifyDialog } from './AgencyModifyDialog.tsx';
import { DeleteAgencyDialog } from './DeleteAgencyDialog.tsx';

const calls = { ...agencyCalls, authorize: attachmentCalls.attachAgency } as const;
type Refusals = Readonly<Record<keyof typeof calls, string | undefined>>;
type Open = { readonly dialog: 'modify' | 'delete'; readonly agency: NewAgency };

const rowId = ({ agency_id }: NewAgency): string => agency_id;
const rowName = ({ agency_name }: NewAgency): string => agency_name;
const searchText = (agency: NewAgency): string =>
  `${agency.agency_name}\n${delegatedParty(agency)}\n${agency.description ?? ''}`;
const kindWords = (agency: NewAgency): string => agencyKindNames[agencyKindOf(agency)];

const kindFilter: FilterProperty<NewAgency> = {
  id: 'kind',
  label: 'All types',
  name: 'Type',
  options: Object.entries(agencyKindNames).map(([value, label]) => ({ value, label })),
  values: agencyKindOf,
};

const columnsFor = (
  refusals: Refusals,
  open: (what: Open) => void,
): readonly Column<NewAgency>[] => [
  {
    id: 'name',
    header: 'Agency Name',
    hideable: false,
    sortValue: rowName,
    cell: (agency) => (
      <TextLink to={paths.newAgency(agency.agency_id)}>{agency.agency_name}</TextLink>
    ),
  },
  { id: 'kind', header: 'Type', sortValue: kindWords, cell: kindWords },
  {
    id: 'party',
    header: 'Delegated Party',
    sortValue: delegatedParty,
    cell: (agency) => <EllipsisText text={delegatedParty(agency)} lines={2} maxWidth={260} />,
  },
  {
    id: 'description',
    header: 'Description',
    cell: ({ description }) => <EllipsisText text={description} lines={2} />,
  },
  {
    id: 'created',
    header: 'Created',
    newestFirst: true,
    sortValue: ({ created_at }) => created_at,
    cell: ({ created_at }) => timeText(created_at),
  },
  {
    id: 'operation',
    header: 'Operation',
    hideable: false,
    cell: (agency) => {
      const protection = protectedRefusal(agency);
      return (
        <RowActions
          rowName={agency.agency_name}
          actions={[
            {
              label: 'Authorize',
              to: paths.newAgencyAuthorize(agency.agency_id),
              refusal: attachmentRefusal(agency) ?? refusals.authorize,
            },
            {
              label: 'Modify',
              onSelect: () => open({ dialog: 'modify', agency }),
              refusal: protection ?? refusals.update,
            },
            {
              label: 'Delete',
              onSelect: () => open({ dialog: 'delete', agency }),
              refusal: protection ?? refusals.remove,
            },
          ]}
        />
      );
    },
  },
];

/**
 * Agencies of every kind; trust agencies are made and changed here (docs/sources/console.md#13-2).
 */
export function AgencyListPage() {
  const navigate = useNavigate();
  const state = useTableState('new-agencies', { sort: '-created' });
  const list = useList(agenciesQuery, ({ rows }) => rows);
  const { left, full } = useQuota('agencies');
  const refusals = useRefusals(calls);
  const [opened, setOpened] = useState<Open>();
  const close = (): void => setOpened(undefined);
  const columns = useMemo(() => columnsFor(refusals, setOpened), [refusals]);
  const create = (
    <GuardedButton
      variant="contained"
      refusal={refusals.create ?? full}
      onClick={() => void navigate(paths.newAgencyCreate())}
    >
      Create Trust Agency
    </GuardedButton>
  );
  return (
    <ListPage
      title="Agencies"
      actions={create}
      table={{
        label: 'Agencies',
        state,
        columns,

        rowId,
        rowName,
        ...list,
        search: 'Enter an agency name.',
        searchText,
        selects: [kindFilter],
        quota: left,
        empty: (
          <EmptyState
            text="A trust agency lets another account or a cloud service act in this account."
            action={create}
          />
        ),
      }}
    >
      {opened?.dialog === 'modify' && <AgencyModifyDialog agency={opened.agency} onClose={close} />}
      {opened?.dialog === 'delete' && <DeleteAgencyDialog agency={opened.agency} onClose={close} />}
    </ListPage>
  );
}
