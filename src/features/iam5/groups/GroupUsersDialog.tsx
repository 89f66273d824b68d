import { Skeleton } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api } from '#src/api/api.ts';
import { usersQuery, type NewGroup, type NewUser } from '#src/features/iam5/shared/lists.ts';
import {
  memberChangeKey,
  memberChangeName,
  memberChanges,
  type MemberChange,
} from '#src/features/iam/shared/memberChanges.ts';
import { useBatch } from '#src/parts/useBatch.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { ProblemAlert } from '#src/ui/ProblemAlert.tsx';
import { useProblemWords } from '#src/ui/problem.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { TransferList, type TransferItem } from '#src/ui/TransferList.tsx';

const itemOf = ({ user_id, user_name, description, is_root_user }: NewUser): TransferItem => ({
  id: user_id,
  name: user_name,
  detail: description,
  ...(is_root_user ? { refusal: 'The account itself needs no group.' } : {}),
});

/** Who is in a group: available users at the left, selected ones at the right. */
export function GroupUsersDialog({
  group,
  onClose,
}: {
  readonly group: Pick<NewGroup, 'group_id' | 'group_name'>;
  readonly onClose: () => void;
}) {
  const toast = useToast();
  const words = useProblemWords();
  const all = useQuery(usersQuery());
  const members = useQuery(usersQuery(group.group_id));
  const [selected, setSelected] = useState<readonly TransferItem[]>();
  const items = useMemo(() => all.data?.rows.map(itemOf), [all.data]);
  const before = useMemo(() => members.data?.rows.map(itemOf), [members.data]);
  const after = selected ?? before;
  const changes = before === undefined || after === undefined ? [] : memberChanges(before, after);
  const change = useBatch<MemberChange>({
    key: memberChangeKey,
    name: memberChangeName,
    send: ({ user, add }) =>
      (add ? api.v5GroupUserAdd : api.v5GroupUserRemove)({
        params: { group_id: group.group_id },
        body: { user_id: user.id },
      }),
  });
  const error = all.error ?? members.error;
  return (
    <FormDialog
      open
      width="md"
      title={`Users of ${group.group_name}`}
      refusal={changes.length === 0 ? 'Nothing has been changed.' : undefined}
      onSubmit={async () => {
        await change(changes);
        toast.success(`Users of ${group.group_name} changed.`);
      }}
      onClose={onClose}
    >
      {error !== null && <ProblemAlert problem={words(error)} />}
      {error === null && (items === undefined || after === undefined) && (
        <Skeleton variant="rounded" height={380} />
      )}
      {error === null && items !== undefined && after !== undefined && (
        <TransferList
          noun="Users"
          searchPlaceholder="Enter a username."
          items={items}
          selected={after}
          onChange={setSelected}
        />
      )}
    </FormDialog>
  );
}
