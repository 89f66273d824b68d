import { Box, Skeleton } from '@mui/material';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#src/api/api.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { unlessAbsent, type Problem } from '#src/api/problem.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { timeText } from '#src/parts/time.ts';
import { Facts } from '#src/ui/Card.tsx';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { ProblemAlert } from '#src/ui/ProblemAlert.tsx';
import { useProblemWords } from '#src/ui/problem.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { userCalls, type UserDetail } from '#src/features/iam5/shared/users/user.ts';
import { PasswordDialog } from './PasswordDialog.tsx';

type LoginProfile = Result<(typeof api.v5LoginProfileShow)['spec']>['login_profile'];

/** The way a user signs in; null for a user without a password (documented as 404). */
const profileQuery = (userId: string) =>
  queryOptions<LoginProfile | null, Problem>({
    queryKey: ['new-iam', 'profile', userId],
    queryFn: async () =>
      (await unlessAbsent(api.v5LoginProfileShow({ params: { user_id: userId } })))
        ?.login_profile ?? null,
  });

/** Whether a user may sign in to the console, and his password (docs/sources/console.md#13-2). */
export function ConsoleAccess({ user }: { readonly user: UserDetail }) {
  const words = useProblemWords();
  const toast = useToast();
  const refusals = useRefusals(userCalls);
  const { data, error } = useQuery(profileQuery(user.user_id));
  const take = useWrite(api.v5LoginProfileDelete);
  const [open, setOpen] = useState<'password' | 'take'>();
  const protection = user.is_root_user ? 'Only the account itself changes this.' : undefined;
  if (error !== null) return <ProblemAlert problem={words(error)} />;
  if (data === undefined) return <Skeleton variant="rounded" height={120} />;
  return (
    <>
      <Facts
        facts={
          data === null
            ? [{ label: 'Console Access', value: <StatusText tone="off" text="Off" /> }]
            : [
                { label: 'Console Access', value: <StatusText tone="running" text="On" /> },
                {
                  label: 'Next Login',
                  value: data.password_reset_required
                    ? 'The user must set a new password'
                    : 'With the current password',
                },
                { label: 'Allowed', value: timeText(data.created_at) },
              ]
        }
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 2 }}>
        {data === null ? (
          <GuardedButton
            variant="contained"
            refusal={protection ?? refusals.allowConsole}
            onClick={() => setOpen('password')}
          >
            Allow Console Access
          </GuardedButton>
        ) : (
          <>
            <GuardedButton
              variant="outlined"
              refusal={protection ?? refusals.changePassword}
              onClick={() => setOpen('password')}
            >
              Reset Password
            </GuardedButton>
            <GuardedButton
              variant="outlined"
              refusal={protection ?? refusals.takeConsole}
              onClick={() => setOpen('take')}
            >
              Take Console Access Away
            </GuardedButton>
          </>
        )}
      </Box>
      {open === 'password' && (
        <PasswordDialog user={user} first={data === null} onClose={() => setOpen(undefined)} />
      )}
      <ConfirmDialog
        open={open === 'take'}
        destructive
        title={`Take console access away from ${user.user_name}`}
        text="The password is deleted: the user can no longer sign in. Access keys go on working."
        onConfirm={async () => {
          await take.run({ params: { user_id: user.user_id } });
          toast.success(`${user.user_name} can no longer sign in to the console.`);
        }}
        onClose={() => setOpen(undefined)}
      />
    </>
  );
}
