import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { OwnPasswordDialog } from '#src/features/iam/shared/own/OwnPasswordDialog.tsx';
import { SettingRow } from '#src/features/iam/shared/security/SettingRow.tsx';
import { AccessKeys } from '#src/features/iam5/shared/users/AccessKeys.tsx';
import { MfaDevices } from '#src/features/iam5/shared/users/MfaDevices.tsx';
import { useAccount } from '#src/parts/account.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { useRefusals } from '#src/parts/rights.ts';
import { paths } from '#src/paths.ts';
import { Card } from '#src/ui/Card.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';

const calls = { password: api.v5OwnPasswordChange } as const;

/**
 * What the signed-in person proves himself with, by the calls of the new IAM: each needs its action
 * on oneself (docs/sources/console.md#13-2).
 */
export function CredentialsPage() {
  const { userId } = useAccount();
  const query = useQuery(q(api.v5UserShow, { params: { user_id: userId } }));
  const refusals = useRefusals(calls);
  const change = useWrite(api.v5OwnPasswordChange);
  const [changing, setChanging] = useState(false);
  return (
    <>
      <PageHeader title="My Credentials" />
      <Card title="Login">
        <SettingRow
          title="Password"
          text="What you log in with."
          status=""
          action="Change"
          refusal={refusals.password}
          onAction={() => setChanging(true)}
        />
      </Card>
      <Loaded part query={query} what="your credentials">
        {({ user }) => (
          <>
            <Card title="Multi-Factor Authentication">
              <MfaDevices user={user} />
            </Card>
            <Card title="Access Keys">
              <AccessKeys user={user} />
            </Card>
          </>
        )}
      </Loaded>
      <TextLink to={paths.account()}>
        Names and IDs, and what needs no permission, in the old console
      </TextLink>
      {changing && (
        <OwnPasswordDialog
          send={(old_password, new_password) =>
            change.run({ body: { old_password, new_password } })
          }
          onClose={() => setChanging(false)}
        />
      )}
    </>
  );
}
