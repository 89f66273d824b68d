import type { Layer } from '#src/domain/access/accessReports.ts';
import { compileGrants } from '#src/domain/policy/engine/decide.ts';
import type { AccessRequest, Decision, Grant } from '#src/domain/policy/engine/decision.ts';
import { explain } from '#src/domain/policy/engine/explain.ts';

type Named = Pick<Layer, 'key' | 'kind' | 'name'>;

/** The layer that a grant belongs to. */
function layerOf({ kind, path }: Grant): Named {
  if (kind === 'scp')
    return { key: `scp:${path[0]?.id ?? ''}`, kind: 'scp', name: path[0]?.name ?? '' };
  if (kind === 'trust') return { key: 'trust', kind: 'trust', name: '' };
  const group = path.find(({ type }) => type === 'group');
  return group === undefined
    ? { key: 'own', kind: 'own', name: '' }
    : { key: `group:${group.id}`, kind: 'group', name: group.name };
}

const STANDING = 'administrator';

type Decided = { readonly request: AccessRequest; readonly decision: Decision };

/** Decides with some layers left out. */
function decideWithout(
  request: AccessRequest,
  grants: readonly Grant[],
  without: ReadonlySet<string>,
): Decided {
  const { administrator, ...rest } = request.principal;
  const standing = administrator !== undefined && !without.has(STANDING);
  const asked = { ...request, principal: standing ? request.principal : rest };
  const kept = grants.filter((grant) => !without.has(layerOf(grant).key));
  return { request: asked, decision: explain(asked, compileGrants(kept)) };
}

/** Decides a request with layers left out, and says of each what it does to the answer. */
export function decideInLayers(
  request: AccessRequest,
  grants: readonly Grant[],
  off: readonly string[],
): Decided & { readonly layers: readonly Layer[] } {
  const without = new Set(off);
  const decided = decideWithout(request, grants, without);
  const { administrator } = request.principal;
  const found = new Map<string, Named & { policies: number }>();
  if (administrator !== undefined)
    found.set(STANDING, {
      key: STANDING,
      kind: 'administrator',
      name: administrator.name,
      policies: 0,
    });
  for (const grant of grants) {
    const layer = layerOf(grant);
    const known = found.get(layer.key) ?? { ...layer, policies: 0 };
    known.policies += 1;
    found.set(layer.key, known);
  }
  const layers = [...found.values()].map((layer): Layer => {
    const isOff = without.has(layer.key);
    const other = new Set(without);
    if (isOff) other.delete(layer.key);
    else other.add(layer.key);
    const turned = decideWithout(request, grants, other).decision;
    return { ...layer, isOff, turns: turned.allowed !== decided.decision.allowed };
  });
  // Trust policies take part where an agency is entered, and stand beside every question.
  return {
    ...decided,
    layers: layers.filter(({ kind, isOff, turns }) => kind !== 'trust' || isOff || turns),
  };
}
