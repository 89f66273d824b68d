import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import type { MembersOfGroups } from './recordFilters.ts';

const mostUsers = 20;

/**
 * Finds the users whose names contain one of the texts (at most 20 per text) and says which
 * groups they are in.
 */
export function useMembers(texts: readonly string[]): MembersOfGroups {
  const found = useQueries({
    queries: texts.map((text) =>
      q(api.userList, { query: { name__contains: text, limit: mostUsers, offset: 0 } }),
    ),
    combine: (results) => results.flatMap((result) => result.data?.users ?? []),
  });
  const memberships = useQueries({
    queries: found.map((user) => q(api.userGroupList, { params: { user_id: user.id } })),
    combine: (results) => results.map((result) => result.data?.groups ?? []),
  });
  return useMemo(() => {
    const members = new Map<string, string[]>();
    found.forEach((user, index) => {
      for (const group of memberships[index] ?? [])
        members.set(group.id, [...(members.get(group.id) ?? []), user.name]);
    });
    return members;
  }, [found, memberships]);
}

/** Names of the first members of a group, and how many there are in all. */
export function useGroupMembers(
  groupId: string,
): { readonly names: readonly string[]; readonly total: number } | undefined {
  const data = useQuery(
    q(api.groupUserList, { params: { group_id: groupId }, query: { limit: 10, offset: 0 } }),
  ).data;
  return data === undefined
    ? undefined
    : { names: data.users.map((user) => user.name), total: data.total_number ?? data.users.length };
}
