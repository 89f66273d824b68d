import type { PolicyProfile } from '#src/domain/policy/text/codes/finding.ts';
import { propertyOf } from '#src/domain/policy/text/jsonTree.ts';
import { oldProfileOf } from '#src/domain/policy/findings/oldProfile.ts';
import type { PolicyText } from '#src/domain/policy/text/text.ts';

export const profiles = [
  'role',
  'custom',
  'agency',
  'identity',
  'trust',
  'scp',
] as const satisfies readonly PolicyProfile[];

/** A profile by its name; undefined if there is none of that name. */
export function profileNamed(name: string): PolicyProfile | undefined {
  return profiles.find((profile) => profile === name);
}

/**
 * For which API a text is most likely meant: by its version; agencies by URI make it one for
 * agencies, a principal a trust policy.
 */
export function guessProfile(policy: PolicyText): PolicyProfile {
  const { root } = policy;
  if (root?.type !== 'object') return 'custom';
  const version = propertyOf(root, 'Version')?.value;
  const written = version?.type === 'string' ? version.value : '';
  if (written === '1.0') return 'role';
  if (!written.startsWith('5')) return oldProfileOf(policy);
  const list = propertyOf(root, 'Statement')?.value;
  const statements = list?.type === 'array' ? list.items : [];
  const trusting = statements.some(
    (statement) =>
      statement.type === 'object' &&
      (propertyOf(statement, 'Principal') ?? propertyOf(statement, 'NotPrincipal')),
  );
  return trusting ? 'trust' : 'identity';
}
