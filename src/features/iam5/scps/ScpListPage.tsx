import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { PolicyText } from '#src/features/iam5/shared/PolicyText.tsx';
import { useAccount } from '#src/parts/account.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import type { Refusals } from '#src/parts/questions.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { useList } from '#src/parts/useList.ts';
import { paths, type ScpsWithin } from '#src/paths.ts';
import { EllipsisText } from '#src/ui/EllipsisText.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { ListPage } from '#src/ui/table/ListPage.tsx';
import type { Column, FilterProperty } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { useDialogs } from '#src/ui/useDialogs.ts';
import { DeleteScpDialog } from './DeleteScpDialog.tsx';
import { builtInRefusal, scpCalls, useScpsWithin, type Scp } from './scp.ts';

const typeName = ({ is_builtin }: Scp): string => (is_builtin ? 'Built-in' : 'Custom');
const rowId = ({ id }: Scp): string => id;
const rowName = ({ name }: Scp): string => name;
const searchText = ({ name, description }: Scp): string => `${name}\n${description}`;

const typeFilter: FilterProperty<Scp> = {
  id: 'type',
  label: 'All types',
  name: 'Type',
  options: ['Built-in', 'Custom'].map((value) => ({ value, label: value })),
  values: typeName,
};

const columnsFor = (
  within: ScpsWithin,
  refusals: Refusals<keyof typeof scpCalls>,
  remove: (scp: Scp) => void,
): readonly Column<Scp>[] => [
  {
    id: 'name',
    header: 'Policy Name',
    hideable: false,
    sortValue: rowName,
    cell: ({ id, name }) => <TextLink to={paths.scp(id, within)}>{name}</TextLink>,
  },
  { id: 'type', header: 'Type', width: 110, sortValue: typeName, cell: typeName },
  {
    id: 'description',
    header: 'Description',
    cell: ({ description }) => <EllipsisText text={description} lines={2} maxWidth={420} />,
  },
  {
    id: 'attached',
    header: 'Attached',
    align: 'right',
    width: 100,
    sortValue: ({ attachment_count }) => attachment_count,
    cell: ({ id, attachment_count }) => (
      <TextLink to={paths.scp(id, within, 'targets')}>{attachment_count}</TextLink>
    ),
  },
  {
    id: 'operation',
    header: 'Operation',
    hideable: false,
    width: 170,
    cell: (scp) => {
      const protection = builtInRefusal(scp);
      return (
        <RowActions
          rowName={scp.name}
          actions={[
            { label: 'Attach', to: paths.scp(scp.id, within, 'targets') },
            {
              label: 'Edit',
              to: paths.scpEdit(scp.id, within),
              refusal: protection ?? refusals.edit,
            },
            {
              label: 'Delete',
              onSelect: () => remove(scp),
              refusal: protection ?? refusals.remove,
            },
          ]}
        />
      );
    },
  },
];

/** The content of one policy, read when its row is opened. */
function Content({ scp }: { readonly scp: Scp }) {
  const query = useQuery(q(api.scpShow, { params: { policy_id: scp.id } }));
  return (
    <Loaded query={query} what="policy content" part>
      {({ policy }) => <PolicyText text={policy.content} name={scp.name} />}
    </Loaded>
  );
}

const listed = q(api.scpList, { query: { limit: 200 } });

/**
 * The limits an organization sets on its accounts. At the vendor they stand in Organizations; here
 * in IAM, where whoever rehearses looks for policies (docs/choices.md).
 */
export function ScpListPage() {
  const navigate = useNavigate();
  const within = useScpsWithin();
  const state = useTableState('scps');
  const list = useList(listed, ({ policies }) => policies);
  const refusals = useRefusals(scpCalls);
  const { accountName } = useAccount();
  const { opened, open, close } = useDialogs<{ readonly kind: 'delete'; readonly scp: Scp }>();
  const columns = useMemo(
    () => columnsFor(within, refusals, (scp) => open({ kind: 'delete', scp })),
    [within, refusals, open],
  );
  const outside = list.rows?.length === 0;
  return (
    <ListPage
      title="Service Control Policies"
      intro="They limit what the accounts of the organization can do and allow nothing by themselves. Purchases of yearly/monthly resources pass them."
      actions={
        <GuardedButton
          variant="contained"
          refusal={
            refusals.create ?? (outside ? `${accountName} belongs to no organization.` : undefined)
          }
          onClick={() => void navigate(paths.scpCreate(within))}
        >
          Create SCP
        </GuardedButton>
      }
      table={{
        label: 'Service control policies',
        state,
        columns,
        ...list,
        rowId,
        rowName,
        search: 'Search by name or description.',
        searchText,
        selects: [typeFilter],
        expand: (scp) => <Content scp={scp} />,
        empty: (
          <EmptyState
            text={`${accountName} belongs to no organization, so no service control policy limits it.`}
          />
        ),
      }}
    >
      {opened !== undefined && <DeleteScpDialog scp={opened.scp} onClose={close} />}
    </ListPage>
  );
}
