import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#src/api/api.ts';
import { unlessAbsent, type Problem } from '#src/api/problem.ts';
import { SettingRow } from '#src/features/iam/shared/security/SettingRow.tsx';
import { useAccount } from '#src/parts/account.ts';
import { StatusText } from '#src/ui/StatusText.tsx';
import { BindDeviceDialog, UnbindDeviceDialog } from './OwnDeviceDialogs.tsx';

/** The serial number of one's bound device; null without one. */
const boundQuery = (userId: string) =>
  queryOptions<string | null, Problem>({
    queryKey: ['own', 'mfa', userId],
    queryFn: async () =>
      (await unlessAbsent(api.mfaDeviceShow({ params: { user_id: userId } })))?.virtual_mfa_device
        .serial_number ?? null,
  });

/** The own virtual MFA device, with what binds it or lets it go. */
export function OwnDeviceRow() {
  const { userId, userName } = useAccount();
  const { data, error } = useQuery(boundQuery(userId));
  const [open, setOpen] = useState<'bind' | 'unbind'>();
  const close = (): void => setOpen(undefined);
  const bound = typeof data === 'string';
  return (
    <>
      <SettingRow
        title="Virtual MFA"
        text="An authenticator app that proves who you are: at login, and before critical operations."
        status={
          error !== null ? (
            error.message
          ) : bound ? (
            <StatusText tone="good" text="Bound" />
          ) : (
            <StatusText tone="warning" text="Not bound" />
          )
        }
        action={bound ? 'Unbind' : 'Bind'}
        refusal={data === undefined ? 'It is being read.' : undefined}
        onAction={() => setOpen(bound ? 'unbind' : 'bind')}
      />
      {open === 'bind' && <BindDeviceDialog userId={userId} userName={userName} onClose={close} />}
      {open === 'unbind' && typeof data === 'string' && (
        <UnbindDeviceDialog userId={userId} serial={data} onClose={close} />
      )}
    </>
  );
}
