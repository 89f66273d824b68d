import { queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '#src/api/api.ts';
import type { Problem } from '#src/api/problem.ts';
import { q } from '#src/api/query.ts';
import type { Holder, HolderKind } from '#src/features/iam/shared/holders.ts';
import { agenciesQuery, groupsQuery } from '#src/features/iam5/shared/lists.ts';

/** Somebody who holds the policy, since when. */
export type PolicyHolder = Holder & { readonly attachedAt: string };

type Found = Omit<PolicyHolder, 'name'>;

async function readHolders(policyId: string): Promise<readonly Found[]> {
  const found: Found[] = [];
  let marker: string | undefined;
  do {
    const page = await api.v5PolicyEntityList({
      params: { policy_id: policyId },
      query: { limit: 200, ...(marker === undefined ? {} : { marker }) },
    });
    found.push(
      ...page.policy_users.map(({ user_id, attached_at }) => ({
        kind: 'user' as const,
        id: user_id,
        attachedAt: attached_at,
      })),
      ...page.policy_groups.map(({ group_id, attached_at }) => ({
        kind: 'group' as const,
        id: group_id,
        attachedAt: attached_at,
      })),
      ...page.policy_agencies.map(({ agency_id, attached_at }) => ({
        kind: 'agency' as const,
        id: agency_id,
        attachedAt: attached_at,
      })),
    );
    marker = page.page_info.next_marker;
  } while (marker !== undefined);
  return found;
}

const entitiesQuery = (policyId: string) =>
  queryOptions<readonly Found[], Problem>({
    queryKey: ['new-iam', 'entities', policyId],
    queryFn: () => readHolders(policyId),
  });

type PolicyHolders = {
  readonly holders: readonly PolicyHolder[] | undefined;
  readonly error: Problem | null;
  readonly refetch: () => void;
};

/**
 * Users, user groups and agencies that hold a policy, with their names; somebody who may not be
 * read is shown by his id.
 */
export function usePolicyHolders(policyId: string): PolicyHolders {
  const { data, error, refetch } = useQuery(entitiesQuery(policyId));
  const has = (kind: HolderKind): boolean => data?.some((holder) => holder.kind === kind) === true;
  const groups = useQuery({ ...groupsQuery(), enabled: has('group') }).data;
  const agencies = useQuery({ ...agenciesQuery, enabled: has('agency') }).data;
  const userIds = (data ?? []).flatMap(({ kind, id }) => (kind === 'user' ? [id] : []));
  const users = useQueries({
    queries: userIds.map((user_id) => q(api.v5UserShow, { params: { user_id } })),
    combine: (results) => results.flatMap((result) => result.data?.user ?? []),
  });
  const holders = useMemo(() => {
    const names = new Map([
      ...users.map(({ user_id, user_name }) => [user_id, user_name] as const),
      ...(groups?.rows ?? []).map(({ group_id, group_name }) => [group_id, group_name] as const),
      ...(agencies?.rows ?? []).map(
        ({ agency_id, agency_name }) => [agency_id, agency_name] as const,
      ),
    ]);
    return data?.map((holder): PolicyHolder => ({
      ...holder,
      name: names.get(holder.id) ?? holder.id,
    }));
  }, [data, users, groups, agencies]);
  return { holders, error, refetch: () => void refetch() };
}
