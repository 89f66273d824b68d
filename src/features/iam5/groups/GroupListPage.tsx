import { useMemo, useState } from 'react';
import { useList } from '#src/parts/useList.ts';
import { attachmentCalls } from '#src/features/iam/shared/holders.ts';
import { groupsQuery, type NewGroup } from '#src/features/iam5/shared/lists.ts';
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
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { DeleteGroupDialog } from './DeleteGroupDialog.tsx';
import { groupCalls, protectedRefusal } from './group.ts';
import { GroupFormDialog } from './GroupFormDialog.tsx';
import { GroupUsersDialog } from './GroupUsersDialog.tsx';
import { grouped } from '#src/ui/count.ts';

const calls = { ...groupCalls, authorize: attachmentCalls.attachGroup } as const;
type Refusals = Readonly<Record<keyof typeof calls, string | undefined>>;
type Open =
  | { readonly dialog: 'create' }
  | { readonly dialog: 'modify' | 'users' | 'delete'; readonly group: NewGroup };

const rowId = ({ group_id }: NewGroup): string => group_id;
const rowName = ({ group_name }: NewGroup): string => group_name;
const searchText = ({ group_name, description }: NewGroup): string =>
  `${group_name}\n${description ?? ''}`;

const columnsFor = (
  refusals: Refusals,
  open: (what: Open) => void,
): readonly Column<NewGroup>[] => [
  {
    id: 'name',
    header: 'Name',
    width: 200,
    hideable: false,
    sortValue: rowName,
    cell: (group) => <TextLink to={paths.newGroup(group.group_id)}>{group.group_name}</TextLink>,
  },
  {
    id: 'users',
    header: 'Users',
    align: 'right',
    width: 90,
    sortValue: ({ user_count }) => user_count,
    cell: (group) => (
      <TextLink to={paths.newGroup(group.group_id, 'users')}>{grouped(group.user_count)}</TextLink>
    ),
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
    cell: (group) => {
      const protection = protectedRefusal(group);
      return (
        <RowActions
          rowName={group.group_name}
          visible={4}
          actions={[
            {
              label: 'Authorize',
              to: paths.newGroupAuthorize(group.group_id),
              refusal: refusals.authorize,
            },
            {
              label: 'Modify',
              onSelect: () => open({ dialog: 'modify', group }),
              refusal: protection ?? refusals.update,
            },
            {
              label: 'Manage User',
              onSelect: () => open({ dialog: 'users', group }),
              refusal: refusals.addUser,
            },
            {
              label: 'Delete',
              onSelect: () => open({ dialog: 'delete', group }),
              refusal: protection ?? refusals.remove,
            },
          ]}
        />
      );
    },
  },
];

/**
 * User groups in the new console: the same groups, authorized by identity policies
 * (docs/sources/console.md#13-2).
 */
export function GroupListPage() {
  const state = useTableState('new-groups', { sort: '-created' });
  const list = useList(groupsQuery(), ({ rows }) => rows);
  const { left, full } = useQuota('groups');
  const refusals = useRefusals(calls);
  const [opened, setOpened] = useState<Open>();
  const close = (): void => setOpened(undefined);
  const columns = useMemo(() => columnsFor(refusals, setOpened), [refusals]);
  const create = (
    <GuardedButton
      variant="contained"
      refusal={refusals.create ?? full}
      onClick={() => setOpened({ dialog: 'create' })}
    >
      Create User Group
    </GuardedButton>
  );
  return (
    <ListPage
      title="User Groups"
      actions={create}
      table={{
        label: 'User groups',
        state,
        columns,

        rowId,
        rowName,
        ...list,
        search: 'Enter a group name.',
        searchText,
        quota: left,
        empty: (
          <EmptyState
            text="A user group holds identity policies; users get them by joining."
            action={create}
          />
        ),
      }}
    >
      {opened?.dialog === 'create' && <GroupFormDialog onClose={close} />}
      {opened?.dialog === 'modify' && <GroupFormDialog group={opened.group} onClose={close} />}
      {opened?.dialog === 'users' && <GroupUsersDialog group={opened.group} onClose={close} />}
      {opened?.dialog === 'delete' && <DeleteGroupDialog group={opened.group} onClose={close} />}
    </ListPage>
  );
}
