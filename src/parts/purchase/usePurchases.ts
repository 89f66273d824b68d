import { useMemo } from 'react';
import { api } from '#src/api/api.ts';
import type { Decision } from '#src/domain/policy/engine/decision.ts';
import { describeDecision } from '#src/domain/policy/engine/words.ts';
import { certainRefusal } from '#src/parts/certainRefusal.ts';
import type { Right } from '#src/parts/questions.ts';
import { useDecisions } from '#src/parts/rights.ts';

/** How a server is paid, in the terms of the API. */
export type ChargingMode = 'postPaid' | 'prePaid';

/** What the engine says of a purchase before it is made. */
export type Purchase = {
  /** Why it is certain to be refused, and the decision that says so. */
  readonly refusal: string | undefined;
  readonly refused: readonly Decision[];
  /** What it passes by: the policy that would have stopped the other mode. */
  readonly passes: string | undefined;
};

const nothingSaid: Purchase = { refusal: undefined, refused: [], passes: undefined };
const [purchase] = api.ecsServerCreate.spec.access;

/**
 * Asks about both modes of paying, which differ for service control policies: those cannot stop
 * yearly/monthly purchases (docs/sources/ucs-identity-policies.md).
 */
export function usePurchases(projectId: string): Readonly<Record<ChargingMode, Purchase>> {
  const rights = useMemo(() => {
    const ask = (beyondScp: boolean): Right => ({
      asks: [
        {
          action: purchase.name,
          aliases: [...(purchase.aliases ?? [])],
          projectId,
          resourceOpen: true,
          beyondScp,
        },
      ],
    });
    return { postPaid: ask(false), prePaid: ask(true) };
  }, [projectId]);
  const decisions = useDecisions(rights);
  return useMemo(() => {
    const said = (mode: ChargingMode): Purchase => {
      const decision = decisions.find(({ name }) => name === mode)?.decision;
      if (decision === undefined) return nothingSaid;
      const refusal = certainRefusal(decision);
      return {
        refusal,
        refused: refusal === undefined ? [] : [decision],
        passes:
          decision.allowed && decision.passedScp !== undefined
            ? describeDecision(decision).details.at(-1)
            : undefined,
      };
    };
    return { postPaid: said('postPaid'), prePaid: said('prePaid') };
  }, [decisions]);
}
