import { useMemo } from 'react';
import { useTableState } from '#src/ui/table/useTableState.ts';
import type { Principal } from '../grantCalls.ts';
import { reconcile } from './recordFilters.ts';

/**
 * State of the list of records, with filters that contradict each other reconciled as they are set.
 */
export function useRecordState(principal: Principal | undefined) {
  const raw = useTableState(
    principal === undefined ? 'authorization' : `${principal.kind}-permissions`,
  );
  return useMemo(
    () => ({
      ...raw,
      set: (patch: Parameters<typeof raw.set>[0]) =>
        raw.set(
          patch.filters === undefined
            ? patch
            : { ...patch, filters: reconcile(raw.filters, patch.filters) },
        ),
    }),
    [raw],
  );
}
