import { useEffect, useState } from 'react';
import type { Steps } from '#src/domain/policy/comparison/steps.ts';

/** How long somebody has to pause before anything is worked out (ms). */
const PAUSE = 600;
/** How long the page waits for it at most, beside one step (ms). */
const SLICE = 6;

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** Does work in slices, so that a key between them is not held up; undefined once it is stopped. */
export async function inSlices<T>(
  steps: Steps<T>,
  isStopped: () => boolean,
): Promise<T | undefined> {
  let since = performance.now();
  while (!isStopped()) {
    const { done, value } = steps.next();
    if (done === true) return value;
    if (performance.now() - since < SLICE) continue;
    await turn();
    since = performance.now();
  }
  return undefined;
}

/**
 * What is worked out about something once it has rested for a moment; undefined until then.
 * @param begin the work; a new function whenever what it is about has changed
 */
export function useProof<T>(begin: () => Steps<T>): T | undefined {
  const [found, setFound] = useState<{ readonly of: () => Steps<T>; readonly value: T }>();
  useEffect(() => {
    let stopped = false;
    const work = async (): Promise<void> => {
      const value = await inSlices(begin(), () => stopped);
      if (value !== undefined) setFound({ of: begin, value });
    };
    const timer = setTimeout(() => void work(), PAUSE);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [begin]);
  return found?.of === begin ? found.value : undefined;
}
