import { MenuItem, TextField } from '@mui/material';
import { useMemo } from 'react';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { namespaceWords, rbacTypeNames } from '#src/domain/ucs/rbac.ts';
import type { Refusals } from '#src/parts/questions.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { useList } from '#src/parts/useList.ts';
import { useAddressPart } from '#src/ui/address.ts';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { formatTime } from '#src/ui/time.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import { useDialogs } from '#src/ui/useDialogs.ts';
import { GroupsInIam } from './GroupsInIam.tsx';
import { ModifyPermissionDialog } from './ModifyPermissionDialog.tsx';
import type { Permission } from './permission.ts';
import { targetText, useTargets } from '../parts/target.ts';

type Opened = { readonly kind: 'modify' | 'delete'; readonly permission: Permission };

const permissionRights = {
  update: api.ucsPermissionUpdate,
  remove: api.ucsPermissionDelete,
} as const;

const holder = (row: Permission): string => row.subject_name ?? row.subject_id;

function columnsFor(
  names: ReadonlyMap<string, string>,
  refusals: Refusals<keyof typeof permissionRights>,
  open: (dialog: Opened) => void,
): readonly Column<Permission>[] {
  return [
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
            {
              label: 'Modify',
              refusal: refusals.update,
              onSelect: () => open({ kind: 'modify', permission: row }),
            },
            {
              label: 'Delete',
              refusal: refusals.remove,
              onSelect: () => open({ kind: 'delete', permission: row }),
            },
          ]}
        />
      ),
    },
  ];
}

/** RBAC permissions of the chosen cluster or fleet, or of all of them. */
export function RbacTab() {
  const [chosen, choose] = useAddressPart('target');
  const target = chosen ?? '';
  const targets = useTargets();
  const known = targets.some(({ id }) => id === target);
  const state = useTableState('ucs-permissions', { sort: 'holder' });
  const list = useList(
    q(api.ucsPermissionList, { query: target === '' ? {} : { target_id: target } }),
    ({ permissions }) => permissions,
  );
  const refusals = useRefusals(permissionRights);
  const { opened, open, close } = useDialogs<Opened>();
  const names = useMemo(() => new Map(targets.map((one) => [one.id, targetText(one)])), [targets]);
  const columns = useMemo(() => columnsFor(names, refusals, open), [names, refusals, open]);
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
        {...list}
        rowId={(row) => row.id}
        rowName={holder}
        search="Enter a user or user group."
        searchText={holder}
        extra={picker}
        empty={<EmptyState text="Nobody has been given RBAC here." />}
      />
      <GroupsInIam />
      {opened?.kind === 'modify' && (
        <ModifyPermissionDialog permission={opened.permission} onClose={close} />
      )}
      {opened?.kind === 'delete' && <DeleteDialog permission={opened.permission} onClose={close} />}
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
  const write = useWrite(api.ucsPermissionDelete);
  const toast = useToast();
  const remove = async () => {
    await write.run({ params: { permission_id: permission.id } });
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
