import type { Decision } from '#src/domain/policy/engine/decision.ts';
import { describeDecision } from '#src/domain/policy/engine/words.ts';

/** Keys that a call brings along, or that its resource has: unknown until it is made. */
const brought = /^(g:(RequestTag\/|TagKeys$|ResourceTag\/|EnterpriseProjectId$)|ecs:)/i;

/** Whether an Allow waits only for something that the call itself would bring. */
const mayStillPass = ({ decidedBy, nearMisses }: Decision): boolean =>
  decidedBy === null &&
  nearMisses.some(
    ({ reason }) =>
      reason.type === 'condition' && reason.actual === null && brought.test(reason.key),
  );

/**
 * Why a call that has not been made yet would be refused whatever it brings; undefined when it is
 * allowed, and when that hangs on what it brings (tags, a flavor) or which resource it touches.
 * @param decision an explained one, about a resource still to be chosen
 */
export const certainRefusal = (decision: Decision): string | undefined =>
  decision.allowed || mayStillPass(decision) ? undefined : describeDecision(decision).headline;
