import type { Steps } from '#src/domain/policy/comparison/steps.ts';
import { paced } from '../analysis/paced.ts';
import type { Controls } from '../pipeline/adminApi.ts';

/**
 * Does work on the world in slices, so that others are answered meanwhile; where the world has
 * changed, or is another one, it is begun again.
 */
export const inSlices = <T>(
  { state }: Pick<Controls, 'state'>,
  begin: () => Steps<T>,
): Promise<T> =>
  paced(begin, () => {
    const { opened_at, commit_no } = state();
    return `${opened_at}/${commit_no}`;
  });
