import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import type { Found } from './SearchField.tsx';
import { keptAnswer, type AccessCalls } from './view.ts';

type Search = { readonly found: readonly Found[]; readonly isSearching: boolean };
const nothing: readonly Found[] = [];

/** Principals that may be asked about and whose name has the text. */
export function usePrincipalSearch(calls: AccessCalls, text: string): Search {
  const search = useDeferredValue(text);
  const { data, isFetching } = useQuery({
    ...q(calls.principals, { query: { search, limit: 20 } }),
    ...keptAnswer,
    placeholderData: keepPreviousData,
  });
  return {
    found: data?.principals.map((value) => ({ value })) ?? nothing,
    isSearching: isFetching,
  };
}

/** Actions whose names, in either vocabulary, or descriptions have the words. */
export function useActionSearch(text: string): Search {
  const search = useDeferredValue(text);
  const { data, isFetching } = useQuery({
    ...q(api.accessActions, { query: { search, limit: 30 } }),
    ...keptAnswer,
    enabled: search.trim() !== '',
    placeholderData: keepPreviousData,
  });
  const found =
    search.trim() === ''
      ? nothing
      : (data?.actions.map(({ name, others, description }) => ({
          value: name,
          detail: [description, ...(others.length === 0 ? [] : [`also ${others.join(', ')}`])]
            .filter((one) => one !== '')
            .join('; '),
        })) ?? nothing);
  return { found, isSearching: isFetching };
}
