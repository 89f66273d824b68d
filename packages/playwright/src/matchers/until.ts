/** What a matcher answers. */
export type Outcome = { readonly pass: boolean; readonly message: () => string };

/** How long a matcher waits for what it expects where nobody says it, in ms. */
const usualPatience = 5_000;
const pause = 100;

/**
 * Repeats a question until it is answered as wanted, or patience is at its end.
 * @param patience ms; that of `expect`, if it has one
 * @returns the last answer
 * @throws what the last question threw; a page on its way elsewhere is asked again
 */
export async function until(
  wanted: boolean,
  ask: () => Promise<boolean>,
  patience = usualPatience,
): Promise<boolean> {
  const end = Date.now() + patience;
  for (;;) {
    try {
      const answer = await ask();
      if (answer === wanted || Date.now() > end) return answer;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
