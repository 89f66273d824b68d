import { useQuery } from '@tanstack/react-query';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';

/** What the requests of this tab carry by way of condition keys. */
export const circumstancesQuery = q(api.circumstancesShow, {});

/** Whether this tab's requests carry something else than they would by themselves. */
export function useCircumstancesChanged(): boolean {
  const { data } = useQuery(circumstancesQuery);
  return data !== undefined && Object.keys(data.circumstances).length > 0;
}
