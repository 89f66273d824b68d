import { useQuery } from '@tanstack/react-query';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { versionOf } from '#src/api/versions.ts';
import {
  passwordGroups,
  passwordSettings,
  type NameOf,
  type PasswordValues,
  type Setting,
  type SettingGroup,
} from '#src/features/iam/shared/security/settings.ts';
import { SettingRows } from '#src/features/iam/shared/security/SettingRows.tsx';
import { Loaded } from '#src/parts/Loaded.tsx';
import { useRefusals } from '#src/parts/rights.ts';

type NewValues = PasswordValues & { readonly allow_user_to_change_password: boolean };

const calls = { update: api.v5PasswordPolicyUpdate } as const;

/** The new IAM remembers more passwords, and can keep users from changing theirs. */
const settings: Readonly<Record<NameOf<NewValues>, Setting>> = {
  ...passwordSettings,
  number_of_recent_passwords_disallowed: {
    kind: 'number',
    label: 'Recent Passwords',
    bounds: { min: 0, max: 24 },
    unit: 'passwords',
    hint: 'So many of the latest cannot be used again; 0 bars the present one only.',
  },
  allow_user_to_change_password: { kind: 'switch', label: 'Own Password' },
};
const groups: readonly SettingGroup<NewValues>[] = [
  ...passwordGroups,
  {
    title: 'Changing the Own Password',
    text: 'Whether IAM users change their own passwords.',
    names: ['allow_user_to_change_password'],
    status: (values) => (values.allow_user_to_change_password ? 'Allowed' : 'Not allowed'),
  },
];

/** What the account asks of passwords. */
export function PasswordTab() {
  const query = useQuery(q(api.v5PasswordPolicyShow, {}));
  const refusals = useRefusals(calls);
  const update = useWrite(api.v5PasswordPolicyUpdate);
  const opened = ({ password_policy }: NonNullable<typeof query.data>) => ({
    values: {
      ...password_policy,
      number_of_recent_passwords_disallowed: password_policy.password_reuse_prevention,
    },
    version: versionOf(password_policy),
  });
  return (
    <Loaded part query={query} what="password policy">
      {(data) => (
        <SettingRows
          groups={groups}
          refusal={refusals.update}
          source={{
            settings,
            ...opened(data),
            read: async () => opened(await api.v5PasswordPolicyShow({})),
            send: ({ number_of_recent_passwords_disallowed: recent, ...rest }, ifMatch) =>
              update.run({
                body: {
                  ...rest,
                  ...(recent !== undefined && { password_reuse_prevention: recent }),
                },
                ifMatch,
              }),
          }}
        />
      )}
    </Loaded>
  );
}
