import { api } from '#src/api/api.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { NewPasswordDialog } from '#src/features/iam/shared/NewPasswordDialog.tsx';
import { complaintOf, type UserDetail } from '#src/features/iam5/shared/users/user.ts';

type PasswordDialogProps = {
  readonly user: UserDetail;
  /** The user has had no password so far: one lets him sign in. */ readonly first: boolean;
  readonly onClose: () => void;
};

/** Lets a user sign in to the console, or gives him a new password. */
export function PasswordDialog({ user, first, onClose }: PasswordDialogProps) {
  const create = useWrite(api.v5LoginProfileCreate);
  const update = useWrite(api.v5LoginProfileUpdate);
  return (
    <NewPasswordDialog
      title={first ? `Allow ${user.user_name} to sign in` : `Reset password of ${user.user_name}`}
      owner={{ name: user.user_name }}
      typedLabel="Custom"
      send={(password, password_reset_required) =>
        (first ? create : update).run({
          params: { user_id: user.user_id },
          body: { password, password_reset_required },
        })
      }
      complaintOf={complaintOf}
      success={
        first
          ? `${user.user_name} can sign in to the console.`
          : `Password of ${user.user_name} reset.`
      }
      generatedTitle="Password set"
      onClose={onClose}
    />
  );
}
