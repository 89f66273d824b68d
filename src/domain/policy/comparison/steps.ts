/**
 * Work in steps, so that whoever runs it on a page can let others have their turn between them.
 * Nothing is asked of the world between two steps.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does the work in one go. */
export function drain<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}
