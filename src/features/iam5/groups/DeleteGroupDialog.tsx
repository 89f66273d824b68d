import { useQuery } from '@tanstack/react-query';
import { trialOf } from '#src/parts/whatItChanges/trial.ts';
import { WhatItChanges } from '#src/parts/whatItChanges/WhatItChanges.tsx';
import { useWrite } from '#src/api/useWrite.ts';
import { api } from '#src/api/api.ts';
import { detachPolicy, heldQuery, trialDetach } from '#src/features/iam/shared/holders.ts';
import { usersQuery, type NewGroup } from '#src/features/iam5/shared/lists.ts';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { useToast } from '#src/ui/Toasts.tsx';

type DeleteGroupDialogProps = {
  readonly group: Pick<NewGroup, 'group_id' | 'group_name'>;
  /** Called before the screen is read again: a page about the group leaves here. */
  readonly onGone?: () => Promise<void> | void;
  readonly onClose: () => void;
};

/**
 * Asks before a group goes. Its users leave it and its policies are detached first: a group in use
 * cannot be deleted.
 */
export function DeleteGroupDialog({ group, onGone, onClose }: DeleteGroupDialogProps) {
  const toast = useToast();
  const { group_id, group_name } = group;
  const policies = useQuery(heldQuery({ kind: 'group', id: group_id })).data ?? [];
  const users = useQuery(usersQuery(group_id)).data?.rows ?? [];
  const remove = useWrite(async () => {
    for (const { policy_id } of policies)
      await detachPolicy({ kind: 'group', id: group_id }, policy_id);
    for (const { user_id } of users)
      await api.v5GroupUserRemove({ params: { group_id }, body: { user_id } });
    await api.v5GroupDelete({ params: { group_id } });
    await onGone?.();
  });
  return (
    <ConfirmDialog
      open
      destructive
      title={`Delete user group ${group_name}`}
      text="The users stay but lose what they hold through the group. Its identity policies are detached and stay too. The group cannot be restored."
      affected={[
        ...policies.map(({ policy_name }) => ({
          name: policy_name,
          detail: 'Identity policy, to be detached',
        })),
        ...users.map(({ user_name }) => ({
          name: user_name,
          detail: 'User, to be removed from the group',
        })),
      ]}
      affectedLabel="What the group has"
      confirmLabel="Delete"
      note={
        <WhatItChanges
          calls={[
            ...policies.map(({ policy_id }) =>
              trialDetach({ kind: 'group', id: group_id }, policy_id),
            ),
            ...users.map(({ user_id }) =>
              trialOf(api.v5GroupUserRemove, { params: { group_id }, body: { user_id } }),
            ),
            trialOf(api.v5GroupDelete, { params: { group_id } }),
          ]}
        />
      }
      onConfirm={async () => {
        await remove.run();
        toast.success(`User group ${group_name} deleted.`);
      }}
      onClose={onClose}
    />
  );
}
