import { api } from '#src/api/api.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { NewPasswordDialog } from '#src/features/iam/shared/NewPasswordDialog.tsx';
import { complaintOf } from '#src/features/iam/shared/users/serverFields.ts';
import type { UserDetail } from '../parts/user.ts';

const byUser = {
  value: 'byUser',
  label: 'Set by user',
  detail: 'Needs a mail to the user, and no mail leaves this console.',
  disabled: true,
} as const;

/** A new password for a user (docs/sources/console.md#3-4). */
export function ResetPasswordDialog({
  user,
  onClose,
}: {
  readonly user: UserDetail;
  readonly onClose: () => void;
}) {
  const update = useWrite(api.userUpdate);
  return (
    <NewPasswordDialog
      title={`Reset password of ${user.name}`}
      owner={{ name: user.name, email: user.email, mobile: user.phone }}
      typedLabel="Set now"
      unavailable={[byUser]}
      send={(password, pwd_status) =>
        update.run({
          params: { user_id: user.id },
          body: { user: { password, pwd_status } },
        })
      }
      complaintOf={complaintOf}
      success={`Password of ${user.name} reset.`}
      generatedTitle="Password reset"
      onClose={onClose}
    />
  );
}
