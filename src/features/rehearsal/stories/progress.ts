import { isFact, type Step, type Story } from '#src/api/story.ts';

/** How far a story is. */
export type Progress = {
  /** Index of the step that is next; the number of steps when the story is told. */
  readonly reached: number;
  /** A step that was done and no longer is: somebody took a wrong turn. */
  readonly lost: number | undefined;
};

/** Whether a condition of a step holds; undefined while that is not known. */
export type Holds = (step: Step, index: number) => boolean | undefined;

/**
 * Things that once happened stay so, whatever comes after: only what the world is like can be lost.
 */
const canBeLost = (step: Step): boolean =>
  step.until.some(
    (condition) => isFact(condition) && condition.kind !== 'refused' && condition.kind !== 'done',
  );

/**
 * Goes on from where the story was: over every step that is done however one came there, and back to
 * one that no longer is, unless a later step was to take it back.
 * @param before index of the step that was next
 * @param factsHold whether all that a step says about the world is so
 * @param holds whether the whole step is done, the tab's place included
 */
export function progressOf(
  { steps }: Story,
  before: number,
  factsHold: Holds,
  holds: Holds,
): Progress {
  const isTakenBack = (index: number, until: number): boolean =>
    steps
      .slice(index + 1, until + 1)
      .some(({ undoes }) => undoes?.includes(steps[index]?.id ?? '') === true);
  const lost = steps
    .slice(0, before)
    .findIndex(
      (step, index) =>
        canBeLost(step) && factsHold(step, index) === false && !isTakenBack(index, before),
    );
  if (lost >= 0) return { reached: lost, lost };
  let reached = before;
  for (;;) {
    const step = steps[reached];
    if (step === undefined || holds(step, reached) !== true) return { reached, lost: undefined };
    reached += 1;
  }
}
