import { Alert } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { WhatItChanges } from '#src/parts/whatItChanges/WhatItChanges.tsx';
import { useWrite } from '#src/api/useWrite.ts';
import { heldQuery } from '#src/features/iam/shared/holders.ts';
import { groupsQuery, type NewUser } from '#src/features/iam5/shared/lists.ts';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { removeUser, trialRemoval } from '../removeUser.ts';

type DeleteUserDialogProps = {
  readonly user: Pick<NewUser, 'user_id' | 'user_name'>;
  /** Called before the screen is read again: a page about the user leaves here. */
  readonly onGone?: () => Promise<void> | void;
  readonly onClose: () => void;
};

/**
 * Asks before a user goes. He leaves his groups and his policies are detached first: a user in use
 * cannot be deleted.
 */
export function DeleteUserDialog({ user, onGone, onClose }: DeleteUserDialogProps) {
  const toast = useToast();
  const client = useQueryClient();
  const { user_id, user_name } = user;
  const policies = useQuery(heldQuery({ kind: 'user', id: user_id })).data ?? [];
  const groups = useQuery(groupsQuery(user_id)).data?.rows ?? [];
  const remove = useWrite(async () => {
    await removeUser(client, user_id);
    await onGone?.();
  });
  return (
    <ConfirmDialog
      open
      destructive
      title={`Delete user ${user_name}`}
      text={
        <Alert severity="warning">
          Sign-in, password and access keys are lost for good. Disabling a user keeps them and stops
          the user just as well.
        </Alert>
      }
      affected={[
        ...policies.map(({ policy_name }) => ({
          name: policy_name,
          detail: 'Identity policy, to be detached',
        })),
        ...groups.map(({ group_name }) => ({ name: group_name, detail: 'User group, to be left' })),
      ]}
      affectedLabel="What the user has"
      note={<WhatItChanges calls={trialRemoval(user_id, { policies, groups })} />}
      confirmLabel="Delete"
      onConfirm={async () => {
        await remove.run();
        toast.success(`User ${user_name} deleted.`);
      }}
      onClose={onClose}
    />
  );
}
