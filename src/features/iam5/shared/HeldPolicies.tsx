import { useQueries } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { WhatItChanges } from '#src/parts/whatItChanges/WhatItChanges.tsx';
import { useList } from '#src/parts/useList.ts';
import { paths } from '#src/paths.ts';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { timeText } from '#src/parts/time.ts';
import { useBatch } from '#src/parts/useBatch.ts';
import {
  allResources,
  attachmentCalls,
  attachRefusal,
  detachPolicy,
  trialDetach,
  detachRefusal,
  heldQuery,
  type HeldPolicy,
  type Holder,
} from '#src/features/iam/shared/holders.ts';
import type { NewGroup } from './lists.ts';

/** One policy by one way: attached to the holder, or to a user group he is in. */
type Row = HeldPolicy & {
  readonly key: string;
  readonly group: Pick<NewGroup, 'group_id' | 'group_name'> | undefined;
};

type HeldPoliciesProps = {
  readonly holder: Holder;
  /** Where Authorize leads. */
  readonly authorizeTo: string;
  /** User groups the holder gets policies from. */
  readonly groups?: readonly Pick<NewGroup, 'group_id' | 'group_name'>[];
  /** Why nothing may be changed at all, e.g. of a service-linked agency. */
  readonly protection?: string | undefined;
};

const rowId = (row: Row): string => row.key;
const rowName = (row: Row): string => row.policy_name;
const noGroups: readonly never[] = [];
const inherited = ({ group }: Row): string | undefined =>
  group === undefined
    ? undefined
    : `Held through the user group ${group.group_name}. Detach it there.`;

const columnsFor = (
  refusal: string | undefined,
  detach: (row: Row) => void,
): readonly Column<Row>[] => [
  {
    id: 'name',
    header: 'Policy Name',
    hideable: false,
    sortValue: rowName,
    cell: (row) => <TextLink to={paths.identityPolicy(row.policy_id)}>{row.policy_name}</TextLink>,
  },
  {
    id: 'way',
    header: 'Held Through',
    sortValue: ({ group }) => group?.group_name ?? '',
    cell: ({ group }) =>
      group === undefined ? (
        'Attached directly'
      ) : (
        <>
          User group{' '}
          <TextLink to={paths.newGroup(group.group_id, 'permissions')}>{group.group_name}</TextLink>
        </>
      ),
  },
  { id: 'scope', header: 'Scope', cell: () => allResources },
  {
    id: 'attached',
    header: 'Attached',
    newestFirst: true,
    sortValue: ({ attached_at }) => attached_at,
    cell: ({ attached_at }) => timeText(attached_at),
  },
  {
    id: 'operation',
    header: 'Operation',
    hideable: false,
    cell: (row) => (
      <RowActions
        rowName={row.policy_name}
        actions={[
          { label: 'Detach', onSelect: () => detach(row), refusal: inherited(row) ?? refusal },
        ]}
      />
    ),
  },
];

/** What the holder holds himself, and what comes to him through each of his groups. */
function useHeldRows(
  holder: HeldPoliciesProps['holder'],
  groups: NonNullable<HeldPoliciesProps['groups']>,
) {
  const own = useList(heldQuery(holder), (policies) => policies);
  const through = useQueries({
    queries: groups.map(({ group_id }) => heldQuery({ kind: 'group', id: group_id })),
    combine: (results) => results.map(({ data }) => data),
  });
  const rows = useMemo(() => {
    if (own.rows === undefined) return undefined;
    const direct = own.rows.map((policy): Row => ({
      ...policy,
      key: policy.policy_id,
      group: undefined,
    }));
    return [
      ...direct,
      ...groups.flatMap((group, index) =>
        (through[index] ?? []).map((policy): Row => ({
          ...policy,
          key: `${group.group_id} ${policy.policy_id}`,
          group,
        })),
      ),
    ];
  }, [own.rows, groups, through]);
  return { own, rows };
}

/**
 * Identity policies of a user, user group or agency, with Authorize and Detach
 * (docs/sources/console.md#13-2).
 */
export function HeldPolicies({
  holder,
  authorizeTo,
  groups = noGroups,
  protection,
}: HeldPoliciesProps) {
  const navigate = useNavigate();
  const toast = useToast();
  const state = useTableState('held-policies');
  const refusals = useRefusals(attachmentCalls);
  const { own, rows } = useHeldRows(holder, groups);
  const [selected, setSelected] = useState<readonly Row[]>([]);
  const [detaching, setDetaching] = useState<readonly Row[]>();
  const detach = useBatch<Row>({
    key: rowId,
    name: rowName,
    send: (row) => detachPolicy(holder, row.policy_id),
  });
  const detachment = protection ?? detachRefusal(refusals, holder.kind);
  const columns = useMemo(() => columnsFor(detachment, (row) => setDetaching([row])), [detachment]);
  const authorize = (
    <GuardedButton
      variant="contained"
      refusal={protection ?? attachRefusal(refusals, holder.kind)}
      onClick={() => void navigate(authorizeTo)}
    >
      Authorize
    </GuardedButton>
  );
  return (
    <>
      <DataTable
        label="Identity policies"
        state={state}
        columns={columns}
        rowId={rowId}
        rowName={rowName}
        {...own}
        rows={rows}
        search="Enter a policy name."
        searchText={rowName}
        selection={{
          selected,
          onChange: setSelected,
          refusal: (row) => inherited(row) ?? protection,
        }}
        empty={
          <EmptyState
            text={`No identity policy is attached to ${holder.name}.`}
            action={authorize}
          />
        }
        actions={
          <>
            {authorize}
            <GuardedButton
              variant="outlined"
              refusal={selected.length === 0 ? 'Select identity policies first.' : detachment}
              onClick={() => setDetaching(selected)}
            >
              Detach
            </GuardedButton>
          </>
        }
      />
      <ConfirmDialog
        open={detaching !== undefined}
        destructive
        title={`Detach from ${holder.name}`}
        text="What these identity policies allow is lost with the next request."
        affected={(detaching ?? []).map((row) => ({ name: row.policy_name, detail: allResources }))}
        affectedLabel="Identity policies to be detached"
        note={
          <WhatItChanges
            calls={(detaching ?? []).map(({ policy_id }) => trialDetach(holder, policy_id))}
          />
        }
        confirmLabel="Detach"
        onConfirm={async () => {
          await detach(detaching ?? []);
          setSelected([]);
          toast.success(`Detached from ${holder.name}.`);
        }}
        onClose={() => setDetaching(undefined)}
      />
    </>
  );
}
