import { useQuery } from '@tanstack/react-query';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { versionOf } from '#src/api/versions.ts';
import { loginGroups, loginSettings } from '#src/features/iam/shared/security/settings.ts';
import { SettingRows } from '#src/features/iam/shared/security/SettingRows.tsx';
import { useAccount } from '#src/parts/account.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { useRefusals } from '#src/parts/rights.ts';

const calls = { update: api.loginPolicyUpdate } as const;

/** How the people of the account log in. */
export function LoginTab() {
  const params = { domain_id: useAccount().accountId };
  const query = useQuery(q(api.loginPolicyShow, { params }));
  const refusals = useRefusals(calls);
  const update = useWrite(api.loginPolicyUpdate);
  const opened = ({ login_policy }: NonNullable<typeof query.data>) => ({
    values: login_policy,
    version: versionOf(login_policy),
  });
  return (
    <Loaded part query={query} what="login authentication policy">
      {(data) => (
        <SettingRows
          groups={loginGroups}
          refusal={refusals.update}
          source={{
            settings: loginSettings,
            ...opened(data),
            read: async () => opened(await api.loginPolicyShow({ params })),
            send: (login_policy, ifMatch) =>
              update.run({ params, body: { login_policy }, ifMatch }),
          }}
        />
      )}
    </Loaded>
  );
}
