import { useMemo, useState } from 'react';
import { trialOf } from '#src/parts/whatItChanges/trial.ts';
import { WhatItChanges } from '#src/parts/whatItChanges/WhatItChanges.tsx';
import { useList } from '#src/parts/useList.ts';
import { api } from '#src/api/api.ts';
import { usersQuery, type NewGroup, type NewUser } from '#src/features/iam5/shared/lists.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { timeText } from '#src/parts/time.ts';
import { useBatch } from '#src/parts/useBatch.ts';
import { UserStatus } from '#src/features/iam/shared/users/UserStatus.tsx';
import { paths } from '#src/paths.ts';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { EllipsisText } from '#src/ui/EllipsisText.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { groupCalls } from './group.ts';
import { GroupUsersDialog } from './GroupUsersDialog.tsx';

const rowId = ({ user_id }: NewUser): string => user_id;
const rowName = ({ user_name }: NewUser): string => user_name;

const columnsFor = (
  refusal: string | undefined,
  remove: (user: NewUser) => void,
): readonly Column<NewUser>[] => [
  {
    id: 'name',
    header: 'Username',
    hideable: false,
    sortValue: rowName,
    cell: (user) => <TextLink to={paths.newUser(user.user_id)}>{user.user_name}</TextLink>,
  },
  {
    id: 'description',
    header: 'Description',
    cell: ({ description }) => <EllipsisText text={description} lines={2} />,
  },
  { id: 'status', header: 'Status', cell: ({ enabled }) => <UserStatus enabled={enabled} /> },
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
    cell: (user) => (
      <RowActions
        rowName={user.user_name}
        actions={[{ label: 'Remove', onSelect: () => remove(user), refusal }]}
      />
    ),
  },
];

/** Users of a group, with Add and Remove. */
export function GroupUsersTab({
  group,
}: {
  readonly group: Pick<NewGroup, 'group_id' | 'group_name'>;
}) {
  const toast = useToast();
  const state = useTableState('new-group-users', { sort: 'name' });
  const list = useList(usersQuery(group.group_id), ({ rows }) => rows);
  const refusals = useRefusals(groupCalls);
  const [selected, setSelected] = useState<readonly NewUser[]>([]);
  const [removing, setRemoving] = useState<readonly NewUser[]>();
  const [managing, setManaging] = useState(false);
  const remove = useBatch<NewUser>({
    key: rowId,
    name: rowName,
    send: ({ user_id }) =>
      api.v5GroupUserRemove({ params: { group_id: group.group_id }, body: { user_id } }),
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

        rowId={rowId}
        rowName={rowName}
        {...list}
        search="Enter a username."
        searchText={rowName}
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
        title={`Remove from ${group.group_name}`}
        text="These users lose the permissions of this group with their next request."
        affected={(removing ?? []).map(({ user_name, description }) => ({
          name: user_name,
          detail: description,
        }))}
        affectedLabel="Users to be removed"
        confirmLabel="Remove"
        note={
          <WhatItChanges
            calls={(removing ?? []).map(({ user_id }) =>
              trialOf(api.v5GroupUserRemove, {
                params: { group_id: group.group_id },
                body: { user_id },
              }),
            )}
          />
        }
        onConfirm={async () => {
          await remove(removing ?? []);
          setSelected([]);
          toast.success(`Removed from ${group.group_name}.`);
        }}
        onClose={() => setRemoving(undefined)}
      />
    </>
  );
}
