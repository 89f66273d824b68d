import { MutationCache, QueryClient, queryOptions, replaceEqualDeep } from '@tanstack/react-query';
import type { Problem } from './problem.ts';
import { rememberVersion, versionOf } from './versions.ts';

type AnyCall<A, R> = ((args: A) => Promise<R>) & { readonly endpoint: string };

/**
 * The newer answer with the parts that are equal taken from the older one, so that they are not
 * drawn again; it keeps its version.
 */
function sharedAnswer(older: unknown, newer: unknown): unknown {
  const shared: unknown = replaceEqualDeep(older, newer);
  const version = typeof newer === 'object' && newer !== null ? versionOf(newer) : undefined;
  rememberVersion(shared, version ?? null);
  return shared;
}

/** Query options of one read endpoint; used unchanged by pages and tests. */
export const q = <A, R>(call: AnyCall<A, R>, args: A) =>
  queryOptions<R, Problem, R, readonly [string, A]>({
    queryKey: [call.endpoint, args],
    queryFn: () => call(args),
    structuralSharing: sharedAnswer,
  });

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
