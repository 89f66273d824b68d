import { useMemo, useState } from 'react';
import { trialOf } from '#src/parts/whatItChanges/trial.ts';
import { WhatItChanges } from '#src/parts/whatItChanges/WhatItChanges.tsx';
import { api } from '#src/api/api.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { timeText } from '#src/parts/time.ts';
import { useBatch } from '#src/parts/useBatch.ts';
import { useList } from '#src/parts/useList.ts';
import { paths } from '#src/paths.ts';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { EllipsisText } from '#src/ui/EllipsisText.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { groupCalls, type Group } from './group.ts';
import { GroupUsersDialog } from './GroupUsersDialog.tsx';

type Member = Result<(typeof api.groupUserList)['spec']>['users'][number];

const rowId = (user: Member): string => user.id;
const rowName = (user: Member): string => user.name;

const columnsFor = (
  refusal: string | undefined,
  remove: (user: Member) => void,
): readonly Column<Member>[] => [
  {
    id: 'name',
    header: 'Username',
    hideable: false,
    sortable: true,
    cell: (user) => <TextLink to={paths.user(user.id)}>{user.name}</TextLink>,
  },
  {
    id: 'description',
    header: 'Description',
    cell: (user) => <EllipsisText text={user.description} lines={2} />,
  },
  {
    id: 'status',
    header: 'Status',
    cell: (user) =>
      user.enabled ? (
        <StatusText tone="good" text="Enabled" />
      ) : (
        <StatusText tone="off" text="Disabled" />
      ),
  },
  {
    id: 'create_time',
    header: 'Created',
    sortable: true,
    newestFirst: true,
    cell: (user) => timeText(user.create_time),
  },
  {
    id: 'operation',
    header: 'Operation',
    hideable: false,
    cell: (user) => (
      <RowActions
        rowName={user.name}
        actions={[{ label: 'Remove', onSelect: () => remove(user), refusal }]}
      />
    ),
  },
];

/** Users of a group, with Add and Remove (docs/sources/console.md#4-3). */
export function GroupUsersTab({ group }: { readonly group: Group }) {
  const toast = useToast();
  const state = useTableState('group-users', { sort: 'name' });
  const list = useList(
    { state, slice: (query) => q(api.groupUserList, { params: { group_id: group.id }, query }) },
    ({ users }) => users,
  );
  const refusals = useRefusals(groupCalls);
  const [selected, setSelected] = useState<readonly Member[]>([]);
  const [removing, setRemoving] = useState<readonly Member[]>();
  const [managing, setManaging] = useState(false);
  const remove = useBatch<Member>({
    key: rowId,
    name: rowName,
    send: (user) => api.groupUserRemove({ params: { group_id: group.id, user_id: user.id } }),
  });
  const columns = useMemo(
    () => columnsFor(refusals.removeUser, (user) => setRemoving([user])),
    [refusals.removeUser],
  );
  const add = (
    <GuardedButton variant="contained" refusal={refusals.addUser} onClick={() => setManaging(true)}>
      Add
    </GuardedButton>
  );
  return (
    <>
      <DataTable
        label="Users"
        state={state}
        columns={columns}
        {...list}
        rowId={rowId}
        rowName={rowName}
        search="Enter a username."
        selection={{ selected, onChange: setSelected }}
        empty={<EmptyState text="Nobody is in this group yet." action={add} />}
        actions={
          <>
            {add}
            <GuardedButton
              variant="outlined"
              refusal={selected.length === 0 ? 'Select users first.' : refusals.removeUser}
              onClick={() => setRemoving(selected)}
            >
              Remove
            </GuardedButton>
          </>
        }
      />
      {managing && <GroupUsersDialog group={group} onClose={() => setManaging(false)} />}
      <ConfirmDialog
        open={removing !== undefined}
        destructive
        title={`Remove from ${group.name}`}
        text="These users lose the permissions of this group with their next request."
        affected={(removing ?? []).map((user) => ({ name: user.name, detail: user.description }))}
        affectedLabel="Users to be removed"
        confirmLabel="Remove"
        note={
          <WhatItChanges
            calls={(removing ?? []).map(({ id }) =>
              trialOf(api.groupUserRemove, { params: { group_id: group.id, user_id: id } }),
            )}
          />
        }
        onConfirm={async () => {
          await remove(removing ?? []);
          setSelected([]);
          toast.success(`Removed from ${group.name}.`);
        }}
        onClose={() => setRemoving(undefined)}
      />
    </>
  );
}
