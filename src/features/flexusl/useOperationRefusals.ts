import { useMemo } from 'react';
import { api } from '#src/api/api.ts';
import { stateRefusal } from '#src/domain/coc/operations.ts';
import { resetTakes } from '#src/domain/coc/passwordReset.ts';
import type { Decision } from '#src/domain/policy/engine/decision.ts';
import { certainRefusal, decisionLines } from '#src/parts/certainRefusal.ts';
import { useDecisions, useRefusals } from '#src/parts/rights.ts';
import type { FlexusInstance, PowerOperation } from './instance.ts';

const powerRights = {
  start: api.flexusInstanceStart,
  stop: api.flexusInstanceStop,
  reboot: api.flexusInstanceReboot,
} as const;

/** FlexusL's own permission, and those of COC. */
const resetRights = {
  reset: {
    spec: api.flexusPasswordReset.spec,
    asks: resetTakes.map((action) => ({ action })),
  },
} as const;

/** An operation on an instance. */
export type Operation = PowerOperation | 'resetPassword';

/** What the caller may do to instances. */
export type OperationRefusals = {
  /** Why an operation on this instance is certain to be refused. */
  readonly of: (operation: Operation, instance: FlexusInstance) => string | undefined;
  /** The refusals of resetting any password, all of them. */
  readonly reset: readonly Decision[];
};

/**
 * Why operations are certain to be refused: by the person's permissions, by COC, by the state
 * of the instance.
 */
export function useOperationRefusals(): OperationRefusals {
  const power = useRefusals(powerRights);
  const answers = useDecisions(resetRights);
  return useMemo(() => {
    const reset = answers.flatMap(({ decision }) =>
      certainRefusal(decision) === undefined ? [] : [decision],
    );
    return {
      reset,
      of: (operation, instance) => {
        if (operation !== 'resetPassword')
          return power[operation] ?? stateRefusal(operation, instance.status);
        return reset.length > 0 ? decisionLines(reset).join(' ') : instance.reset_obstacle?.message;
      },
    };
  }, [power, answers]);
}
