import { Skeleton, Typography } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api } from '#src/api/api.ts';
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

/**
 * Who is in a group: available users at the left, searched by the server, selected ones at the
 * right (docs/sources/console.md#4-4).
 */
export function ManageUsersDialog({
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
    () =>
      (found.data?.users ?? []).map((user): TransferItem => {
        const full =
          (user.groups_count ?? 0) >= limits.groupsPerUser &&
          current?.some((member) => member.id === user.id) !== true;
        const refusal =
          user.is_domain_owner === true
            ? 'The account itself needs no group.'
            : full
              ? `Already in ${limits.groupsPerUser} groups, the most a user can be in.`
              : undefined;
        return {
          id: user.id,
          name: user.name,
          detail: `User groups: ${user.groups_count ?? 0}`,
          refusal,
        };
      }),
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
