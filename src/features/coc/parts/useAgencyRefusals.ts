import { queryOptions, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api } from '#src/api/api.ts';
import { Problem } from '#src/api/problem.ts';
import type { CocFunctionId } from '#src/domain/coc/functions.ts';
import type { AgencyState } from '../enabling/obtainPermission.ts';

/**
 * The state of COC, or null for those who may not read it. A refusal counts as an answer, so that
 * reading again does not take the page away.
 */
export const agencyState = queryOptions<AgencyState | null, Problem>({
  queryKey: ['cocAgencyShow', 'or refused'],
  queryFn: async () => {
    try {
      return await api.cocAgencyShow({});
    } catch (error) {
      if (error instanceof Problem && error.status === 403) return null;
      throw error;
    }
  },
});

/**
 * Why COC's own agency does not let it do something, for everybody alike: as the backend judges the
 * agency now. Unknown to those who may not read the state of COC.
 */
export function useAgencyRefusals(): (id: CocFunctionId) => string | undefined {
  const { data } = useQuery(agencyState);
  return useCallback(
    (id) => {
      const verdict = data?.functions.find((one) => one.id === id);
      return verdict === undefined || verdict.allowed ? undefined : verdict.decision;
    },
    [data],
  );
}
