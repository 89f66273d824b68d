import { Alert } from '@mui/material';
import { trialOf } from '#src/parts/whatItChanges/trial.ts';
import { WhatItChanges } from '#src/parts/whatItChanges/WhatItChanges.tsx';
import { api } from '#src/api/api.ts';
import { timeText } from '#src/parts/time.ts';
import { useBatch } from '#src/parts/useBatch.ts';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import type { User } from './user.ts';

type Deletable = Pick<User, 'id' | 'name' | 'description'> & {
  readonly last_login_time?: string | null | undefined;
  readonly groups_count?: number | undefined;
};
type DeleteUsersDialogProps = {
  readonly users: readonly Deletable[];
  /** Called after each user, before the screen is read again: a page about the user leaves here. */
  readonly onGone?: () => Promise<void> | void;
  readonly onDeleted?: () => void;
  readonly onClose: () => void;
};

const key = (user: Deletable): string => user.id;
const name = (user: Deletable): string => user.name;
const detail = (user: Deletable): string =>
  [
    user.description,
    user.groups_count === undefined ? '' : `user groups: ${user.groups_count}`,
    `last login: ${timeText(user.last_login_time)}`,
  ]
    .filter((part) => part !== '')
    .join(', ');

/** Asks before users go for good, and offers the milder way (docs/sources/console.md#3-5). */
export function DeleteUsersDialog({ users, onGone, onDeleted, onClose }: DeleteUsersDialogProps) {
  const toast = useToast();
  const remove = useBatch<Deletable>({
    key,
    name,
    send: async (user) => {
      await api.userDelete({ params: { user_id: user.id } });
      await onGone?.();
    },
  });
  const one = users.length === 1 ? users[0] : undefined;
  return (
    <ConfirmDialog
      open
      destructive
      title={one === undefined ? `Delete ${users.length} users` : `Delete user ${one.name}`}
      text={
        <Alert severity="warning">
          Sign-in, password, access keys, group memberships and permissions are lost for good.
          Disabling a user keeps them and stops the user just as well.
        </Alert>
      }
      affected={users.map((user) => ({ name: user.name, detail: detail(user) }))}
      affectedLabel="Users to be deleted"
      confirmLabel="Delete"
      note={
        <WhatItChanges
          calls={users.map(({ id }) => trialOf(api.userDelete, { params: { user_id: id } }))}
        />
      }
      {...(users.length > 5 ? { typeToConfirm: 'DELETE' } : {})}
      onConfirm={async () => {
        await remove(users);
        onDeleted?.();
        toast.success(
          one === undefined ? `${users.length} users deleted.` : `User ${one.name} deleted.`,
        );
      }}
      onClose={onClose}
    />
  );
}
