import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { csv } from '#src/iamParts/csv.ts';
import { download } from '#src/iamParts/download.ts';
import { attachmentCalls } from '#src/iamParts/newIam/holders.ts';
import { mostRows, usersQuery, type NewUser } from '#src/iamParts/newIam/lists.ts';
import { useRoom } from '#src/iamParts/newIam/useRoom.ts';
import { useRefusals } from '#src/iamParts/rights.ts';
import { timeText } from '#src/iamParts/time.ts';
import { paths } from '#src/paths.ts';
import { Card } from '#src/ui/Card.tsx';
import { EllipsisText } from '#src/ui/EllipsisText.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { readingOf } from '#src/ui/table/reading.ts';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { DeleteUserDialog } from './DeleteUserDialog.tsx';
import { rootRefusal, userCalls } from './user.ts';
import { UserModifyDialog } from './UserModifyDialog.tsx';

const calls = { ...userCalls, authorize: attachmentCalls.attachUser } as const;
type Refusals = Readonly<Record<keyof typeof calls, string | undefined>>;
type Open = { readonly dialog: 'modify' | 'delete'; readonly user: NewUser };

const rowId = ({ user_id }: NewUser): string => user_id;
const rowName = ({ user_name }: NewUser): string => user_name;
const searchText = ({ user_name, description }: NewUser): string => `${user_name}\n${description ?? ''}`;

const columnsFor = (refusals: Refusals, open: (what: Open) => void): readonly Column<NewUser>[] => [
  { id: 'name', header: 'Username', hideable: false, sortValue: rowName, cell: (user) => <TextLink to={paths.newUser(user.user_id)}>{user.user_name}</TextLink> },
  { id: 'description', header: 'Description', cell: ({ description, is_root_user }) => <EllipsisText text={is_root_user && description === undefined ? 'Enterprise administrator' : description} lines={2} /> },
  { id: 'status', header: 'Status', hideable: false, cell: ({ enabled }) => (enabled ? <StatusText tone="running" text="Enabled" /> : <StatusText tone="off" text="Disabled" />) },
  { id: 'console', header: 'Console Access', cell: ({ has_login_profile }) => (has_login_profile === true ? 'On' : 'Off') },
  { id: 'last_login', header: 'Last Login', newestFirst: true, sortValue: ({ last_login_at }) => last_login_at ?? '', cell: ({ last_login_at }) => timeText(last_login_at) },
  { id: 'created', header: 'Created', newestFirst: true, sortValue: ({ created_at }) => created_at, cell: ({ created_at }) => timeText(created_at) },
  {
    id: 'operation',
    header: 'Operation',
    hideable: false,
    cell: (user) => {
      const kept = rootRefusal(user);
      return (
        <RowActions
          rowName={user.user_name}
          actions={[
            { label: 'Authorize', to: paths.newUserAuthorize(user.user_id), refusal: kept ?? refusals.authorize },
            { label: 'Modify', onSelect: () => open({ dialog: 'modify', user }), refusal: kept ?? refusals.update },
            { label: 'Delete', onSelect: () => open({ dialog: 'delete', user }), refusal: kept ?? refusals.remove },
          ]}
        />
      );
    },
  },
];

/** What Export writes: the selected users, or all of them (console reference 13.1). */
const exported = (users: readonly NewUser[]): string =>
  csv([['Username', 'User ID', 'Description', 'Status', 'Console Access', 'Last Login', 'Created'], ...users.map((user) => [user.user_name, user.user_id, user.description ?? '', user.enabled ? 'Enabled' : 'Disabled', user.has_login_profile === true ? 'On' : 'Off', user.last_login_at ?? '', user.created_at])]);

/** Users in the new console: the same people, renamed and authorized directly here (console reference 13.2). */
export function UserListPage() {
  const navigate = useNavigate();
  const state = useTableState('new-users', { sort: '-created' });
  const { data, error, refetch } = useQuery(usersQuery());
  const { left, full } = useRoom('users');
  const refusals = useRefusals(calls);
  const [selected, setSelected] = useState<readonly NewUser[]>([]);
  const [opened, setOpened] = useState<Open>();
  const close = (): void => setOpened(undefined);
  const columns = useMemo(() => columnsFor(refusals, setOpened), [refusals]);
  const create = <GuardedButton variant="contained" refusal={refusals.create ?? full} onClick={() => void navigate(paths.newUserCreate())}>Create User</GuardedButton>;
  return (
    <>
      <PageHeader title="Users" actions={create} />
      <Card>
        <DataTable
          label="Users"
          state={state}
          columns={columns}
          rows={data?.rows}
          rowId={rowId}
          rowName={rowName}
          {...readingOf({ error, refetch })}
          search="Enter a username."
          searchText={searchText}
          selection={{ selected, onChange: setSelected }}
          quota={data?.whole === false ? `The first ${mostRows.toLocaleString('en-US')} users by name. The old console searches all of them.` : left}
          empty={<EmptyState text="Create a user for everybody who shall work with this account." action={create} />}
          actions={
            <GuardedButton variant="outlined" refusal={data === undefined ? 'The users are still being read.' : undefined} onClick={() => download('users.csv', exported(selected.length > 0 ? selected : (data?.rows ?? [])))}>
              {selected.length > 0 ? `Export Selected (${selected.length})` : 'Export All'}
            </GuardedButton>
          }
        />
      </Card>
      {opened?.dialog === 'modify' && <UserModifyDialog user={opened.user} onClose={close} />}
      {opened?.dialog === 'delete' && <DeleteUserDialog user={opened.user} onClose={close} />}
    </>
  );
}
