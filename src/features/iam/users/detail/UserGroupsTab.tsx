import { useMemo, useState } from 'react';
import { trialOf } from '#src/parts/whatItChanges/trial.ts';
import { WhatItChanges } from '#src/parts/whatItChanges/WhatItChanges.tsx';
import { useList } from '#src/parts/useList.ts';
import { api } from '#src/api/api.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { limits } from '#src/domain/access/quota.ts';
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
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { userCalls, type UserDetail } from '../parts/user.ts';
import { AddToGroupsDialog } from './AddToGroupsDialog.tsx';

type Group = Result<(typeof api.userGroupList)['spec']>['groups'][number];

const rowId = (group: Group): string => group.id;
const rowName = (group: Group): string => group.name;

const columnsFor = (
  refusal: string | undefined,
  remove: (group: Group) => void,
): readonly Column<Group>[] => [
  {
    id: 'name',
    header: 'User Group',
    hideable: false,
    sortValue: rowName,
    cell: (group) => <TextLink to={paths.group(group.id)}>{group.name}</TextLink>,
  },
  {
    id: 'description',
    header: 'Description',
    cell: (group) => <EllipsisText text={group.description} lines={2} />,
  },
  {
    id: 'created',
    header: 'Created',
    sortValue: (group) => group.create_time,
    newestFirst: true,
    cell: (group) => timeText(group.create_time),
  },
  {
    id: 'operation',
    header: 'Operation',
    hideable: false,
    cell: (group) => (
      <RowActions
        rowName={group.name}
        actions={[{ label: 'Remove', onSelect: () => remove(group), refusal }]}
      />
    ),
  },
];

type LeaveDialogProps = {
  readonly user: UserDetail;
  /** The groups he leaves; nothing is asked without them. */
  readonly groups: readonly Group[] | undefined;
  readonly onLeft: () => void;
  readonly onClose: () => void;
};

/** Asks before a user leaves groups, and takes him out of them. */
function LeaveDialog({ user, groups, onLeft, onClose }: LeaveDialogProps) {
  const toast = useToast();
  const remove = useBatch<Group>({
    key: rowId,
    name: rowName,
    send: (group) => api.groupUserRemove({ params: { group_id: group.id, user_id: user.id } }),
  });
  return (
    <ConfirmDialog
      open={groups !== undefined}
      destructive
      title={`Remove ${user.name} from user groups`}
      text={`${user.name} loses the permissions of these groups with the next request.`}
      affected={(groups ?? []).map((group) => ({
        name: group.name,
        detail: group.description,
      }))}
      affectedLabel="User groups to leave"
      confirmLabel="Remove"
      note={
        <WhatItChanges
          calls={(groups ?? []).map(({ id }) =>
            trialOf(api.groupUserRemove, { params: { group_id: id, user_id: user.id } }),
          )}
        />
      }
      onConfirm={async () => {
        await remove(groups ?? []);
        onLeft();
        toast.success(
          `${user.name} removed from ${groups?.length === 1 ? (groups[0]?.name ?? '') : `${groups?.length ?? 0} groups`}.`,
        );
      }}
      onClose={onClose}
    />
  );
}

/** Groups a user is in, with Add and Remove (docs/sources/console.md#3-4). */
export function UserGroupsTab({ user }: { readonly user: UserDetail }) {
  const state = useTableState('user-groups', { sort: 'name' });
  const list = useList(
    q(api.userGroupList, { params: { user_id: user.id } }),
    ({ groups }) => groups,
  );
  const refusals = useRefusals(userCalls);
  const [selected, setSelected] = useState<readonly Group[]>([]);
  const [removing, setRemoving] = useState<readonly Group[]>();
  const [adding, setAdding] = useState(false);
  const columns = useMemo(
    () => columnsFor(refusals.removeFromGroup, (group) => setRemoving([group])),
    [refusals.removeFromGroup],
  );
  const full =
    (list.rows?.length ?? 0) >= limits.groupsPerUser
      ? `A user can be in at most ${limits.groupsPerUser} groups.`
      : undefined;
  const ownAccount = user.is_domain_owner ? 'The account itself needs no group.' : undefined;
  const add = (
    <GuardedButton
      variant="contained"
      refusal={ownAccount ?? refusals.addToGroup ?? full}
      onClick={() => setAdding(true)}
    >
      Add to User Group
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
        selection={{ selected, onChange: setSelected }}
        empty={
          <EmptyState
            text="The user is in no group and so holds nothing through groups."
            action={add}
          />
        }
        actions={
          <>
            {add}
            <GuardedButton
              variant="outlined"
              refusal={
                selected.length === 0 ? 'Select user groups first.' : refusals.removeFromGroup
              }
              onClick={() => setRemoving(selected)}
            >
              Remove
            </GuardedButton>
          </>
        }
      />
      {adding && (
        <AddToGroupsDialog user={user} current={list.rows ?? []} onClose={() => setAdding(false)} />
      )}
      <LeaveDialog
        user={user}
        groups={removing}
        onLeft={() => setSelected([])}
        onClose={() => setRemoving(undefined)}
      />
    </>
  );
}
