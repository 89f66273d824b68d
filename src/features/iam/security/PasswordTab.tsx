import { useQuery } from '@tanstack/react-query';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { versionOf } from '#src/api/versions.ts';
import { passwordGroups, passwordSettings } from '#src/features/iam/shared/security/settings.ts';
import { SettingRows } from '#src/features/iam/shared/security/SettingRows.tsx';
import { useAccount } from '#src/parts/account.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { useRefusals } from '#src/parts/rights.ts';

const calls = { update: api.passwordPolicyUpdate } as const;

/** What the account asks of passwords. */
export function PasswordTab() {
  const params = { domain_id: useAccount().accountId };
  const query = useQuery(q(api.passwordPolicyShow, { params }));
  const refusals = useRefusals(calls);
  const update = useWrite(api.passwordPolicyUpdate);
  const opened = ({ password_policy }: NonNullable<typeof query.data>) => ({
    values: password_policy,
    version: versionOf(password_policy),
  });
  return (
    <Loaded part query={query} what="password policy">
      {(data) => (
        <SettingRows
          groups={passwordGroups}
          refusal={refusals.update}
          source={{
            settings: passwordSettings,
            ...opened(data),
            read: async () => opened(await api.passwordPolicyShow({ params })),
            send: (password_policy, ifMatch) =>
              update.run({ params, body: { password_policy }, ifMatch }),
          }}
        />
      )}
    </Loaded>
  );
}
