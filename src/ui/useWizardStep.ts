import { useCallback } from 'react';
import { useAddressPart } from './address.ts';
import type { WizardStep } from './WizardSteps.tsx';

/**
 * The step the address asks for, at most `reachable` (index of the first incomplete one), and the
 * way to another. A deep link past an incomplete step shows that step. Steps are history entries,
 * so Back goes to the one before.
 */
export function useWizardStep(
  steps: readonly WizardStep[],
  reachable: number,
): readonly [number, (index: number) => void] {
  const [asked, ask] = useAddressPart('step');
  const wanted = steps.findIndex((step) => step.id === asked);
  const current = Math.max(0, Math.min(wanted, reachable));
  const go = useCallback(
    (index: number) => {
      const id = steps[index]?.id;
      if (id === undefined) return;
      ask(id);
      window.scrollTo({ top: 0 });
    },
    [steps, ask],
  );
  return [current, go];
}
