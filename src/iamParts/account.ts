import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { Problem } from '#src/api/problem.ts';
import { sessionInfo, type TokenInfo } from '#src/api/session.ts';

/** Who is signed in in this tab. */
export const sessionQuery = queryOptions<TokenInfo, Problem>({ queryKey: ['session'], queryFn: sessionInfo });

/** The account whose people and permissions are shown, and the signed-in user. Suspends until the token was read. */
export function useAccount(): { readonly accountId: string; readonly accountName: string; readonly userId: string; readonly userName: string } {
  const { user } = useSuspenseQuery(sessionQuery).data;
  return { accountId: user.domain.id, accountName: user.domain.name, userId: user.id, userName: user.name };
}
