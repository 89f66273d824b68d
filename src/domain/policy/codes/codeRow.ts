import type { PolicyProfile, Severity } from '../finding.ts';

/** One kind of finding: what it is called, how grave it is, why it matters, where the rule comes from and for which policies it is looked for. */
export type CodeRow = {
  readonly severity: Severity;
  readonly title: string;
  readonly explanation: string;
  /** The document the rule stands in; `ours` for our own choice. */
  readonly source: string;
  readonly profiles: readonly PolicyProfile[];
};

export const oldProfiles = ['role', 'custom', 'agency'] as const satisfies readonly PolicyProfile[];
export const writtenOldProfiles = ['custom', 'agency'] as const satisfies readonly PolicyProfile[];
export const newProfiles = ['identity', 'trust', 'scp'] as const satisfies readonly PolicyProfile[];
export const everyProfile = [...oldProfiles, ...newProfiles] as const;
