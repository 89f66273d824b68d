import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useList } from '#src/parts/useList.ts';
import { csv } from '#src/parts/csv.ts';
import { download } from '#src/parts/download.ts';
import { attachmentCalls } from '#src/features/iam/shared/holders.ts';
import { mostRows, usersQuery, type NewUser } from '#src/features/iam5/shared/lists.ts';
import { useQuota } from '#src/features/iam5/shared/useQuota.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { useNow } from '#src/parts/worldClock.ts';
import { paths } from '#src/paths.ts';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { ListPage } from '#src/ui/table/ListPage.tsx';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { BatchModifyDialog } from './BatchModifyDialog.tsx';
import { userColumns, userFilters, userName, type ListDialog } from './userColumns.tsx';
import { DeleteUserDialog } from '../parts/DeleteUserDialog.tsx';
import { DeleteUsersDialog } from '../parts/DeleteUsersDialog.tsx';
import { rootRefusal, userCalls } from '#src/features/iam5/shared/users/user.ts';
import { UserModifyDialog } from '../parts/UserModifyDialog.tsx';
import { grouped } from '#src/ui/count.ts';

const calls = { ...userCalls, authorize: attachmentCalls.attachUser } as const;

const rowId = ({ user_id }: NewUser): string => user_id;
const searchText = ({ user_name, description }: NewUser): string =>
  `${user_name}\n${description ?? ''}`;

/** What Export writes: the selected users, or all of them (docs/sources/console.md#13-1). */
const exported = (users: readonly NewUser[]): string =>
  csv([
    [
      'Username',
      'User ID',
      'Description',
      'Status',
      'Console Access',
      'Last Login',
      'Created',
      'Password Set',
    ],
    ...users.map((user) => [
      user.user_name,
      user.user_id,
      user.description ?? '',
      user.enabled ? 'Enabled' : 'Disabled',
      user.has_login_profile === true ? 'On' : 'Off',
      user.last_login_at ?? '',
      user.created_at,
      user.password_set_at ?? '',
    ]),
  ]);

/**
 * Users in the new console: the same people, renamed and authorized directly here
 * (docs/sources/console.md#13-2).
 */
export function UserListPage() {
  const navigate = useNavigate();
  const state = useTableState('new-users', { sort: '-created' });
  const { data } = useQuery(usersQuery());
  const list = useList(usersQuery(), ({ rows }) => rows);
  const { left, full } = useQuota('users');
  const refusals = useRefusals(calls);
  const [selected, setSelected] = useState<readonly NewUser[]>([]);
  const [opened, setOpened] = useState<ListDialog>();
  const now = useNow();
  const close = (): void => setOpened(undefined);
  const columns = useMemo(() => userColumns({ refusals, now, open: setOpened }), [refusals, now]);
  const root = selected.map(rootRefusal).find((refusal) => refusal !== undefined);
  const none = selected.length === 0 ? 'Select users first.' : undefined;
  const create = (
    <GuardedButton
      variant="contained"
      refusal={refusals.create ?? full}
      onClick={() => void navigate(paths.newUserCreate())}
    >
      Create User
    </GuardedButton>
  );
  return (
    <ListPage
      title="Users"
      actions={create}
      table={{
        label: 'Users',
        state,
        columns,
        rowId,
        rowName: userName,
        ...list,
        search: 'Enter a username.',
        searchText,
        selects: userFilters,
        selection: { selected, onChange: setSelected },
        quota:
          data?.whole === false
            ? `The first ${grouped(mostRows)} users by name. The old console searches all of them.`
            : left,
        empty: (
          <EmptyState
            text="Create a user for everybody who shall work with this account."
            action={create}
          />
        ),
        actions: (
          <>
            <GuardedButton
              variant="outlined"
              refusal={none ?? root ?? refusals.remove}
              onClick={() => setOpened({ dialog: 'deleteMany', users: selected })}
            >
              Delete
            </GuardedButton>
            <GuardedButton
              variant="outlined"
              refusal={none ?? root}
              onClick={() => setOpened({ dialog: 'modifyMany', users: selected })}
            >
              Modify
            </GuardedButton>
            <GuardedButton
              variant="outlined"
              refusal={list.rows === undefined ? 'The users are still being read.' : undefined}
              onClick={() =>
                download('users.csv', exported(selected.length > 0 ? selected : (list.rows ?? [])))
              }
            >
              {selected.length > 0 ? `Export Selected (${selected.length})` : 'Export All'}
            </GuardedButton>
          </>
        ),
      }}
    >
      {opened?.dialog === 'modify' && <UserModifyDialog user={opened.user} onClose={close} />}
      {opened?.dialog === 'delete' && <DeleteUserDialog user={opened.user} onClose={close} />}
      {opened?.dialog === 'deleteMany' && (
        <DeleteUsersDialog users={opened.users} onDeleted={() => setSelected([])} onClose={close} />
      )}
      {opened?.dialog === 'modifyMany' && (
        <BatchModifyDialog users={opened.users} refusals={refusals} onClose={close} />
      )}
    </ListPage>
  );
}
