import { emptyIndex, fileInto, type ActionIndex, type Holding } from './actionIndex.ts';
import { compilePolicy } from './compilePolicy.ts';
import type { Grant } from './decision.ts';
import { dependenciesIn } from './scope.ts';

/** One step of the organization with the SCPs attached to it; each step must allow. */
export type ScpLevel = { readonly id: string; readonly allows: ActionIndex };

/** A set of grants prepared for many decisions. Opaque to everyone but the engine. */
export type CompiledGrants = {
  /** Every Deny, of whatever kind. */
  readonly denies: ActionIndex;
  readonly identity: ActionIndex;
  /** Null when the request carries no policy of the kind: it then limits nothing. */
  readonly session: ActionIndex | null;
  readonly trust: ActionIndex | null;
  readonly resource: ActionIndex | null;
  readonly scpLevels: readonly ScpLevel[];
  /** Those whose content nobody knows. */
  readonly unknown: readonly Grant[];
};

/**
 * Prepares grants. Policies are shared between principals by document (`compilePolicy`), so
 * preparing the holdings of one more principal only files references. Keep the result as long as
 * the grants do not change.
 */
export function compileGrants(grants: readonly Grant[]): CompiledGrants {
  const denies = emptyIndex();
  const identity = emptyIndex();
  let session: ActionIndex | null = null;
  let trust: ActionIndex | null = null;
  let resource: ActionIndex | null = null;
  const scp = new Map<string, ActionIndex>();
  const dependenciesOf = dependenciesIn(grants);

  const allowsOf = (grant: Grant): ActionIndex => {
    switch (grant.kind) {
      case 'identity':
        return identity;
      case 'session':
        return (session ??= emptyIndex());
      case 'trust':
        return (trust ??= emptyIndex());
      case 'resource':
        return (resource ??= emptyIndex());
      case 'scp': {
        const level = grant.path[0]?.id ?? '';
        const known = scp.get(level) ?? emptyIndex();
        scp.set(level, known);
        return known;
      }
    }
  };

  for (const grant of grants) {
    const holding: Holding = { grant, dependencies: dependenciesOf(grant) };
    const { parts } = compilePolicy(grant.document);
    fileInto(denies, holding, parts.Deny);
    fileInto(allowsOf(grant), holding, parts.Allow);
  }
  return {
    denies,
    identity,
    session,
    trust,
    resource,
    scpLevels: [...scp].map(([id, allows]) => ({ id, allows })),
    unknown: grants.filter(({ unknown }) => unknown !== undefined),
  };
}
