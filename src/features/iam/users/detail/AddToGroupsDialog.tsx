import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { JoinGroupsDialog } from '#src/features/iam/shared/JoinGroupsDialog.tsx';
import type { TransferItem } from '#src/ui/TransferList.tsx';

type AddToGroupsDialogProps = {
  readonly user: { readonly id: string; readonly name: string };
  readonly current: readonly { readonly id: string }[];
  readonly onClose: () => void;
};

/** Lets a user join groups he is not in (docs/sources/console.md#3-4). */
export function AddToGroupsDialog({ user, current, onClose }: AddToGroupsDialogProps) {
  const { data, error } = useQuery(q(api.groupList, {}));
  const available = useMemo(
    () =>
      data?.groups
        .filter((group) => !current.some((held) => held.id === group.id))
        .map((group): TransferItem => ({
          id: group.id,
          name: group.name,
          detail: group.description,
        })),
    [data, current],
  );
  const join = (group_id: string) => api.groupUserAdd({ params: { group_id, user_id: user.id } });
  return (
    <JoinGroupsDialog
      title="Add to User Group"
      userName={user.name}
      available={available}
      error={error}
      joined={current.length}
      join={join}
      onClose={onClose}
    />
  );
}
