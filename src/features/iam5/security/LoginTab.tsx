import { Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { versionOf } from '#src/api/versions.ts';
import { AddressListCard } from '#src/features/iam/shared/security/AddressListCard.tsx';
import { linesOf, wireOf } from '#src/features/iam/shared/security/addressEntries.ts';
import { loginGroups, loginSettings } from '#src/features/iam/shared/security/settings.ts';
import { SettingRows } from '#src/features/iam/shared/security/SettingRows.tsx';
import { Loaded } from '#src/parts/Loaded.tsx';
import { useRefusals } from '#src/parts/rights.ts';

const calls = { update: api.v5LoginPolicyUpdate } as const;

/** How people log in, and from where; the days without login have a name of their own here. */
export function LoginTab() {
  const query = useQuery(q(api.v5LoginPolicyShow, {}));
  const refusals = useRefusals(calls);
  const update = useWrite(api.v5LoginPolicyUpdate);
  const opened = ({ login_policy }: NonNullable<typeof query.data>) => ({
    values: { ...login_policy, account_validity_period: login_policy.user_validity_period },
    version: versionOf(login_policy),
  });
  return (
    <Loaded part query={query} what="login policy">
      {(data) => (
        <>
          <SettingRows
            groups={loginGroups}
            refusal={refusals.update}
            source={{
              settings: loginSettings,
              ...opened(data),
              read: async () => opened(await api.v5LoginPolicyShow({})),
              send: ({ account_validity_period: user_validity_period, ...rest }, ifMatch) =>
                update.run({
                  body: {
                    ...rest,
                    ...(user_validity_period !== undefined && { user_validity_period }),
                  },
                  ifMatch,
                }),
            }}
          />
          <Box sx={{ mt: 3 }} />
          <AddressListCard
            title="Console Access"
            text="From where IAM users reach the console. The account itself always does."
            id="console"
            lines={linesOf(data.login_policy)}
            takesV6={false}
            refusal={refusals.update}
            send={(lines) =>
              update.run({
                body: wireOf(lines).v4,
                ifMatch: versionOf(data.login_policy),
              })
            }
          />
        </>
      )}
    </Loaded>
  );
}
