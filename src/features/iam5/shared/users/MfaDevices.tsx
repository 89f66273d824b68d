import { useMemo, useState } from 'react';
import { useList } from '#src/parts/useList.ts';
import { api } from '#src/api/api.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { EllipsisText } from '#src/ui/EllipsisText.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { userCalls, type UserDetail } from './user.ts';
import { EnableMfaDialog, NewMfaDialog } from './MfaDialogs.tsx';

type Device = Result<(typeof api.v5MfaDeviceList)['spec']>['mfa_devices'][number];
type Open =
  | { readonly dialog: 'add' }
  | { readonly dialog: 'enable' | 'disable' | 'delete'; readonly device: Device };
type Refusals = Readonly<Record<keyof typeof userCalls, string | undefined>>;

const rowId = ({ serial_number }: Device): string => serial_number;
const deviceName = ({ serial_number }: Device): string =>
  serial_number.split(':mfa:')[1] ?? serial_number;

const columnsFor = (refusals: Refusals, open: (what: Open) => void): readonly Column<Device>[] => [
  {
    id: 'name',
    header: 'Device Name',
    hideable: false,
    cell: (device) => <EllipsisText text={deviceName(device)} lines={2} />,
  },
  { id: 'type', header: 'MFA Type', cell: () => 'Virtual MFA device' },
  {
    id: 'status',
    header: 'Status',
    cell: ({ enabled }) =>
      enabled ? (
        <StatusText tone="good" text="Enabled" />
      ) : (
        <StatusText tone="off" text="Not enabled" />
      ),
  },
  {
    id: 'operation',
    header: 'Operation',
    hideable: false,
    cell: (device) => (
      <RowActions
        rowName={deviceName(device)}
        actions={[
          device.enabled
            ? {
                label: 'Disable',
                onSelect: () => open({ dialog: 'disable', device }),
                refusal: refusals.disableMfa,
              }
            : {
                label: 'Enable',
                onSelect: () => open({ dialog: 'enable', device }),
                refusal: refusals.enableMfa,
              },
          {
            label: 'Delete',
            onSelect: () => open({ dialog: 'delete', device }),
            refusal:
              refusals.removeMfa ?? (device.enabled ? 'Disable the device first.' : undefined),
          },
        ]}
      />
    ),
  },
];

/**
 * The virtual MFA device of a user: one at most (docs/sources/console.md#13-1,
 * docs/sources/console.md#16).
 */
export function MfaDevices({ user }: { readonly user: UserDetail }) {
  const toast = useToast();
  const state = useTableState('new-mfa-devices', { prefix: 'mfa' });
  const list = useList(
    q(api.v5MfaDeviceList, { query: { user_id: user.user_id } }),
    ({ mfa_devices }) => mfa_devices,
  );
  const refusals = useRefusals(userCalls);
  const disable = useWrite(api.v5MfaDeviceDisable);
  const remove = useWrite(api.v5MfaDeviceDelete);
  const [opened, setOpened] = useState<Open>();
  const close = (): void => setOpened(undefined);
  const columns = useMemo(() => columnsFor(refusals, setOpened), [refusals]);
  const device = opened === undefined || opened.dialog === 'add' ? undefined : opened.device;
  const full =
    (list.rows?.length ?? 0) > 0 ? 'A user has at most one virtual MFA device.' : undefined;
  return (
    <>
      <DataTable
        label="MFA devices"
        state={state}
        columns={columns}

        rowId={rowId}
        rowName={deviceName}
        {...list}
        empty={<EmptyState text="Nothing but the password proves who signs in." />}
        actions={
          <GuardedButton
            variant="outlined"
            refusal={refusals.createMfa ?? full}
            onClick={() => setOpened({ dialog: 'add' })}
          >
            Add MFA Device
          </GuardedButton>
        }
      />
      {opened?.dialog === 'add' && <NewMfaDialog user={user} onClose={close} />}
      {opened?.dialog === 'enable' && device !== undefined && (
        <EnableMfaDialog user={user} serial={device.serial_number} onClose={close} />
      )}
      {(opened?.dialog === 'disable' || opened?.dialog === 'delete') && device !== undefined && (
        <ConfirmDialog
          open
          destructive
          title={opened.dialog === 'disable' ? 'Disable MFA device' : 'Delete MFA device'}
          text={
            opened.dialog === 'disable'
              ? 'Its codes no longer prove who the user is. Policies that ask for MFA refuse until it is enabled again.'
              : 'The key in the authenticator app becomes useless.'
          }
          affected={[{ name: deviceName(device) }]}
          confirmLabel={opened.dialog === 'disable' ? 'Disable' : 'Delete'}
          onConfirm={async () => {
            const which = { user_id: device.user_id, serial_number: device.serial_number };
            await (opened.dialog === 'disable'
              ? disable.run({ body: which })
              : remove.run({ query: which }));
            toast.success(
              opened.dialog === 'disable' ? 'MFA device disabled.' : 'MFA device deleted.',
            );
          }}
          onClose={close}
        />
      )}
    </>
  );
}
