import { findStatement, type Accept, type ActionIndex, type Hit } from './actionIndex.ts';
import { parseAction, type ActionName } from './actionPattern.ts';
import type { CompiledGrants } from './compileGrants.ts';
import { failedClause, type Clause } from './conditions/condition.ts';
import type { AccessRequest, Decision, PolicyKind, StatementRef } from './decision.ts';
import { principalMatches } from './principal.ts';
import { parseResource, resourceMatches, type ResourceName } from './resourcePattern.ts';
import { scopeCovers } from './scope.ts';
import type { KeyValues } from './variables.ts';

/** A request with its parts read once. */
export type RequestView = {
  readonly request: AccessRequest;
  readonly names: readonly ActionName[];
  readonly resource: () => ResourceName | null;
  readonly values: KeyValues;
};

/** Reads a request. The resource and the context are read only if some statement asks for them. */
export function viewRequest(request: AccessRequest): RequestView {
  let resource: ResourceName | null | undefined;
  let values: Map<string, readonly string[]> | null = null;
  const names = [request.action, ...(request.aliases ?? [])].map(parseAction).filter((name) => name !== null);
  return {
    request,
    names,
    resource: () => (resource ??= request.resource === undefined ? null : parseResource(request.resource)),
    values: (key) => {
      values ??= new Map(Object.entries(request.context).map(([name, value]) => [name.toLowerCase(), typeof value === 'string' ? [value] : value]));
      return values.get(key.toLowerCase()) ?? null;
    },
  };
}

/** Why a statement that fits the action does not apply. */
export type Obstacle =
  | { readonly type: 'dependency' }
  | { readonly type: 'scope' }
  | { readonly type: 'principal' }
  | { readonly type: 'resource' }
  | { readonly type: 'condition'; readonly clause: Clause };

const DEPENDENCY: Obstacle = { type: 'dependency' };
const SCOPE: Obstacle = { type: 'scope' };
const PRINCIPAL: Obstacle = { type: 'principal' };
const RESOURCE: Obstacle = { type: 'resource' };

/** Trust and resource policies say whom they mean; other kinds have no Principal. */
function namesPrincipals(kind: PolicyKind): boolean {
  return kind === 'trust' || kind === 'resource';
}

/** The first thing that keeps a statement from applying, or null when it applies. */
export function obstacleOf(hit: Hit, view: RequestView): Obstacle | null {
  const { holding, statement } = hit;
  const { grant } = holding;
  if (holding.missingRoles.length > 0) return DEPENDENCY;
  if (!scopeCovers(grant.scope, view.request.target)) return SCOPE;
  if (namesPrincipals(grant.kind) && !principalMatches(statement.principal, view.request.principal)) return PRINCIPAL;
  if (statement.resource !== null && !resourceMatches(statement.resource, view.resource(), view.values)) return RESOURCE;
  if (statement.condition === null) return null;
  const clause = failedClause(statement.condition, view.values);
  return clause === null ? null : { type: 'condition', clause };
}

/** Told of every statement that fitted the action and yet did not apply. */
export type OnMiss = (hit: Hit, obstacle: Obstacle) => void;

/** The verdict, with what is needed to show it and to look for near misses. */
export type Verdict = { readonly decision: Decision; readonly view: RequestView; readonly missing: ActionIndex | null };

/** A trust policy is asked for these (grammar 6.1); the last one only when the agency has a trust policy at all. */
const TRUSTED_ACTIONS: ReadonlySet<string> = new Set(['sts:agencies:assume', 'sts::tagsession', 'sts::setsourceidentity']);
const OLD_ASSUME = 'iam:agencies:assume';

function asksTrust(view: RequestView, compiled: CompiledGrants): boolean {
  return [view.request.action, ...(view.request.aliases ?? [])].some((action) => {
    const folded = action.toLowerCase();
    return TRUSTED_ACTIONS.has(folded) || (folded === OLD_ASSUME && compiled.trust !== null);
  });
}

/** What a NotAction statement shows in place of the pattern that fitted. */
function notActionText(hit: Hit): string {
  return `NotAction ${hit.statement.actions.join(', ')}`;
}

/** The evidence form of a hit. */
export function statementRef(hit: Hit): StatementRef {
  const { grant } = hit.holding;
  return {
    policyId: grant.policyId,
    policyName: grant.policyName,
    kind: grant.kind,
    statementIndex: hit.statement.index,
    ...(hit.statement.sid === undefined ? {} : { sid: hit.statement.sid }),
    scope: grant.scope,
    path: grant.path,
    actionPattern: hit.pattern?.text ?? notActionText(hit),
  };
}

type Outcome =
  | { readonly outcome: 'explicit-deny'; readonly hit: Hit }
  | { readonly outcome: 'allow'; readonly hit: Hit | null }
  | { readonly outcome: 'implicit-deny'; readonly kind: PolicyKind; readonly missing: ActionIndex | null };

const NO_MISSES: Decision['nearMisses'] = [];
const NO_ALIASES: readonly string[] = [];

/**
 * Applies the rules in order (grammar 5 and 6):
 * 1. a Deny of any kind refuses;
 * 2. the caller's side: administrator, or an identity policy allows; the other side: the agency's trust policy when an
 *    agency is assumed, the resource's policy when it lies in another account. In one account either side suffices;
 * 3. a session policy must allow as well;
 * 4. every step of the organization must allow, unless the call cannot be intercepted by SCPs.
 * An administrator stands above identity policies only: SCPs reach the account's root too (Organizations guide).
 */
function weigh(view: RequestView, compiled: CompiledGrants, onMiss: OnMiss | null): Outcome {
  const { request, names } = view;
  const { administrator, service, accountId } = request.principal;
  const beyondScp = request.beyondScp === true;

  const denied = findStatement(compiled.denies, names, (hit) => {
    const { kind } = hit.holding.grant;
    if ((kind === 'identity' && administrator !== undefined) || (kind === 'scp' && beyondScp)) return false;
    return obstacleOf(hit, view) === null;
  });
  if (denied !== null) return { outcome: 'explicit-deny', hit: denied };

  const accept: Accept = (hit) => {
    const obstacle = obstacleOf(hit, view);
    if (obstacle !== null) onMiss?.(hit, obstacle);
    return obstacle === null;
  };
  const allowedBy = (index: ActionIndex | null): Hit | null => (index === null ? null : findStatement(index, names, accept));
  const lacking = (kind: PolicyKind, missing: ActionIndex | null): Outcome => ({ outcome: 'implicit-deny', kind, missing });

  const own = administrator === undefined ? allowedBy(compiled.identity) : null;
  const ownSide = own !== null || administrator !== undefined;
  let hit = own;
  if (asksTrust(view, compiled)) {
    // A cloud service has no identity policies: being trusted is enough.
    if (!ownSide && service === undefined) return lacking('identity', compiled.identity);
    const trusted = allowedBy(compiled.trust);
    if (trusted === null) return lacking('trust', compiled.trust);
    hit ??= administrator === undefined ? trusted : null;
  } else {
    const oldAssume = names.some((name) => name.service === 'iam' && name.type === 'agencies' && name.operation === 'assume');
    const otherAccount = !oldAssume && request.resourceAccount !== undefined && request.resourceAccount !== accountId;
    if (otherAccount && !ownSide) return lacking('identity', compiled.identity);
    if (otherAccount || !ownSide) {
      const granted = allowedBy(compiled.resource);
      if (granted === null) return otherAccount ? lacking('resource', compiled.resource) : lacking('identity', compiled.identity);
      hit ??= administrator === undefined ? granted : null;
    }
  }
  if (compiled.session !== null && allowedBy(compiled.session) === null) return lacking('session', compiled.session);
  if (!beyondScp) {
    for (const level of compiled.scpLevels) if (allowedBy(level.allows) === null) return lacking('scp', level.allows);
  }
  return { outcome: 'allow', hit };
}

/** Decides, telling `onMiss` what came close. One function for `decide` and `explain`, so that they cannot disagree. */
export function judge(request: AccessRequest, compiled: CompiledGrants, onMiss: OnMiss | null): Verdict {
  const view = viewRequest(request);
  const result = weigh(view, compiled, onMiss);
  const { administrator } = request.principal;
  const hit = result.outcome === 'implicit-deny' ? null : result.hit;
  let decidedBy: Decision['decidedBy'] = null;
  if (hit !== null) decidedBy = { type: 'statement', statement: statementRef(hit) };
  else if (result.outcome === 'allow' && administrator !== undefined) decidedBy = { type: 'administrator', step: administrator };
  return {
    view,
    missing: result.outcome === 'implicit-deny' ? result.missing : null,
    decision: {
      allowed: result.outcome === 'allow',
      outcome: result.outcome,
      action: request.action,
      aliases: request.aliases ?? NO_ALIASES,
      resource: request.resource ?? null,
      decidedBy,
      missingKind: result.outcome === 'implicit-deny' ? result.kind : null,
      nearMisses: NO_MISSES,
    },
  };
}
