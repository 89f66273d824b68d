import { useQueries } from '@tanstack/react-query';
import { trialOf } from '#src/parts/whatItChanges/trial.ts';
import { WhatItChanges } from '#src/parts/whatItChanges/WhatItChanges.tsx';
import { api } from '#src/api/api.ts';
import { useAccount } from '#src/parts/account.ts';
import { recordsQuery } from '#src/features/iam/shared/records/readRecords.ts';
import { useBatch } from '#src/parts/useBatch.ts';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import type { Group } from './group.ts';
import { grouped } from '#src/ui/count.ts';

const key = (group: Group): string => group.id;
const name = (group: Group): string => group.name;
const counted = (count: number, one: string): string =>
  `${grouped(count)} ${one}${count === 1 ? '' : 's'}`;

type DeleteGroupsDialogProps = {
  readonly groups: readonly Group[];
  /**
   * Called after each group, before the screen is read again: a page about the group leaves here.
   */
  readonly onGone?: () => Promise<void> | void;
  readonly onDeleted?: () => void;
  readonly onClose: () => void;
};

/** Asks before groups go, naming their users and permissions. */
export function DeleteGroupsDialog({
  groups,
  onGone,
  onDeleted,
  onClose,
}: DeleteGroupsDialogProps) {
  const { accountId } = useAccount();
  const toast = useToast();
  const counts = useQueries({
    queries: groups.map((group) => recordsQuery(accountId, { kind: 'group', id: group.id })),
    combine: (results) => results.map((result) => result.data?.length),
  });
  const remove = useBatch<Group>({
    key,
    name,
    send: async (group) => {
      await api.groupDelete({ params: { group_id: group.id } });
      await onGone?.();
    },
  });
  const detail = (group: Group, permissions: number | undefined): string =>
    [
      group.users_count === undefined ? undefined : counted(group.users_count, 'user'),
      permissions === undefined ? undefined : counted(permissions, 'permission'),
    ]
      .filter((part) => part !== undefined)
      .join(', ');
  const one = groups.length === 1 ? groups[0] : undefined;
  return (
    <ConfirmDialog
      open
      destructive
      title={
        one === undefined ? `Delete ${groups.length} user groups` : `Delete user group ${one.name}`
      }
      text="The users stay but lose what they hold through the group. The group and its permissions cannot be restored."
      affected={groups.map((group, index) => ({
        name: group.name,
        detail: detail(group, counts[index]),
      }))}
      affectedLabel="User groups to be deleted"
      confirmLabel="Delete"
      note={
        <WhatItChanges
          calls={groups.map(({ id }) => trialOf(api.groupDelete, { params: { group_id: id } }))}
        />
      }
      {...(groups.length > 5 ? { typeToConfirm: 'DELETE' } : {})}
      onConfirm={async () => {
        await remove(groups);
        onDeleted?.();
        toast.success(
          one === undefined
            ? `${groups.length} user groups deleted.`
            : `User group ${one.name} deleted.`,
        );
      }}
      onClose={onClose}
    />
  );
}
