import { useMemo } from 'react';
import { api } from '#src/api/api.ts';
import type { Refusals } from '#src/parts/questions.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { useAgencyRefusal } from '../parts/useAgencyRefusal.ts';

const ciaRights = {
  create: api.ucsCiaCreate,
  clusters: api.ucsCiaClusters,
  update: api.ucsCiaUpdate,
  remove: api.ucsCiaDelete,
  addDashboard: api.ucsCiaDashboardCreate,
  dropDashboard: api.ucsCiaDashboardDelete,
  addRule: api.ucsCiaAlertRuleCreate,
  dropRule: api.ucsCiaAlertRuleDelete,
  confirm: api.ucsCiaEventUpdate,
} as const;

export type CiaRefusals = Refusals<keyof typeof ciaRights>;

/**
 * Why CIA may not be changed: by the person's permissions, or because UCS collects nothing for
 * anybody. Renaming and deleting go on.
 */
export function useCiaRefusals(): CiaRefusals {
  const refusals = useRefusals(ciaRights);
  const agency = useAgencyRefusal('analysis');
  return useMemo(
    () => ({
      ...refusals,
      create: refusals.create ?? agency,
      clusters: refusals.clusters ?? agency,
      addDashboard: refusals.addDashboard ?? agency,
      addRule: refusals.addRule ?? agency,
    }),
    [refusals, agency],
  );
}
