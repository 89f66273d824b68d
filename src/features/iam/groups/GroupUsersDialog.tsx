import { Skeleton, Typography } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api } from '#src/api/api.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import {
  memberChangeKey,
  memberChangeName,
  memberChanges,
  type MemberChange,
} from '#src/features/iam/shared/memberChanges.ts';
import { useBatch } from '#src/parts/useBatch.ts';
import { isAdministratorGroup } from '#src/domain/access/grantableRole.ts';
import { limits } from '#src/domain/access/quota.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { ProblemAlert } from '#src/ui/ProblemAlert.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { TransferList, type TransferItem } from '#src/ui/TransferList.tsx';
import { useProblemWords } from '#src/ui/problem.tsx';
import type { Group } from './group.ts';

const shownAtOnce = 50;

type FoundUser = Result<(typeof api.userList)['spec']>['users'][number];

/** A user who can be put into the group, or the reason why not. */
function candidate(user: FoundUser, current: readonly TransferItem[]): TransferItem {
  const { id, name, groups_count: count = 0 } = user;
  const full = count >= limits.groupsPerUser && !current.some((member) => member.id === id);
  const refusal =
    user.is_domain_owner === true
      ? 'The account itself needs no group.'
      : full
        ? `Already in ${limits.groupsPerUser} groups, the most a user can be in.`
        : undefined;
  return { id, name, detail: `User groups: ${count}`, refusal };
}

/**
 * Who is in a group: available users at the left, searched by the server, selected ones at the
 * right (docs/sources/console.md#4-4).
 */
export function GroupUsersDialog({
  group,
  onClose,
}: {
  readonly group: Group;
  readonly onClose: () => void;
}) {
  const toast = useToast();
  const words = useProblemWords();
  const [search, setSearch] = useState('');
  const [selected, setSelected] = useState<readonly TransferItem[]>();
  const found = useQuery({
    ...q(api.userList, {
      query: {
        limit: shownAtOnce,
        offset: 0,
        sort_key: 'name',
        sort_dir: 'asc',
        ...(search === '' ? {} : { name__contains: search }),
      },
    }),
    placeholderData: keepPreviousData,
  });
  const members = useQuery(q(api.groupUserList, { params: { group_id: group.id } }));

  const current = useMemo(
    () =>
      members.data?.users.map((user): TransferItem => ({
        id: user.id,
        name: user.name,
        detail: user.description,
      })),
    [members.data],
  );
  const items = useMemo(
    () => (found.data?.users ?? []).map((user) => candidate(user, current ?? [])),
    [found.data, current],
  );
  const change = useBatch<MemberChange>({
    key: memberChangeKey,
    name: memberChangeName,
    send: ({ user, add }) =>
      (add ? api.groupUserAdd : api.groupUserRemove)({
        params: { group_id: group.id, user_id: user.id },
      }),
  });
  const chosen = selected ?? current;
  const changes =
    current === undefined || chosen === undefined ? [] : memberChanges(current, chosen);
  const error = found.error ?? members.error;
  return (
    <FormDialog
      open
      width="md"
      title="Manage User"
      refusal={changes.length === 0 ? 'Nothing has been changed.' : undefined}
      onSubmit={async () => {
        await change(changes);
        toast.success(`Users of ${group.name} changed.`);
      }}
      onClose={onClose}
    >
      <Typography sx={{ mb: 2 }}>
        User Group <b>{group.name}</b>
        {isAdministratorGroup(group) &&
          ' – every user in it becomes an administrator of the account.'}
      </Typography>
      {error !== null && <ProblemAlert problem={words(error)} />}
      {error === null && chosen === undefined && <Skeleton variant="rounded" height={380} />}
      {error === null && chosen !== undefined && (
        <TransferList
          noun="Users"
          searchPlaceholder="Enter a username."
          items={items}
          total={found.data?.total_number ?? items.length}
          selected={chosen}
          onChange={setSelected}
          onSearch={setSearch}
        />
      )}
    </FormDialog>
  );
}
