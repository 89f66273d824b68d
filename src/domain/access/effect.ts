import type { AccessRequest } from '../policy/engine/decision.ts';
import type { EvalCase } from '../policy/engine/evalCase.ts';

/**
 * Actions that principals gain or lose by one statement, with a request that the engine has decided
 * both ways.
 */
export type EffectRow = {
  readonly principals: readonly string[];
  readonly actions: readonly string[];
  readonly scope: AccessRequest['target'];
  readonly witness: EvalCase['request'];
};
