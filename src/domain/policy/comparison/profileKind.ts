import type { PolicyKind } from '../engine/decision.ts';
import type { PolicyProfile } from '../text/codes/finding.ts';

const KINDS: Readonly<Record<PolicyProfile, PolicyKind>> = {
  role: 'identity',
  custom: 'identity',
  agency: 'identity',
  identity: 'identity',
  trust: 'trust',
  scp: 'scp',
};

/** What a document of a profile does in a decision. */
export const kindOfProfile = (profile: PolicyProfile): PolicyKind => KINDS[profile];
