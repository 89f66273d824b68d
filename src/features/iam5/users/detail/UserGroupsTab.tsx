import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { trialOf } from '#src/parts/whatItChanges/trial.ts';
import { WhatItChanges } from '#src/parts/whatItChanges/WhatItChanges.tsx';
import { useList } from '#src/parts/useList.ts';
import { api } from '#src/api/api.ts';
import { JoinGroupsDialog } from '#src/features/iam/shared/JoinGroupsDialog.tsx';
import { groupsQuery, type NewGroup } from '#src/features/iam5/shared/lists.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { timeText } from '#src/parts/time.ts';
import { useBatch } from '#src/parts/useBatch.ts';
import { paths } from '#src/paths.ts';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { EllipsisText } from '#src/ui/EllipsisText.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import type { TransferItem } from '#src/ui/TransferList.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { userCalls, type UserDetail } from '#src/features/iam5/shared/users/user.ts';

const rowId = ({ group_id }: NewGroup): string => group_id;
const rowName = ({ group_name }: NewGroup): string => group_name;

const columnsFor = (
  refusal: string | undefined,
  leave: (group: NewGroup) => void,
): readonly Column<NewGroup>[] => [
  {
    id: 'name',
    header: 'User Group',
    hideable: false,
    sortValue: rowName,
    cell: (group) => <TextLink to={paths.newGroup(group.group_id)}>{group.group_name}</TextLink>,
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
    cell: (group) => (
      <RowActions
        rowName={group.group_name}
        actions={[{ label: 'Remove', onSelect: () => leave(group), refusal }]}
      />
    ),
  },
];

/** Groups a user is in, with Add User to Group and Remove (docs/sources/console.md#13-2). */
export function UserGroupsTab({ user }: { readonly user: UserDetail }) {
  const toast = useToast();
  const state = useTableState('new-user-groups', { sort: 'name' });
  const list = useList(groupsQuery(user.user_id), ({ rows }) => rows);
  const refusals = useRefusals(userCalls);
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<NewGroup>();
  const leave = useBatch<NewGroup>({
    key: rowId,
    name: rowName,
    send: ({ group_id }) =>
      api.v5GroupUserRemove({ params: { group_id }, body: { user_id: user.user_id } }),
  });
  const columns = useMemo(
    () => columnsFor(refusals.removeFromGroup, setLeaving),
    [refusals.removeFromGroup],
  );
  const add = (
    <GuardedButton
      variant="contained"
      refusal={user.is_root_user ? 'The account itself needs no group.' : refusals.addToGroup}
      onClick={() => setAdding(true)}
    >
      Add User to Group
    </GuardedButton>
  );
  return (
    <>
      <DataTable
        label="User groups"
        state={state}
        columns={columns}
        rowId={rowId}
        rowName={rowName}
        {...list}
        search="Enter a group name."
        searchText={rowName}
        empty={<EmptyState text={`${user.user_name} is in no user group.`} action={add} />}
        actions={add}
      />
      {adding && list.rows !== undefined && (
        <AddDialog user={user} current={list.rows} onClose={() => setAdding(false)} />
      )}
      <ConfirmDialog
        open={leaving !== undefined}
        destructive
        title={`Remove ${user.user_name} from ${leaving?.group_name ?? ''}`}
        text="The user loses the permissions of this group with the next request."
        confirmLabel="Remove"
        note={
          <WhatItChanges
            calls={
              leaving === undefined
                ? []
                : [
                    trialOf(api.v5GroupUserRemove, {
                      params: { group_id: leaving.group_id },
                      body: { user_id: user.user_id },
                    }),
                  ]
            }
          />
        }
        onConfirm={async () => {
          if (leaving !== undefined) await leave([leaving]);
          toast.success(`${user.user_name} removed from ${leaving?.group_name ?? ''}.`);
        }}
        onClose={() => setLeaving(undefined)}
      />
    </>
  );
}

function AddDialog({
  user,
  current,
  onClose,
}: {
  readonly user: UserDetail;
  readonly current: readonly NewGroup[];
  readonly onClose: () => void;
}) {
  const { data, error } = useQuery(groupsQuery());
  const available = useMemo(
    () =>
      data?.rows
        .filter(({ group_id }) => !current.some((held) => held.group_id === group_id))
        .map(({ group_id, group_name, description }): TransferItem => ({
          id: group_id,
          name: group_name,
          detail: description,
        })),
    [data, current],
  );
  const join = (group_id: string) =>
    api.v5GroupUserAdd({ params: { group_id }, body: { user_id: user.user_id } });
  return (
    <JoinGroupsDialog
      title="Add User to Group"
      userName={user.user_name}
      available={available}
      error={error}
      joined={current.length}
      join={join}
      onClose={onClose}
    />
  );
}
