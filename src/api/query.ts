import {
  MutationCache,
  QueryClient,
  queryOptions,
  useMutation,
  type UseMutationOptions,
} from '@tanstack/react-query';
import type { Problem } from './problem.ts';

type AnyCall<A, R> = ((args: A) => Promise<R>) & { readonly endpoint: string };

/** Query options of one read endpoint; used unchanged by pages and tests. */
export const q = <A, R>(call: AnyCall<A, R>, args: A) =>
  queryOptions<R, Problem, R, readonly [string, A]>({
    queryKey: [call.endpoint, args],
    queryFn: () => call(args),
  });

/** A mutation of one write endpoint. */
export const useCall = <A, R>(
  call: AnyCall<A, R>,
  options?: Omit<UseMutationOptions<R, Problem, A>, 'mutationFn'>,
) => useMutation<R, Problem, A>({ mutationFn: call, ...options });

/** Grants reach everywhere: after any write, everything on screen is read again. */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    mutationCache: new MutationCache({ onSettled: () => client.invalidateQueries() }),
    defaultOptions: {
      queries: {
        retry: false,
        staleTime: 5_000,
        refetchOnWindowFocus: true,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
  return client;
}
