import type { Steps } from '#src/domain/policy/comparison/steps.ts';

/** How long others wait for their turn at most, beside one step (ms, ours). */
const SLICE = 20;

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/**
 * Does work in slices, so that the page answers meanwhile. The work is begun again when the world
 * has changed under it.
 * @param begin starts the work on the world as it is
 * @param state says which state the world is in
 */
export async function paced<T>(begin: () => Steps<T>, state: () => string): Promise<T> {
  for (;;) {
    const before = state();
    const steps = begin();
    let since = performance.now();
    while (before === state()) {
      const { done, value } = steps.next();
      if (done === true) return value;
      if (performance.now() - since < SLICE) continue;
      await turn();
      since = performance.now();
    }
  }
}
