import { Box } from '@mui/material';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api } from '#src/api/api.ts';
import { isOffered, isPlainKeystone } from '#src/api/offer.ts';
import { unlessAbsent, type Problem } from '#src/api/problem.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { useAccount } from '#src/parts/account.ts';
import { Editable } from '#src/parts/Editable.tsx';
import { useRefusals } from '#src/parts/rights.ts';
import { timeText } from '#src/parts/time.ts';
import { Facts } from '#src/ui/Card.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { ProblemAlert } from '#src/ui/ProblemAlert.tsx';
import { Section } from '#src/ui/Section.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { useProblemWords } from '#src/ui/problem.tsx';
import { userCalls, type UserDetail } from '../parts/user.ts';
import { AccessKeys } from '#src/features/iam/shared/users/AccessKeys.tsx';
import { ContactDialog } from './ContactDialog.tsx';
import { LoginProtectDialog, methodNames } from './LoginProtectDialog.tsx';
import { ResetPasswordDialog } from './ResetPasswordDialog.tsx';

const strengthTones = { Low: 'warning', Middle: 'good', High: 'good', Strong: 'good' } as const;

function Strength({ strength }: { readonly strength: string }) {
  const tone = (strengthTones as Readonly<Record<string, 'warning' | 'good'>>)[strength];
  return tone === undefined ? <>No password</> : <StatusText tone={tone} text={strength} />;
}

/** Whether a user has a bound MFA device (documented as 404 for one without). */
const boundQuery = (userId: string) =>
  queryOptions<boolean, Problem>({
    queryKey: ['users', 'mfa', userId],
    queryFn: async () =>
      (await unlessAbsent(api.mfaDeviceShow({ params: { user_id: userId } }))) !== null,
  });

function VirtualMfa({ userId }: { readonly userId: string }) {
  const { data, error } = useQuery(boundQuery(userId));
  if (error !== null) return <>{error.status === 403 ? 'No permission' : error.message}</>;
  if (data === undefined) return <>--</>;
  return data ? (
    <StatusText tone="good" text="Bound" />
  ) : (
    <StatusText tone="warning" text="Not bound" />
  );
}

/** Until when failed logins keep a user out, and what lets him in before. */
function Lock({ user, until }: { readonly user: UserDetail; readonly until: number }) {
  const toast = useToast();
  const refusals = useRefusals(userCalls);
  const update = useWrite(api.userUpdate);
  const unlock = (): Promise<void> =>
    update
      .run({ params: { user_id: user.id }, body: { user: { enabled: true } } })
      .then(() => toast.success(`${user.name} can log in again.`), toast.problem);
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1 }}>
      <StatusText tone="warning" text={`Locked until ${timeText(until)}`} />
      <GuardedButton
        size="small"
        variant="outlined"
        refusal={refusals.update}
        onClick={() => void unlock()}
      >
        Unlock
      </GuardedButton>
    </Box>
  );
}

/** Contacts, password and access keys of a user (docs/sources/console.md#3-4). */
export function SecurityTab({ user }: { readonly user: UserDetail }) {
  const { userId: myId } = useAccount();
  const refusals = useRefusals(userCalls);
  const words = useProblemWords();
  const [open, setOpen] = useState<'contact' | 'password' | 'protect'>();
  const plain = isPlainKeystone();
  const protection = useQuery({
    ...q(api.loginProtectShow, { params: { user_id: user.id } }),
    enabled: !plain,
  });
  const method = protection.data?.login_protect.verification_method;
  const mine = user.id === myId;
  const updateRefusal =
    user.is_domain_owner && !mine ? 'Only the account itself changes this.' : refusals.update;
  const editable = (
    label: string,
    what: 'contact' | 'password' | 'protect',
    refusal: string | undefined,
    value: ReactNode,
  ) => (
    <Editable label={label} refusal={refusal} onEdit={() => setOpen(what)}>
      {value}
    </Editable>
  );
  return (
    <>
      {!plain && (
        <Section title="Multi-Factor Authentication">
          <Facts
            facts={[
              {
                label: 'Mobile Number',
                value: editable(
                  'Modify mobile number',
                  'contact',
                  updateRefusal,
                  user.phone === '' ? '--' : `${user.areacode} ${user.phone}`,
                ),
              },
              {
                label: 'Email Address',
                value: editable(
                  'Modify email address',
                  'contact',
                  updateRefusal,
                  user.email === '' ? '--' : user.email,
                ),
              },
              { label: 'Virtual MFA', value: <VirtualMfa userId={user.id} /> },
            ]}
          />
        </Section>
      )}
      <Section title="Login Credentials">
        <Facts
          facts={[
            {
              label: 'Password Strength',
              value: editable(
                'Reset password',
                'password',
                updateRefusal,
                plain ? <>Not told</> : <Strength strength={user.pwd_strength} />,
              ),
            },
            ...(plain
              ? []
              : [
                  {
                    label: 'Next Login',
                    value: user.pwd_status
                      ? 'The user must set a new password'
                      : 'With the current password',
                  },
                  { label: 'Last Password Use', value: timeText(user.last_pwd_auth_time) },
                ]),
            ...(user.locked_until === undefined
              ? []
              : [
                  {
                    label: 'Account Lockout',
                    value: <Lock user={user} until={user.locked_until} />,
                  },
                ]),
          ]}
        />
      </Section>
      {!plain && (
        <Section title="Login Protection">
          {protection.error !== null && <ProblemAlert problem={words(protection.error)} />}
          {method !== undefined && (
            <Facts
              facts={[
                {
                  label: 'Verification Method',
                  value: editable(
                    'Modify login protection',
                    'protect',
                    user.is_domain_owner && !mine ? updateRefusal : refusals.protectLogin,
                    methodNames[method] ?? 'Disabled',
                  ),
                },
              ]}
            />
          )}
        </Section>
      )}
      {isOffered(api.credentialList.spec.path) && (
        <Section title="Access Keys">
          <AccessKeys user={user} />
        </Section>
      )}
      {open === 'contact' && <ContactDialog user={user} onClose={() => setOpen(undefined)} />}
      {open === 'protect' && method !== undefined && (
        <LoginProtectDialog user={user} method={method} onClose={() => setOpen(undefined)} />
      )}
      {open === 'password' && (
        <ResetPasswordDialog user={user} onClose={() => setOpen(undefined)} />
      )}
    </>
  );
}
