import { Alert, Typography } from '@mui/material';
import { useQueries, useQueryClient } from '@tanstack/react-query';
import { heldQuery } from '#src/features/iam/shared/holders.ts';
import { groupsQuery, type NewUser } from '#src/features/iam5/shared/lists.ts';
import { timeText } from '#src/parts/time.ts';
import { useBatch } from '#src/parts/useBatch.ts';
import { WhatItChanges } from '#src/parts/whatItChanges/WhatItChanges.tsx';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { removeUser, trialRemoval } from '../removeUser.ts';

const key = ({ user_id }: NewUser): string => user_id;
const name = ({ user_name }: NewUser): string => user_name;
const detail = ({ description, last_login_at }: NewUser): string =>
  [description ?? '', `last login: ${timeText(last_login_at)}`]
    .filter((part) => part !== '')
    .join(', ');

/** Users whose policies and groups are read to see what deleting them changes. */
const MOST_SEEN = 20;

/** What deleting the first of them changes; what they hold is read for that. */
function Preview({ users }: { readonly users: readonly NewUser[] }) {
  const seen = users.slice(0, MOST_SEEN);
  const policies = useQueries({
    queries: seen.map(({ user_id }) => heldQuery({ kind: 'user', id: user_id })),
  });
  const groups = useQueries({ queries: seen.map(({ user_id }) => groupsQuery(user_id)) });
  const calls = seen.flatMap(({ user_id }, index) => {
    const held = policies[index]?.data;
    const joined = groups[index]?.data?.rows;
    return held === undefined || joined === undefined
      ? []
      : [trialRemoval(user_id, { policies: held, groups: joined })];
  });
  if (calls.length < seen.length) return null;
  return (
    <>
      <WhatItChanges calls={calls.flat()} />
      {users.length > seen.length && (
        <Typography>Only the first {seen.length} users are looked at.</Typography>
      )}
    </>
  );
}

/**
 * Asks before several users go. Who could not be deleted is named with the reason, and only
 * he is tried again.
 */
export function DeleteUsersDialog({
  users,
  onDeleted,
  onClose,
}: {
  readonly users: readonly NewUser[];
  readonly onDeleted: () => void;
  readonly onClose: () => void;
}) {
  const toast = useToast();
  const client = useQueryClient();
  const remove = useBatch<NewUser>({
    key,
    name,
    send: ({ user_id }) => removeUser(client, user_id),
  });
  return (
    <ConfirmDialog
      open
      destructive
      title={`Delete ${users.length} ${users.length === 1 ? 'user' : 'users'}`}
      text={
        <Alert severity="warning">
          Their identity policies are detached and their user groups left; sign-in, password and
          access keys are lost for good. Disabling users keeps all that and stops them just as well.
        </Alert>
      }
      affected={users.map((user) => ({ name: user.user_name, detail: detail(user) }))}
      affectedLabel="Users to be deleted"
      note={<Preview users={users} />}
      confirmLabel="Delete"
      {...(users.length > 5 ? { typeToConfirm: 'DELETE' } : {})}
      onConfirm={async () => {
        await remove(users);
        onDeleted();
        toast.success(
          users.length === 1
            ? `User ${users[0]?.user_name ?? ''} deleted.`
            : `${users.length} users deleted.`,
        );
      }}
      onClose={onClose}
    />
  );
}
