import { useCallback, useMemo } from 'react';
import { api } from '#src/api/api.ts';
import {
  planOperation,
  stateRefusal,
  type InstanceOperation,
  type InstanceType,
} from '#src/domain/coc/operations.ts';
import type { Refusals } from '#src/parts/questions.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { useAgencyRefusals } from './useAgencyRefusals.ts';

const operationRights = {
  start: api.cocInstanceStart,
  stop: api.cocInstanceStop,
  reboot: api.cocInstanceReboot,
  changeOS: api.cocInstanceChangeOs,
  reinstallOS: api.cocInstanceReinstallOs,
  batch: api.cocAutoBatch,
  accounts: api.cocHostAccounts,
} as const;

type Instance = { readonly type: InstanceType; readonly status: string };

/** What may be done with the instances that COC manages. */
export type OperationRefusals = {
  /** By the person's permissions alone. */
  readonly own: Refusals<keyof typeof operationRights>;
  /**
   * On this instance, as one of so many: by the person's permissions, the kind and state of the
   * instance, or COC's agency.
   */
  readonly of: (
    operation: InstanceOperation,
    instance: Instance,
    instances: number,
  ) => string | undefined;
  /** On all of them in batches; what stands against some of them only is said in the execution. */
  readonly batch: (
    operation: InstanceOperation,
    instances: readonly Instance[],
  ) => string | undefined;
};

/** Why operations on instances are certain to be refused. */
export function useOperationRefusals(): OperationRefusals {
  const own = useRefusals(operationRights);
  const agency = useAgencyRefusals();
  const of = useCallback(
    (operation: InstanceOperation, { type, status }: Instance, instances: number) => {
      const plan = planOperation(operation, type, instances);
      if (own[operation] !== undefined) return own[operation];
      if (!plan.offered) return plan.reason;
      return agency(plan.through) ?? stateRefusal(operation, status);
    },
    [own, agency],
  );
  const batch = useCallback(
    (operation: InstanceOperation, instances: readonly Instance[]) => {
      const refused = instances.map(({ type }) => {
        const plan = planOperation(operation, type, instances.length);
        return plan.offered ? agency(plan.through) : plan.reason;
      });
      return (
        own.batch ??
        own[operation] ??
        (refused.every((one) => one !== undefined) ? refused[0] : undefined)
      );
    },
    [own, agency],
  );
  return useMemo(() => ({ own, of, batch }), [own, of, batch]);
}
