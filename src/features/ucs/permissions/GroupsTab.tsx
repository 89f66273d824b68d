import { Alert } from '@mui/material';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { isAdministratorGroup } from '#src/domain/access/grantableRole.ts';
import { beginHandOver } from '#src/parts/handOver.tsx';
import { useList } from '#src/parts/useList.ts';
import { paths } from '#src/paths.ts';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { HeldInIam } from './HeldInIam.tsx';

type Group = Result<AppContract['ucsUserGroupList']>['groups'][number];

/** User groups with what either IAM console granted them. */
export function GroupsTab() {
  const state = useTableState('ucs-groups', { sort: 'name' });
  const list = useList(q(api.ucsUserGroupList, {}), ({ groups }) => groups);
  const navigate = useNavigate();
  const columns = useMemo((): readonly Column<Group>[] => {
    const back = paths.ucsPermissions({ tab: 'groups' });
    const leave = (to: string) => () => {
      beginHandOver({ to: back, place: 'UCS, Permissions' });
      void navigate(to);
    };
    const actions = (group: Group) => {
      const refusal = isAdministratorGroup(group)
        ? 'The group admin has every permission.'
        : undefined;
      return [
        {
          label: 'Authorize',
          refusal,
          onSelect: leave(paths.groupAuthorize(group.id, { returnTo: back })),
        },
        {
          label: 'Attach Identity Policy',
          refusal,
          onSelect: leave(paths.newGroupAuthorize(group.id)),
        },
      ];
    };
    return [
      {
        id: 'name',
        header: 'User Group',
        hideable: false,
        sortValue: (row) => row.name,
        cell: (row) => row.name,
      },
      {
        id: 'users',
        header: 'Users',
        sortValue: (row) => row.users.length,
        cell: (row) => (row.users.length === 0 ? '--' : row.users.join(', ')),
      },
      { id: 'permissions', header: 'Permissions', cell: (row) => <HeldInIam group={row} /> },
      {
        id: 'operation',
        header: 'Operation',
        hideable: false,
        cell: (row) => <RowActions rowName={row.name} actions={actions(row)} />,
      },
    ];
  }, [navigate]);
  return (
    <>
      {list.error?.status === 403 && (
        <Alert severity="info" sx={{ mb: 2 }}>
          User groups and their permissions are shown to holders of Security Administrator only, for
          example the account.
        </Alert>
      )}
      <DataTable
        label="User groups"
        state={state}
        columns={columns}
        {...list}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        search="Enter a user group or permission."
        searchText={(row) => `${row.name} ${row.permissions.map(({ name }) => name).join(' ')}`}
        empty={<EmptyState text="The account has no user groups." />}
      />
    </>
  );
}
