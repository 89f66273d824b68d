import { Alert } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api } from '#src/api/api.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { limits } from '#src/domain/access/quota.ts';
import { timeText } from '#src/parts/time.ts';
import { DeleteKeyDialog, SwitchKeyDialog, type ListedKey } from './KeyConfirms.tsx';
import { EllipsisText } from '#src/ui/EllipsisText.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';

import { AccessKeyDialog, type AccessKey } from './AccessKeyDialog.tsx';

/** Whose keys they are. */
type KeyOwner = { readonly id: string; readonly name: string };
type Key = Result<(typeof api.credentialList)['spec']>['credentials'][number];
type Open =
  | { readonly dialog: 'add' }
  | { readonly dialog: 'modify' | 'toggle' | 'delete'; readonly key: Key };

const rowId = (key: Key): string => key.access;
const listed = ({ access, status, description }: AccessKey): ListedKey => ({
  id: access,
  active: status === 'active',
  description,
});

const columnsFor = (open: (what: Open) => void): readonly Column<Key>[] => [
  { id: 'access', header: 'Access Key ID', hideable: false, sortValue: rowId, cell: rowId },
  {
    id: 'description',
    header: 'Description',
    cell: (key) => <EllipsisText text={key.description} />,
  },
  {
    id: 'created',
    header: 'Created',
    sortValue: (key) => key.create_time,
    cell: (key) => timeText(key.create_time),
  },
  {
    id: 'status',
    header: 'Status',
    cell: (key) =>
      key.status === 'active' ? (
        <StatusText tone="good" text="Enabled" />
      ) : (
        <StatusText tone="off" text="Disabled" />
      ),
  },
  {
    id: 'operation',
    header: 'Operation',
    hideable: false,
    cell: (key) => (
      <RowActions
        rowName={key.access}
        actions={[
          { label: 'Modify', onSelect: () => open({ dialog: 'modify', key }) },
          {
            label: key.status === 'active' ? 'Disable' : 'Enable',
            onSelect: () => open({ dialog: 'toggle', key }),
          },
          { label: 'Delete', onSelect: () => open({ dialog: 'delete', key }) },
        ]}
      />
    ),
  },
];

/** Access keys of a user: at most two, the secret is seen once (docs/sources/console.md#3-4). */
export function AccessKeys({ user }: { readonly user: KeyOwner }) {
  const state = useTableState('access-keys');
  const { data, error, refetch } = useQuery(q(api.credentialList, { query: { user_id: user.id } }));
  const update = useWrite(api.credentialUpdate);
  const remove = useWrite(api.credentialDelete);
  const [opened, setOpened] = useState<Open>();
  const close = (): void => setOpened(undefined);
  const columns = useMemo(() => columnsFor(setOpened), []);
  const left = limits.accessKeysPerUser - (data?.credentials.length ?? 0);
  const key: AccessKey | undefined =
    opened === undefined || opened.dialog === 'add' ? undefined : opened.key;
  return (
    <>
      <Alert severity="info" sx={{ mb: 1.5 }}>
        An access key works like a password. Its secret can be downloaded only when the key is made;{' '}
        <b>a leaked key lets anybody act as this user</b>. Replace keys regularly.
      </Alert>
      <DataTable
        label="Access keys"
        state={state}
        columns={columns}
        rows={data?.credentials}
        rowId={rowId}
        rowName={rowId}
        error={error}
        onRetry={() => void refetch()}
        search="Enter an access key ID."
        searchText={rowId}
        quota={data === undefined ? undefined : `You can add ${Math.max(0, left)} more.`}
        empty={
          <EmptyState text="Without an access key the user cannot sign requests of scripts and tools." />
        }
        actions={
          <GuardedButton
            variant="contained"
            refusal={
              left <= 0 ? `A user has at most ${limits.accessKeysPerUser} access keys.` : undefined
            }
            onClick={() => setOpened({ dialog: 'add' })}
          >
            Add Access Key
          </GuardedButton>
        }
      />
      {opened?.dialog === 'add' && <AccessKeyDialog user={user} onClose={close} />}
      {opened?.dialog === 'modify' && key !== undefined && (
        <AccessKeyDialog user={user} changed={key} onClose={close} />
      )}
      {key !== undefined && opened?.dialog === 'toggle' && (
        <SwitchKeyDialog
          target={listed(key)}
          onConfirm={() =>
            update.run({
              params: { access_key: key.access },
              body: { credential: { status: key.status === 'active' ? 'inactive' : 'active' } },
            })
          }
          onClose={close}
        />
      )}
      {key !== undefined && opened?.dialog === 'delete' && (
        <DeleteKeyDialog
          target={listed(key)}
          onConfirm={() => remove.run({ params: { access_key: key.access } })}
          onClose={close}
        />
      )}
    </>
  );
}
