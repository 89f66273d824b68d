import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { OwnContactDialog } from '#src/features/iam/shared/own/OwnContactDialog.tsx';
import { OwnPasswordDialog } from '#src/features/iam/shared/own/OwnPasswordDialog.tsx';
import { SettingRow } from '#src/features/iam/shared/security/SettingRow.tsx';
import { useAccount } from '#src/parts/account.ts';
import { Loaded } from '#src/parts/Loaded.tsx';

/** The own password, email address and mobile number. */
export function BasicTab() {
  const { userId } = useAccount();
  const query = useQuery(q(api.userDetail, { params: { user_id: userId } }));
  const change = useWrite(api.userPassword);
  const [open, setOpen] = useState<'password' | 'email' | 'mobile'>();
  const close = (): void => setOpen(undefined);
  return (
    <Loaded part query={query} what="basic information">
      {({ user }) => (
        <>
          <SettingRow
            title="Password"
            text="What you log in with."
            status={user.pwd_strength === 'None' ? 'No password' : user.pwd_strength}
            action="Change"
            onAction={() => setOpen('password')}
          />
          <SettingRow
            title="Email Address"
            text="Where messages for you would go."
            status={user.email === '' ? '--' : user.email}
            action="Change"
            onAction={() => setOpen('email')}
          />
          <SettingRow
            title="Mobile Number"
            text="Where short messages for you would go."
            status={user.phone === '' ? '--' : `${user.areacode} ${user.phone}`}
            action="Change"
            onAction={() => setOpen('mobile')}
          />
          {open === 'password' && (
            <OwnPasswordDialog
              send={(original_password, password) =>
                change.run({
                  params: { user_id: userId },
                  body: { user: { original_password, password } },
                })
              }
              onClose={close}
            />
          )}
          {(open === 'email' || open === 'mobile') && (
            <OwnContactDialog what={open} userId={userId} present={user} onClose={close} />
          )}
        </>
      )}
    </Loaded>
  );
}
