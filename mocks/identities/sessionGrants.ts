import type { Grant } from '#src/domain/policy/engine/decision.ts';
import { textDocument } from './policyDocuments.ts';
import type { PrincipalRef } from './principal.ts';

const noSessions: readonly Grant[] = [];

/**
 * The policies of a session as far as they count for an action, under one of its names. That of a
 * temporary access key counts for OBS only, as its call documents; that of AssumeAgency counts for
 * everything (new IAM user guide).
 */
export function sessionGrants(
  { session, id }: PrincipalRef,
  names: readonly string[],
): readonly Grant[] {
  if (session === undefined) return noSessions;
  return session.flatMap((policy): Grant[] => {
    const { name, text, service } = policy;
    const document = textDocument(policy, text);
    if (
      document === undefined ||
      (service !== undefined &&
        !names.some((action) => action.toLowerCase().startsWith(`${service}:`)))
    )
      return [];
    return [
      {
        policyId: `${id}/session`,
        policyName: name,
        kind: 'session',
        document,
        scope: { kind: 'all' },
        path: [],
      },
    ];
  });
}
