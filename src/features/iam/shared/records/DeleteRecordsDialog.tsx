import { Alert, Box } from '@mui/material';
import type { ReactNode } from 'react';
import { WhatItChanges } from '#src/parts/whatItChanges/WhatItChanges.tsx';
import { useAccount } from '#src/parts/account.ts';
import { useBatch } from '#src/parts/useBatch.ts';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { revokeGrant, trialRevoke, type GrantTarget } from '../grantCalls.ts';
import { rowName } from './recordColumns.tsx';
import { principalKinds } from './recordFilters.ts';
import type { RecordRow } from './useRecordRows.ts';

type DeleteRecordsDialogProps = {
  /** What is asked about; nothing is asked without it. */
  readonly records: readonly RecordRow[] | undefined;
  /** What deleting these records costs besides. */
  readonly caution?: (rows: readonly RecordRow[]) => ReactNode;
  readonly onDeleted: () => void;
  readonly onClose: () => void;
};

/** Asks before authorization records are deleted, and deletes them. */
export function DeleteRecordsDialog({
  records,
  caution,
  onDeleted,
  onClose,
}: DeleteRecordsDialogProps) {
  const { accountId } = useAccount();
  const toast = useToast();
  const targetOf = ({ principal, roleId, scope }: RecordRow): GrantTarget => ({
    accountId,
    principal,
    roleId,
    scope,
  });
  const remove = useBatch<RecordRow>({
    key: (row) => row.key,
    name: rowName,
    send: (row) => revokeGrant(targetOf(row)),
  });
  const throughGroups = records?.some((row) => row.principal.kind === 'group') === true;
  return (
    <ConfirmDialog
      open={records !== undefined}
      title={records?.length === 1 ? 'Delete authorization record' : 'Delete authorization records'}
      destructive
      text={
        <Box>
          What these records allow ends with the next request of whoever uses it.
          {throughGroups && (
            <Alert severity="warning" sx={{ mt: 1 }}>
              A permission taken from a user group is lost to all users of that group.
            </Alert>
          )}
          {records !== undefined && caution?.(records)}
        </Box>
      }
      affected={(records ?? []).map((row) => ({
        name: row.roleName,
        detail: `${principalKinds[row.principal.kind]} ${row.principalName}, ${row.place}`,
      }))}
      affectedLabel="Records to be deleted"
      note={<WhatItChanges calls={(records ?? []).map((row) => trialRevoke(targetOf(row)))} />}
      confirmLabel="Delete"
      onConfirm={async () => {
        await remove(records ?? []);
        onDeleted();
        toast.success(
          records?.length === 1
            ? 'Authorization record deleted.'
            : 'Authorization records deleted.',
        );
      }}
      onClose={onClose}
    />
  );
}
