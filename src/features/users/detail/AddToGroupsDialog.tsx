import { Skeleton } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { limits } from '#src/domain/access/quota.ts';
import { useBatch } from '#src/iamParts/useBatch.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { ProblemAlert } from '#src/ui/ProblemAlert.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { TransferList, type TransferItem } from '#src/ui/TransferList.tsx';
import { useProblemWords } from '#src/ui/problem.tsx';

type AddToGroupsDialogProps = { readonly user: { readonly id: string; readonly name: string }; readonly current: readonly { readonly id: string }[]; readonly onClose: () => void };

/** Two lists of groups: available, and those the user is to join. */
export function AddToGroupsDialog({ user, current, onClose }: AddToGroupsDialogProps) {
  const toast = useToast();
  const words = useProblemWords();
  const [selected, setSelected] = useState<readonly TransferItem[]>([]);
  const { data, error } = useQuery(q(api.groupList, {}));
  const items = useMemo(() => (data?.groups ?? []).filter((group) => !current.some((held) => held.id === group.id)).map((group): TransferItem => ({ id: group.id, name: group.name, detail: group.description })), [data, current]);
  const join = useBatch<TransferItem>({ key: (group) => group.id, name: (group) => group.name, send: (group) => api.groupUserAdd({ params: { group_id: group.id, user_id: user.id } }) });
  const left = limits.groupsPerUser - current.length;
  return (
    <FormDialog
      open
      width="md"
      title="Add to User Group"
      refusal={selected.length === 0 ? 'Select at least one user group.' : undefined}
      onSubmit={async () => {
        await join(selected);
        toast.success(`${user.name} joined ${selected.map((group) => group.name).join(', ')}.`);
      }}
      onClose={onClose}
    >
      {error !== null && <ProblemAlert problem={words(error)} />}
      {error === null && data === undefined && <Skeleton variant="rounded" height={380} />}
      {data !== undefined && (
        <TransferList noun="User Groups" searchPlaceholder="Enter a group name." items={items} selected={selected} onChange={setSelected} limit={{ max: left, words: `A user can be in at most ${limits.groupsPerUser} groups.` }} />
      )}
    </FormDialog>
  );
}
