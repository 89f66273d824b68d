import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { Problem } from './problem.ts';
import { onSession, sessionInfo, sessionToken, type TokenInfo } from './session.ts';

/** Who this tab is: nobody, somebody whose token is being read, or somebody known. */
export type SessionState =
  | { readonly state: 'signed-out' }
  | { readonly state: 'pending' }
  | { readonly state: 'failed'; readonly problem: Problem }
  | { readonly state: 'signed-in'; readonly info: TokenInfo };

/**
 * The session of this tab; follows sign-in, sign-out and expiry. The token itself is part of
 * the query's key.
 */
export function useSession(): SessionState {
  const token = useSyncExternalStore(onSession, sessionToken);
  const { data, error } = useQuery<TokenInfo, Problem>({
    queryKey: ['session', token ?? ''],
    queryFn: sessionInfo,
    enabled: token !== undefined,
    staleTime: 60_000,
  });
  if (token === undefined) return { state: 'signed-out' };
  if (data !== undefined) return { state: 'signed-in', info: data };
  return error === null ? { state: 'pending' } : { state: 'failed', problem: error };
}
