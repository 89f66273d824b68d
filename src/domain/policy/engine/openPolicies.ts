import type { AccessRequest, Decision, Grant, OpenPolicy } from './decision.ts';
import { scopeCovers } from './scope.ts';

/** Whether a policy of unknown content could say anything about the request. */
function concerns(
  { kind, scope }: Grant,
  { target, principal, beyondScp }: AccessRequest,
): boolean {
  if (!scopeCovers(scope, target)) return false;
  if (kind === 'identity') return principal.administrator === undefined;
  return kind !== 'scp' || beyondScp !== true;
}

/**
 * The policies of unknown content that might turn an answer round. A Deny stands whatever they hold.
 * What is allowed could be denied by them, unless they only ever allow; what is not allowed could be
 * by those of the kind that is missing.
 */
export function openPolicies(
  unknown: readonly Grant[],
  request: AccessRequest,
  { outcome, missingKind }: Pick<Decision, 'outcome' | 'missingKind'>,
): readonly OpenPolicy[] {
  if (outcome === 'explicit-deny') return [];
  return unknown
    .filter(
      (grant) =>
        concerns(grant, request) &&
        (outcome === 'allow'
          ? grant.unknown === 'anything' && grant.kind !== 'trust'
          : grant.kind === missingKind),
    )
    .map(({ policyId, policyName, kind, scope, path }) => ({
      policyId,
      policyName,
      kind,
      scope,
      path,
    }));
}
