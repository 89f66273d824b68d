import { useCallback } from 'react';
import { api } from '#src/api/api.ts';
import { useRefusals } from '#src/parts/rights.ts';
import type { RecordRow } from './useRecordRows.ts';

/** Why nobody may delete the record of a protected row. */
export const protectedWords = 'Grants of the default group admin cannot be deleted.';

/** Why a role that a Keystone's user holds by himself stays: the published API has no call for it. */
const directWords = 'Granted to the user himself, which this console neither does nor takes back.';

/** The calls that take records back, by `principal scope`. */
const revocations = {
  'group all': api.groupRevokeOnAll,
  'group global': api.groupRevokeOnDomain,
  'group project': api.groupRevokeOnProject,
  'group enterpriseProject': api.groupRevokeOnEnterpriseProject,
  'agency all': api.agencyRevokeOnAll,
  'agency global': api.agencyRevokeOnDomain,
  'agency project': api.agencyRevokeOnProject,
  'agency enterpriseProject': api.agencyRevokeOnEnterpriseProject,
  'user enterpriseProject': api.userRevokeOnEnterpriseProject,
};

/** Why a record may not be deleted by whoever looks at it. */
export function useDeletionRefusal(): (row: RecordRow) => string | undefined {
  const refusals: Readonly<Record<string, string | undefined>> = useRefusals(revocations);
  return useCallback(
    (row: RecordRow) =>
      row.protectedRow
        ? protectedWords
        : row.principal.kind === 'user' && row.scope.kind !== 'enterpriseProject'
          ? directWords
          : refusals[`${row.principal.kind} ${row.scope.kind}`],
    [refusals],
  );
}
