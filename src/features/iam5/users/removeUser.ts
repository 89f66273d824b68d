import type { QueryClient } from '@tanstack/react-query';
import { api } from '#src/api/api.ts';
import { detachPolicy, heldQuery } from '#src/features/iam/shared/holders.ts';
import { groupsQuery } from '#src/features/iam5/shared/lists.ts';

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
