/** The forms in which a change of an account leaves. */
export const forms = [
  'diff',
  'terraform',
  'tf.json',
  'curl',
  'cli',
  'sdk',
  'policies',
  'request',
] as const;
export type Form = (typeof forms)[number];
