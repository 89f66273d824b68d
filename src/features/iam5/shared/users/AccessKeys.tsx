import { Alert } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useList } from '#src/parts/useList.ts';
import { api } from '#src/api/api.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { limits } from '#src/domain/access/quota.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { timeText } from '#src/parts/time.ts';
import {
  DeleteKeyDialog,
  SwitchKeyDialog,
  type ListedKey,
} from '#src/features/iam/shared/users/KeyConfirms.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useNow } from '#src/parts/worldClock.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { ageText } from './age.ts';
import { userCalls, type UserDetail } from './user.ts';
import { NewKeyDialog } from './NewKeyDialog.tsx';

type Key = Result<(typeof api.v5AccessKeyList)['spec']>['access_keys'][number];
type Open =
  | { readonly dialog: 'create' }
  | { readonly dialog: 'switch' | 'delete'; readonly key: Key };
type Refusals = Readonly<Record<keyof typeof userCalls, string | undefined>>;

const rowId = ({ access_key_id }: Key): string => access_key_id;
const listed = ({ access_key_id, status }: Key): ListedKey => ({
  id: access_key_id,
  active: status === 'active',
});

function LastUsed({ user_id, access_key_id }: Key) {
  const { data, error } = useQuery(
    q(api.v5AccessKeyLastUsed, { params: { user_id, access_key_id } }),
  );
  if (error !== null || data === undefined) return <>--</>;
  const at = data.access_key_last_used.last_used_at;
  return <>{at === undefined ? 'Never' : timeText(at)}</>;
}

const columnsFor = (
  refusals: Refusals,
  now: number,
  open: (what: Open) => void,
): readonly Column<Key>[] => [
  { id: 'access', header: 'Access Key ID', hideable: false, sortValue: rowId, cell: rowId },
  {
    id: 'status',
    header: 'Status',
    cell: ({ status }) =>
      status === 'active' ? (
        <StatusText tone="good" text="Enabled" />
      ) : (
        <StatusText tone="off" text="Disabled" />
      ),
  },
  { id: 'age', header: 'Age', cell: ({ created_at }) => ageText(created_at, now) },
  {
    id: 'created',
    header: 'Created',
    newestFirst: true,
    sortValue: ({ created_at }) => created_at,
    cell: ({ created_at }) => timeText(created_at),
  },
  {
    id: 'used',
    header: 'Last Used',
    cell: (key) => (refusals.showKeyUse === undefined ? <LastUsed {...key} /> : 'No permission'),
  },
  {
    id: 'operation',
    header: 'Operation',
    hideable: false,
    cell: (key) => (
      <RowActions
        rowName={key.access_key_id}
        actions={[
          {
            label: key.status === 'active' ? 'Disable' : 'Enable',
            onSelect: () => open({ dialog: 'switch', key }),
            refusal: refusals.updateKey,
          },
          {
            label: 'Delete',
            onSelect: () => open({ dialog: 'delete', key }),
            refusal: refusals.removeKey,
          },
        ]}
      />
    ),
  },
];

/**
 * Access keys of a user, the same as in the old console: at most two, the secret is seen once
 * (docs/sources/console.md#13-2).
 */
export function AccessKeys({ user }: { readonly user: UserDetail }) {
  const state = useTableState('new-access-keys', { prefix: 'keys', sort: '-created' });
  const params = { user_id: user.user_id };
  const list = useList(q(api.v5AccessKeyList, { params }), ({ access_keys }) => access_keys);
  const refusals = useRefusals(userCalls);
  const update = useWrite(api.v5AccessKeyUpdate);
  const remove = useWrite(api.v5AccessKeyDelete);
  const [opened, setOpened] = useState<Open>();
  const now = useNow();
  const close = (): void => setOpened(undefined);
  const columns = useMemo(() => columnsFor(refusals, now, setOpened), [refusals, now]);
  const left = limits.accessKeysPerUser - (list.rows?.length ?? 0);
  const key = opened === undefined || opened.dialog === 'create' ? undefined : opened.key;
  return (
    <>
      <Alert severity="info" sx={{ mb: 1.5 }}>
        An access key works like a password. Its secret can be had only when the key is made;{' '}
        <b>a leaked key lets anybody act as this user</b>.
      </Alert>
      <DataTable
        label="Access keys"
        state={state}
        columns={columns}

        rowId={rowId}
        rowName={rowId}
        {...list}
        quota={list.rows === undefined ? undefined : `You can add ${Math.max(0, left)} more.`}
        empty={
          <EmptyState text="Without an access key the user cannot sign requests of scripts and tools." />
        }
        actions={
          <GuardedButton
            variant="contained"
            refusal={
              refusals.createKey ??
              (left <= 0
                ? `A user has at most ${limits.accessKeysPerUser} access keys.`
                : undefined)
            }
            onClick={() => setOpened({ dialog: 'create' })}
          >
            Create Access Key
          </GuardedButton>
        }
      />
      {opened?.dialog === 'create' && <NewKeyDialog user={user} onClose={close} />}
      {key !== undefined && opened?.dialog === 'switch' && (
        <SwitchKeyDialog
          target={listed(key)}
          onConfirm={() =>
            update.run({
              params: { ...params, access_key_id: key.access_key_id },
              body: { status: key.status === 'active' ? 'inactive' : 'active' },
            })
          }
          onClose={close}
        />
      )}
      {key !== undefined && opened?.dialog === 'delete' && (
        <DeleteKeyDialog
          target={listed(key)}
          onConfirm={() => remove.run({ params: { ...params, access_key_id: key.access_key_id } })}
          onClose={close}
        />
      )}
    </>
  );
}
