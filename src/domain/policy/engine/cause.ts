import type { Decision, MissReason, PolicyKind } from './decision.ts';

/** What kept the nearest statement from allowing, with the policy that it stands in. */
type Near = Exclude<MissReason, { readonly type: 'otherAction' }> & {
  readonly policyName: string;
};

/**
 * Why an action was refused, as whoever is told first needs it: a Deny; the nearest statement that
 * allows the action and what it waits for; a limit (SCP, session, trust, resource policy) that
 * allows nothing of it; or nothing of the kind was ever granted.
 */
export type Cause =
  | { readonly type: 'deny'; readonly kind: PolicyKind; readonly policyName: string }
  | Near
  | { readonly type: 'limit'; readonly kind: Exclude<PolicyKind, 'identity'> }
  | { readonly type: 'missing' };

/**
 * The cause of a refusal.
 * @param decision a refusal, explained: without near misses it can only say that nothing allows it
 */
export function causeOf({ decidedBy, nearMisses, missingKind }: Decision): Cause {
  if (decidedBy?.type === 'statement') {
    const { kind, policyName } = decidedBy.statement;
    return { type: 'deny', kind, policyName };
  }
  // Nearest first: what the caller can change by asking differently, then what takes a grant.
  for (const { reason, policyName } of nearMisses)
    if (reason.type !== 'otherAction') return { ...reason, policyName };
  return missingKind === null || missingKind === 'identity'
    ? { type: 'missing' }
    : { type: 'limit', kind: missingKind };
}
