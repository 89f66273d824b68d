import type { Decision } from '#src/domain/policy/engine/decision.ts';
import { causeOf } from '#src/domain/policy/engine/cause.ts';
import { refusalLines } from '#src/domain/policy/engine/refusalWords.ts';
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
 * Why things are refused, in the words of every console; of one that hangs on a policy whose
 * content nobody knows, just that.
 * @param decisions explained refusals
 */
export const decisionLines = (decisions: readonly Decision[]): readonly string[] => [
  ...decisions
    .filter(({ undecided }) => undecided !== undefined)
    .map((decision) => describeDecision(decision).headline),
  ...refusalLines(
    decisions
      .filter(({ undecided }) => undecided === undefined)
      .map((decision) => ({
        names: [decision.action, ...decision.aliases],
        cause: causeOf(decision),
      })),
  ),
];

/**
 * Why a call that has not been made yet would be refused whatever it brings; undefined when it is
 * allowed, and when that hangs on what it brings (tags, a flavor) or which resource it touches.
 * @param decision an explained one, about a resource still to be chosen
 */
export const certainRefusal = (decision: Decision): string | undefined =>
  decision.allowed || mayStillPass(decision) ? undefined : decisionLines([decision]).join(' ');
