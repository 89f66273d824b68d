import { findStatement, type ActionIndex, type Hit } from './actionIndex.ts';
import type { ActionName } from '../language/actionPattern.ts';
import type { CompiledGrants } from './compileGrants.ts';
import { deadClause, failedClause, type Clause } from '../language/conditions/condition.ts';
import type { AccessRequest, Decision, PolicyKind, StatementRef } from './decision.ts';
import type { Effect } from '../language/document.ts';
import { openPolicies } from './openPolicies.ts';
import { principalMatches } from './principal.ts';
import { RequestView } from './requestView.ts';
import {
  coversEveryResource,
  coversSomeResource,
  resourceMatches,
  type CompiledResource,
} from '../language/resourcePattern.ts';
import { missingRoles, scopeCovers } from './scope.ts';

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

/**
 * While the resource is still to be chosen, an Allow applies if it leaves some and a Deny only
 * if it leaves none.
 */
function covers(effect: Effect, resource: CompiledResource, view: RequestView): boolean {
  if (view.request.resourceOpen === true)
    return effect === 'Allow' ? coversSomeResource(resource) : coversEveryResource(resource);
  return resourceMatches(resource, view.resource(), view);
}

/** The first thing that keeps a statement from applying, or null when it applies. */
export function obstacleOf(hit: Hit, view: RequestView): Obstacle | null {
  const { holding, statement } = hit;
  const { grant } = holding;
  if (
    holding.dependencies.length > 0 &&
    missingRoles(holding.dependencies, view.request.target).length > 0
  )
    return DEPENDENCY;
  if (!scopeCovers(grant.scope, view.request.target)) return SCOPE;
  if (namesPrincipals(grant.kind) && !principalMatches(statement.principal, view.request.principal))
    return PRINCIPAL;
  if (statement.resource !== null && !covers(statement.effect, statement.resource, view))
    return RESOURCE;
  if (statement.condition === null) return null;
  const clause = failedClause(statement.condition, view);
  return clause === null ? null : { type: 'condition', clause };
}

/** Told of every statement that fitted the action and yet did not apply. */
export type OnMiss = (hit: Hit, obstacle: Obstacle) => void;

/** The verdict, with what is needed to show it and to look for near misses. */
export type Verdict = {
  readonly decision: Decision;
  readonly view: RequestView;
  readonly missing: ActionIndex | null;
};

/**
 * `type:operation` of the sts actions a trust policy is asked for
 * (docs/sources/policy-grammar.md#6-1).
 */
const TRUSTED_STS: ReadonlySet<string> = new Set([
  'agencies:assume',
  ':tagsession',
  ':setsourceidentity',
]);
const ASSUME = 'agencies:assume';

/** Whether an action is the classic assume of an agency. */
export function isOldAssume(name: ActionName): boolean {
  return name.service === 'iam' && name.key === ASSUME;
}

/**
 * The classic assume asks the trust policy only when the agency has one: classic agencies know
 * their trusted account otherwise.
 */
export function asksTrust(names: readonly ActionName[], hasTrust: boolean): boolean {
  for (const name of names) {
    if (name.service === 'sts' && TRUSTED_STS.has(name.key)) return true;
    if (hasTrust && isOldAssume(name)) return true;
  }
  return false;
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
  | {
      readonly outcome: 'implicit-deny';
      readonly kind: PolicyKind;
      readonly missing: ActionIndex | null;
    };

/**
 * What the acceptance functions need; handed along instead of closed over, since closures would be
 * made for each decision.
 */
type Trial = { readonly view: RequestView; readonly onMiss: OnMiss | null };

/**
 * Administrators stand above identity policies, purchases of yearly/monthly resources above SCPs.
 */
function binds(hit: Hit, { principal, beyondScp }: AccessRequest): boolean {
  const { kind } = hit.holding.grant;
  if (kind === 'identity') return principal.administrator === undefined;
  return kind !== 'scp' || beyondScp !== true;
}

function isDeniedBy(hit: Hit, { view }: Trial): boolean {
  return binds(hit, view.request) && obstacleOf(hit, view) === null;
}

/**
 * Deny statements that fit the request in all but a condition which no request can meet,
 * with that condition.
 */
export function deadDeniesOf(
  request: AccessRequest,
  compiled: CompiledGrants,
): { readonly hit: Hit; readonly clause: Clause }[] {
  const found: { readonly hit: Hit; readonly clause: Clause }[] = [];
  const view = new RequestView(request);
  const note = (hit: Hit): boolean => {
    const clause = hit.statement.condition === null ? null : deadClause(hit.statement.condition);
    const isNew = !found.some(({ clause: known }) => known === clause);
    if (
      clause !== null &&
      isNew &&
      binds(hit, request) &&
      obstacleOf(hit, view)?.type === 'condition'
    )
      found.push({ hit, clause });
    return false;
  };
  findStatement(compiled.denies, view.names, note, undefined);
  return found;
}

function isAllowedBy(hit: Hit, { view, onMiss }: Trial): boolean {
  const obstacle = obstacleOf(hit, view);
  if (obstacle !== null) onMiss?.(hit, obstacle);
  return obstacle === null;
}

function allowIn(index: ActionIndex | null, trial: Trial): Hit | null {
  return index === null ? null : findStatement(index, trial.view.names, isAllowedBy, trial);
}

function lacking(kind: PolicyKind, missing: ActionIndex | null): Outcome {
  return { outcome: 'implicit-deny', kind, missing };
}

const NO_MISSES: Decision['nearMisses'] = [];
const NO_ALIASES: readonly string[] = [];

/**
 * Applies the rules in order (docs/sources/policy-grammar.md#5 and
 * docs/sources/policy-grammar.md#6):
 * 1. a Deny of any kind refuses;
 * 2. the caller's side: administrator, or an identity policy allows; the other side: the agency's
 *    trust policy when an agency is assumed, the resource's policy when it lies in another account.
 *    In one account either side suffices;
 * 3. a session policy must allow as well;
 * 4. every step of the organization must allow, unless the call cannot be intercepted by SCPs. An
 *    administrator stands above identity policies only: SCPs reach the account's root too
 *    (Organizations guide).
 */
function weigh(trial: Trial, compiled: CompiledGrants): Outcome {
  const denied = findStatement(compiled.denies, trial.view.names, isDeniedBy, trial);
  if (denied !== null) return { outcome: 'explicit-deny', hit: denied };
  const sides = weighSides(trial, compiled);
  if (sides.outcome !== 'allow') return sides;
  if (compiled.session !== null && allowIn(compiled.session, trial) === null)
    return lacking('session', compiled.session);
  if (trial.view.request.beyondScp === true) return sides;
  for (const level of compiled.scpLevels)
    if (allowIn(level.allows, trial) === null) return lacking('scp', level.allows);
  return sides;
}

/**
 * The caller's side and the other side. The hit is null when an administrator's standing decided.
 */
function weighSides(trial: Trial, compiled: CompiledGrants): Outcome {
  const { request, names } = trial.view;
  const { administrator, service, accountId } = request.principal;
  const own = administrator === undefined ? allowIn(compiled.identity, trial) : null;
  const ownSide = own !== null || administrator !== undefined;

  if (asksTrust(names, compiled.trust !== null)) {
    // A cloud service has no identity policies: being trusted is enough.
    if (!ownSide && service === undefined) return lacking('identity', compiled.identity);
    const trusted = allowIn(compiled.trust, trial);
    if (trusted === null) return lacking('trust', compiled.trust);
    return { outcome: 'allow', hit: ownSide ? own : trusted };
  }

  const otherAccount =
    request.resourceAccount !== undefined &&
    request.resourceAccount !== accountId &&
    !names.some(isOldAssume);
  if (ownSide && !otherAccount) return { outcome: 'allow', hit: own };
  if (!ownSide && otherAccount) return lacking('identity', compiled.identity);
  const granted = allowIn(compiled.resource, trial);
  if (granted === null)
    return otherAccount
      ? lacking('resource', compiled.resource)
      : lacking('identity', compiled.identity);
  return { outcome: 'allow', hit: ownSide ? own : granted };
}

/**
 * Decides, telling `onMiss` what came close. One function for `decide` and `explain`, so that they
 * cannot disagree.
 */
export function judge(
  request: AccessRequest,
  compiled: CompiledGrants,
  onMiss: OnMiss | null,
): Verdict {
  const view = new RequestView(request);
  const result = weigh({ view, onMiss }, compiled);
  const { administrator } = request.principal;
  const hit = result.outcome === 'implicit-deny' ? null : result.hit;
  let decidedBy: Decision['decidedBy'] = null;
  if (hit !== null) decidedBy = { type: 'statement', statement: statementRef(hit) };
  else if (result.outcome === 'allow' && administrator !== undefined)
    decidedBy = { type: 'administrator', step: administrator };
  const missingKind = result.outcome === 'implicit-deny' ? result.kind : null;
  const undecided =
    compiled.unknown.length === 0
      ? []
      : openPolicies(compiled.unknown, request, { outcome: result.outcome, missingKind });
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
      missingKind,
      ...(undecided.length > 0 && { undecided }),
      nearMisses: NO_MISSES,
    },
  };
}
