import { Skeleton } from '@mui/material';
import { useState } from 'react';
import { limits } from '#src/domain/access/quota.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { ProblemAlert } from '#src/ui/ProblemAlert.tsx';
import { useProblemWords } from '#src/ui/problem.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { TransferList, type TransferItem } from '#src/ui/TransferList.tsx';
import { useBatch } from '#src/parts/useBatch.ts';

type JoinGroupsDialogProps = {
  readonly title: string;
  readonly userName: string;
  /** Groups the user is not in; undefined while they are being read. Keep the array stable. */
  readonly available: readonly TransferItem[] | undefined;
  /** What was thrown while reading them. */
  readonly error: unknown;
  /** Number of groups the user is in. */
  readonly joined: number;
  readonly join: (groupId: string) => Promise<unknown>;
  readonly onClose: () => void;
};

const groupId = ({ id }: TransferItem): string => id;
const groupName = ({ name }: TransferItem): string => name;

/** Two lists of groups: available, and those a user is to join. */
export function JoinGroupsDialog({
  title,
  userName,
  available,
  error,
  joined,
  join,
  onClose,
}: JoinGroupsDialogProps) {
  const toast = useToast();
  const words = useProblemWords();
  const [selected, setSelected] = useState<readonly TransferItem[]>([]);
  const joinAll = useBatch<TransferItem>({
    key: groupId,
    name: groupName,
    send: ({ id }) => join(id),
  });
  const failed = error !== null;
  return (
    <FormDialog
      open
      width="md"
      title={title}
      refusal={selected.length === 0 ? 'Select at least one user group.' : undefined}
      onSubmit={async () => {
        await joinAll(selected);
        toast.success(`${userName} joined ${selected.map(groupName).join(', ')}.`);
      }}
      onClose={onClose}
    >
      {failed && <ProblemAlert problem={words(error)} />}
      {!failed && available === undefined && <Skeleton variant="rounded" height={380} />}
      {available !== undefined && (
        <TransferList
          noun="User Groups"
          searchPlaceholder="Enter a group name."
          items={available}
          selected={selected}
          onChange={setSelected}
          limit={{
            max: limits.groupsPerUser - joined,
            words: `A user can be in at most ${limits.groupsPerUser} groups.`,
          }}
        />
      )}
    </FormDialog>
  );
}
