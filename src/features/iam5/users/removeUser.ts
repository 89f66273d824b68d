import type { QueryClient } from '@tanstack/react-query';
import { api } from '#src/api/api.ts';
import { detachPolicy, heldQuery, trialDetach } from '#src/features/iam/shared/holders.ts';
import { groupsQuery } from '#src/features/iam5/shared/lists.ts';
import { trialOf, type TrialCall } from '#src/parts/whatItChanges/trial.ts';

/**
 * Deletes a user with what stands against it, read at this moment: his identity policies are
 * detached, his groups left.
 * @throws Problem of the first call that fails
 */
export async function removeUser(client: QueryClient, user_id: string): Promise<void> {
  const fresh = { staleTime: 0 } as const;
  for (const { policy_id } of await client.fetchQuery({
    ...heldQuery({ kind: 'user', id: user_id }),
    ...fresh,
  }))
    await detachPolicy({ kind: 'user', id: user_id }, policy_id);
  for (const { group_id } of (await client.fetchQuery({ ...groupsQuery(user_id), ...fresh })).rows)
    await api.v5GroupUserRemove({ params: { group_id }, body: { user_id } });
  await api.v5UserDelete({ params: { user_id } });
}

/** What a user has that stands against deleting him. */
type Standing = {
  readonly policies: readonly { readonly policy_id: string }[];
  readonly groups: readonly { readonly group_id: string }[];
};

/** The same calls, to be tried before. */
export const trialRemoval = (
  user_id: string,
  { policies, groups }: Standing,
): readonly TrialCall[] => [
  ...policies.map(({ policy_id }) => trialDetach({ kind: 'user', id: user_id }, policy_id)),
  ...groups.map(({ group_id }) =>
    trialOf(api.v5GroupUserRemove, { params: { group_id }, body: { user_id } }),
  ),
  trialOf(api.v5UserDelete, { params: { user_id } }),
];
