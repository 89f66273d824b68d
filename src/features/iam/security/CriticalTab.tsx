import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { versionOf } from '#src/api/versions.ts';
import { OwnDeviceRow } from '#src/features/iam/shared/own/OwnDeviceRow.tsx';
import { SettingDialog } from '#src/features/iam/shared/security/SettingDialog.tsx';
import { SettingRow } from '#src/features/iam/shared/security/SettingRow.tsx';
import type { Setting, SettingGroup } from '#src/features/iam/shared/security/settings.ts';
import { useAccount } from '#src/parts/account.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { useRefusals } from '#src/parts/rights.ts';
import { StatusText } from '#src/ui/StatusText.tsx';
import { ProtectionDialog } from './ProtectionDialog.tsx';

type Allowed = {
  readonly manage_accesskey: boolean;
  readonly manage_email: boolean;
  readonly manage_mobile: boolean;
  readonly manage_password: boolean;
};

const calls = { update: api.protectPolicyUpdate } as const;
const settings: Readonly<Record<keyof Allowed, Setting>> = {
  manage_accesskey: {
    kind: 'switch',
    label: 'Own Access Keys',
    hint: 'Enabled: users make, change and delete their own. Disabled: administrators alone do.',
  },
  manage_email: { kind: 'switch', label: 'Own Email' },
  manage_mobile: { kind: 'switch', label: 'Own Mobile' },
  manage_password: { kind: 'switch', label: 'Own Password' },
};
const own: readonly (keyof Allowed)[] = ['manage_email', 'manage_mobile', 'manage_password'];
const words = {
  manage_accesskey: 'access keys',
  manage_email: 'email',
  manage_mobile: 'mobile number',
  manage_password: 'password',
} as const;

const groups: readonly SettingGroup<Allowed>[] = [
  {
    title: 'Access Key Protection',
    text: 'While it is on, IAM users do not manage their own access keys.',
    names: ['manage_accesskey'],
    status: ({ manage_accesskey }) => (manage_accesskey ? 'Off' : 'On'),
  },
  {
    title: 'Information Self-Management',
    text: 'What IAM users change of themselves.',
    names: own,
    status: (values) => {
      const allowed = own.filter((name) => values[name]).map((name) => words[name]);
      return allowed.length === 0 ? 'Nothing' : allowed.join(', ');
    },
  },
];

const onOff = (on: boolean) => (
  <StatusText tone={on ? 'good' : 'off'} text={on ? 'Enabled' : 'Disabled'} />
);

/** A second proof before what cannot be taken back, and what users manage themselves. */
export function CriticalTab() {
  const params = { domain_id: useAccount().accountId };
  const query = useQuery(q(api.protectPolicyShow, { params }));
  const refusals = useRefusals(calls);
  const update = useWrite(api.protectPolicyUpdate);
  const [open, setOpen] = useState<'protection' | SettingGroup<Allowed>>();
  const close = (): void => setOpen(undefined);
  const opened = ({ protect_policy }: NonNullable<typeof query.data>) => ({
    values: protect_policy.allow_user,
    version: versionOf(protect_policy),
  });
  return (
    <>
      <OwnDeviceRow />
      <Loaded part query={query} what="operation protection">
        {(data) => {
          const { protect_policy: policy } = data;
          const { operation_protection } = policy;
          return (
            <>
              <SettingRow
                title="Operation Protection"
                text={
                  policy.admin_check === 'on'
                    ? `Critical operations need the code of the person of ${policy.email}.`
                    : 'Critical operations need the code of whoever makes them.'
                }
                status={onOff(operation_protection)}
                action="Change"
                refusal={refusals.update}
                onAction={() => setOpen('protection')}
              />
              {groups.map((group) => (
                <SettingRow
                  key={group.title}
                  title={group.title}
                  text={group.text}
                  status={group.status(policy.allow_user)}
                  action="Change"
                  refusal={refusals.update}
                  onAction={() => setOpen(group)}
                />
              ))}
              {open === 'protection' && (
                <ProtectionDialog
                  present={policy}
                  send={(wanted) =>
                    update.run({
                      params,
                      body: { protect_policy: wanted },
                      ifMatch: versionOf(policy),
                    })
                  }
                  onClose={close}
                />
              )}
              {typeof open === 'object' && (
                <SettingDialog
                  group={open}
                  source={{
                    settings,
                    ...opened(data),
                    read: async () => opened(await api.protectPolicyShow({ params })),
                    send: (allow_user, ifMatch) =>
                      update.run({
                        params,
                        body: { protect_policy: { operation_protection, allow_user } },
                        ifMatch,
                      }),
                  }}
                  onClose={close}
                />
              )}
            </>
          );
        }}
      </Loaded>
    </>
  );
}
