import { useCallback, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '#src/api/api.ts';
import { isPlainKeystone } from '#src/api/offer.ts';
import { q } from '#src/api/query.ts';
import { useAccount } from '#src/parts/account.ts';
import { QuotaText, quotaRefusal, useQuota } from '#src/features/iam/shared/QuotaText.tsx';
import { useRefusals } from '#src/parts/rights.ts';
import { timeText } from '#src/parts/time.ts';
import { useList } from '#src/parts/useList.ts';
import { paths } from '#src/paths.ts';
import { EllipsisText } from '#src/ui/EllipsisText.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { ListPage } from '#src/ui/table/ListPage.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { DeleteGroupsDialog } from './DeleteGroupsDialog.tsx';
import { authorizeRefusal, groupCalls, protectedRefusal, type Group } from './group.ts';
import { GroupDetails } from './GroupDetails.tsx';
import { GroupModifyDialog } from './GroupModifyDialog.tsx';
import { GroupUsersDialog } from './GroupUsersDialog.tsx';
import { grouped } from '#src/ui/count.ts';

type Open =
  | { readonly dialog: 'modify' | 'users'; readonly group: Group }
  | { readonly dialog: 'delete'; readonly groups: readonly Group[] };
type Refusals = Readonly<Record<keyof typeof groupCalls, string | undefined>>;

const rowId = (group: Group): string => group.id;
const rowName = (group: Group): string => group.name;

/** Those that a plain Keystone knows something about. */
const plainColumns = ['name', 'description', 'operation'];

function columnsFor(refusals: Refusals, open: (what: Open) => void): readonly Column<Group>[] {
  const all: readonly Column<Group>[] = [
    {
      id: 'name',
      header: 'Name',
      width: 200,
      hideable: false,
      sortable: true,
      cell: (group) => <TextLink to={paths.group(group.id)}>{group.name}</TextLink>,
    },
    {
      id: 'users',
      header: 'Users',
      align: 'right',
      width: 90,
      cell: (group) => (
        <TextLink to={paths.group(group.id, 'users')}>{grouped(group.users_count ?? 0)}</TextLink>
      ),
    },
    {
      id: 'description',
      header: 'Description',
      cell: (group) => <EllipsisText text={group.description} lines={2} />,
    },
    {
      id: 'create_time',
      header: 'Created',
      sortable: true,
      newestFirst: true,
      cell: (group) => timeText(group.create_time),
    },
    {
      id: 'operation',
      header: 'Operation',
      hideable: false,
      cell: (group) => {
        const protection = protectedRefusal(group);
        return (
          <RowActions
            rowName={group.name}
            visible={4}
            actions={[
              {
                label: 'Authorize',
                to: paths.groupAuthorize(group.id),
                refusal: protection ?? authorizeRefusal(refusals),
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
                onSelect: () => open({ dialog: 'delete', groups: [group] }),
                refusal: protection ?? refusals.remove,
              },
            ]}
          />
        );
      },
    },
  ];
  return isPlainKeystone() ? all.filter(({ id }) => plainColumns.includes(id)) : all;
}

/** User groups of the account (docs/sources/console.md#4-1). */
export function GroupListPage() {
  const { accountId } = useAccount();
  const navigate = useNavigate();
  const state = useTableState('groups', { sort: isPlainKeystone() ? 'name' : '-create_time' });
  const list = useList(
    { state, slice: (query) => q(api.groupList, { query }) },
    ({ groups }) => groups,
  );
  const quota = useQuota(accountId, 'group');
  const refusals = useRefusals(groupCalls);
  const [selected, setSelected] = useState<readonly Group[]>([]);
  const [opened, setOpened] = useState<Open>();
  const open = useCallback((what: Open) => setOpened(what), []);
  const close = (): void => setOpened(undefined);
  const columns = useMemo(() => columnsFor(refusals, open), [refusals, open]);
  const createRefusal = refusals.create ?? quotaRefusal(quota, 'user groups');
  const createButton = (
    <GuardedButton
      variant="contained"
      refusal={createRefusal}
      onClick={() => void navigate(paths.groupCreate())}
    >
      Create User Group
    </GuardedButton>
  );
  return (
    <ListPage
      title="User Groups"
      actions={createButton}
      table={{
        label: 'User groups',
        state,
        columns,
        ...list,
        rowId,
        rowName,
        search: 'Enter a group name.',
        selection: { selected, onChange: setSelected, refusal: protectedRefusal },
        expand: (group) => <GroupDetails group={group} />,
        quota: <QuotaText quota={quota} things="User groups" />,
        empty: (
          <EmptyState
            text="A user group holds permissions; users get them by joining."
            action={createButton}
          />
        ),
        actions: (
          <GuardedButton
            variant="outlined"
            refusal={selected.length === 0 ? 'Select user groups first.' : refusals.remove}
            onClick={() => setOpened({ dialog: 'delete', groups: selected })}
          >
            Delete
          </GuardedButton>
        ),
      }}
    >
      {opened?.dialog === 'modify' && <GroupModifyDialog group={opened.group} onClose={close} />}
      {opened?.dialog === 'users' && <GroupUsersDialog group={opened.group} onClose={close} />}
      {opened?.dialog === 'delete' && (
        <DeleteGroupsDialog
          groups={opened.groups}
          onDeleted={() => setSelected([])}
          onClose={close}
        />
      )}
    </ListPage>
  );
}
