import type { Glob } from '../language/glob.ts';

/** A set of words. `fold`: compared without case, its literal letters are lower case already. */
export type Shape = { readonly glob: Glob; readonly fold: boolean };
