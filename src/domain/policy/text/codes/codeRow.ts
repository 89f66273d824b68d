import type { PolicyProfile, Severity } from './finding.ts';

/**
 * One kind of finding: what it is called, how grave it is, why it matters, where the rule comes
 * from and for which policies it is looked for.
 */
export type CodeRow = {
  readonly severity: Severity;
  readonly title: string;
  readonly explanation: string;
  /** The document the rule stands in; `ours` for our own choice. */
  readonly source: string;
  readonly profiles: readonly PolicyProfile[];
};

/** Policies of the old grammars (1.0 and 1.1). */
export const oldProfiles = ['role', 'custom', 'agency'] as const satisfies readonly PolicyProfile[];
/** Those of them that people write; roles (1.0) are only read. */
export const writtenOldProfiles = ['custom', 'agency'] as const satisfies readonly PolicyProfile[];
/** Policies of grammar 5.0. */
export const newProfiles = ['identity', 'trust', 'scp'] as const satisfies readonly PolicyProfile[];
/** For rules that hold whatever the text is meant for. */
export const everyProfile = [...oldProfiles, ...newProfiles] as const;
