import { MenuItem, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useSend } from '#src/api/useSend.ts';
import { namespaceWords, rbacTypeNames } from '#src/domain/ucs/rbac.ts';
import { useAddressPart } from '#src/ui/address.ts';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { readingOf } from '#src/ui/table/reading.ts';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { formatTime } from '#src/ui/time.ts';
import { ModifyPermissionDialog } from './ModifyPermissionDialog.tsx';
import { targetText, useTargets } from './target.ts';
import type { Permission } from './permission.ts';

type Asked = { readonly kind: 'modify' | 'delete'; readonly permission: Permission };

const holder = (row: Permission): string => row.subject_name ?? row.subject_id;

/** RBAC permissions of the chosen cluster or fleet, or of all of them. */
export function RbacTab() {
  const [chosen, choose] = useAddressPart('target');
  const target = chosen ?? '';
  const targets = useTargets();
  const known = targets.some(({ id }) => id === target);
  const state = useTableState('ucs-permissions', { sort: 'holder' });
  const query = useQuery(
    q(api.ucsPermissionList, { query: target === '' ? {} : { target_id: target } }),
  );
  const [asked, setAsked] = useState<Asked>();
  const names = useMemo(() => new Map(targets.map((one) => [one.id, targetText(one)])), [targets]);
  const columns = useMemo(
    (): readonly Column<Permission>[] => [
      {
        id: 'holder',
        header: 'User/User Group',
        hideable: false,
        sortValue: holder,
        cell: (row) => `${holder(row)} (${row.subject_kind === 'user' ? 'user' : 'user group'})`,
      },
      {
        id: 'target',
        header: 'Cluster/Fleet',
        cell: (row) => names.get(row.target_id) ?? row.target_id,
      },
      {
        id: 'type',
        header: 'Permission Type',
        sortValue: (row) => row.type,
        cell: (row) =>
          row.template_name === null
            ? rbacTypeNames[row.type]
            : `${rbacTypeNames[row.type]}: ${row.template_name}`,
      },
      {
        id: 'namespaces',
        header: 'Namespaces',
        cell: (row) =>
          `${namespaceWords(row.namespaces ?? 'all')}${row.list_namespaces ? '' : ' (may not list them)'}`,
      },
      {
        id: 'created',
        header: 'Created',
        newestFirst: true,
        sortValue: (row) => row.created_at,
        cell: (row) => `${formatTime(row.created_at)} by ${row.created_by}`,
      },
      {
        id: 'operation',
        header: 'Operation',
        hideable: false,
        cell: (row) => (
          <RowActions
            rowName={holder(row)}
            actions={[
              { label: 'Modify', onSelect: () => setAsked({ kind: 'modify', permission: row }) },
              { label: 'Delete', onSelect: () => setAsked({ kind: 'delete', permission: row }) },
            ]}
          />
        ),
      },
    ],
    [names],
  );
  const picker = (
    <TextField
      select
      label="Cluster/Fleet"
      value={known ? target : ''}
      onChange={({ target: { value } }) => choose(value === '' ? undefined : value)}
      sx={{ minWidth: 220 }}
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
    >
      <MenuItem value="">All clusters and fleets</MenuItem>
      {targets.map((one) => (
        <MenuItem key={one.id} value={one.id}>
          {targetText(one)}
        </MenuItem>
      ))}
    </TextField>
  );
  return (
    <>
      <DataTable
        label="Cluster permissions"
        state={state}
        columns={columns}
        rows={query.data?.permissions}
        {...readingOf(query)}
        rowId={(row) => row.id}
        rowName={holder}
        search="Enter a user or user group."
        searchText={holder}
        extra={picker}
        empty={<EmptyState text="Nobody has been given RBAC here." />}
      />
      {asked?.kind === 'modify' && (
        <ModifyPermissionDialog permission={asked.permission} onClose={() => setAsked(undefined)} />
      )}
      {asked?.kind === 'delete' && (
        <DeleteDialog permission={asked.permission} onClose={() => setAsked(undefined)} />
      )}
    </>
  );
}

function DeleteDialog({
  permission,
  onClose,
}: {
  readonly permission: Permission;
  readonly onClose: () => void;
}) {
  const send = useSend();
  const toast = useToast();
  const remove = async () => {
    await send(() => api.ucsPermissionDelete({ params: { permission_id: permission.id } }));
    toast.success(`Permission of ${holder(permission)} deleted.`);
  };
  return (
    <ConfirmDialog
      open
      destructive
      title="Delete Permission"
      text="The objects it opened are closed at once."
      affected={[{ name: holder(permission), detail: rbacTypeNames[permission.type] }]}
      onConfirm={remove}
      onClose={onClose}
    />
  );
}
