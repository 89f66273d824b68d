import { neighbours, type ActionIndex, type Hit } from './actionIndex.ts';
import type { ActionName } from '../language/actionPattern.ts';
import type { CompiledGrants } from './compileGrants.ts';
import type { AccessRequest, Decision, MissReason, NearMiss } from './decision.ts';
import { deadDeniesOf, judge, statementRef, type Obstacle } from './judge.ts';
import type { RequestView } from './requestView.ts';
import { missingRoles } from './scope.ts';

const MOST_NEAR_MISSES = 10;

/**
 * The order of nearness is ours: what the caller can change by asking differently comes before what
 * needs another grant.
 */
const NEARNESS: Readonly<Record<MissReason['type'], number>> = {
  condition: 0,
  resource: 1,
  dependency: 2,
  scope: 3,
  principal: 4,
  otherAction: 5,
};

type Miss = { readonly hit: Hit; readonly obstacle: Obstacle };

function reasonOf({ hit, obstacle }: Miss, view: RequestView): MissReason {
  switch (obstacle.type) {
    case 'dependency':
      return {
        type: 'dependency',
        missing: missingRoles(hit.holding.dependencies, view.request.target),
      };
    case 'scope':
      return { type: 'scope', granted: hit.holding.grant.scope };
    case 'principal':
      return { type: 'principal' };
    case 'resource':
      return {
        type: 'resource',
        patterns: hit.statement.resource?.asWritten ?? [],
        requested: view.request.resource ?? '',
      };
    case 'condition': {
      const { operator, key, expected } = obstacle.clause;
      return { type: 'condition', operator, key, expected, actual: view.values(key) };
    }
  }
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

/** How much of the action a pattern that does not fit shares with it; the same type weighs most. */
function likeness(text: string, name: ActionName): number {
  const [, type = '', operation = ''] = text.toLowerCase().split(':');
  return (
    (type === name.type ? 100 : 0) +
    (operation === name.operation ? 50 : 0) +
    commonStart(operation, name.operation)
  );
}

/** The actions next to the one asked for that the policies do allow. */
function otherActions(missing: ActionIndex, view: RequestView, most: number): NearMiss[] {
  const found = neighbours(missing, view.names).map(({ pattern, hit }) => ({
    pattern,
    hit,
    score: Math.max(...view.names.map((name) => likeness(pattern.text, name))),
  }));
  found.sort((a, b) => b.score - a.score);
  return found.slice(0, most).map(({ pattern, hit }) => ({
    ...statementRef(hit),
    actionPattern: pattern.text,
    reason: { type: 'otherAction', closest: pattern.text },
  }));
}

/** One entry per statement: it may have fitted by several patterns or names. */
function oncePerStatement(misses: readonly Miss[]): Miss[] {
  const holdings = new Map<Hit['holding'], Set<number>>();
  return misses.filter(({ hit }) => {
    const indexes = holdings.get(hit.holding) ?? new Set<number>();
    holdings.set(hit.holding, indexes);
    if (indexes.has(hit.statement.index)) return false;
    indexes.add(hit.statement.index);
    return true;
  });
}

/** Names the Deny statements that were meant for the request and cannot be evaluated. */
function withDeadDenies(
  decision: Decision,
  request: AccessRequest,
  compiled: CompiledGrants,
): Decision {
  const deadDenies = deadDeniesOf(request, compiled).map(({ hit, clause }): NearMiss => {
    const { operator, key, expected } = clause;
    return {
      ...statementRef(hit),
      reason: { type: 'condition', operator, key, expected, actual: null },
    };
  });
  return deadDenies.length === 0
    ? decision
    : { ...decision, deadDenies: deadDenies.slice(0, MOST_NEAR_MISSES) };
}

/** Names the SCP that would have refused, had the call been one that SCPs can stop. */
function withPassedScp(
  decision: Decision,
  request: AccessRequest,
  compiled: CompiledGrants,
): Decision {
  if (request.beyondScp !== true) return decision;
  const bound = judge({ ...request, beyondScp: false }, compiled, null).decision;
  if (bound.allowed) return decision;
  return {
    ...decision,
    passedScp: bound.decidedBy?.type === 'statement' ? bound.decidedBy.statement : null,
  };
}

/**
 * Judges a request and, when nothing allowed it, tells what came close: at most ten statements of
 * the kind of policy nearest first; beside that any Deny meant for the request that cannot be
 * evaluated. The verdict The verdict is `decide`'s own, from the same pass.
 */
export function explain(request: AccessRequest, compiled: CompiledGrants): Decision {
  return withDeadDenies(explainVerdict(request, compiled), request, compiled);
}

function explainVerdict(request: AccessRequest, compiled: CompiledGrants): Decision {
  const misses: Miss[] = [];
  const { decision, view, missing } = judge(request, compiled, (hit, obstacle) =>
    misses.push({ hit, obstacle }),
  );
  if (decision.allowed) return withPassedScp(decision, request, compiled);
  if (decision.outcome !== 'implicit-deny') return decision;
  const ofKind = misses.filter(({ hit }) => hit.holding.grant.kind === decision.missingKind);
  ofKind.sort((a, b) => NEARNESS[a.obstacle.type] - NEARNESS[b.obstacle.type]);
  const close = oncePerStatement(ofKind)
    .slice(0, MOST_NEAR_MISSES)
    .map((miss): NearMiss => ({ ...statementRef(miss.hit), reason: reasonOf(miss, view) }));
  const room = MOST_NEAR_MISSES - close.length;
  const others = missing === null || room === 0 ? [] : otherActions(missing, view, room);
  return { ...decision, nearMisses: [...close, ...others] };
}
