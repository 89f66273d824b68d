/** A rule of a field, from a function that answers what is wrong in one sentence, or undefined. */
export const rule = (problem: (text: string) => string | undefined) => ({
  validate: (text: string) => problem(text) ?? true,
});
