import { notEnabled } from '#src/domain/access/notEnabled.ts';
import {
  objectKindNames,
  objectQuestion,
  type ObjectKind,
  type ObjectVerb,
} from '#src/domain/ucs/clusterObjects.ts';
import {
  trustAgencyState,
  trustAgencyTrouble,
  functionRefusal,
  ucsFunction,
  ucsTrustAgencyName,
  type TrustAgencyFacts,
  type TrustAgencyState,
  type UcsFunctionId,
} from '#src/domain/ucs/trustAgency.ts';
import type { Ctx } from '#mocks/pipeline/call.ts';
import { ApiError } from '#mocks/ground/errors.ts';
import type { Question } from '#mocks/judging/judge.ts';
import type { AgencyRow } from '#mocks/world/tables/iam.ts';
import type { UcsClusterRow, UcsFleetRow } from '#mocks/world/tables/ucs.ts';

/** Refusals of UCS itself. The service publishes no codes for them: ours. */
export const ucsErrors = {
  notAuthorized: () =>
    new ApiError({
      status: 409,
      code: 'UCS.0001',
      message: notEnabled['UCS.0001'].why,
    }),
  agency: (message: string) => new ApiError({ status: 409, code: 'UCS.0002', message }),
  onlyAccount: () =>
    new ApiError({
      status: 403,
      code: 'UCS.0003',
      message: 'Only the account itself can agree to UCS. Ask it to log in to the UCS console.',
    }),
  notFound: (what: string, id: string) =>
    new ApiError({ status: 404, code: 'UCS.0004', message: `Could not find ${what}: ${id}.` }),
  conflict: (message: string) => new ApiError({ status: 409, code: 'UCS.0005', message }),
} as const;

/** @throws ApiError 409 until the account has agreed. */
export function requireConsent({ tables, caller }: Ctx): void {
  if (tables.ucsConsents.get(caller.account.id) === undefined) throw ucsErrors.notAuthorized();
}

/** The agency of the caller's account by its name, whoever it trusts. */
export const trustAgency = ({ tables, caller }: Ctx): AgencyRow | undefined =>
  tables.agencies.find('name', `${caller.account.id}/${ucsTrustAgencyName}`);

/**
 * The agency as the records of the caller's account hold it; undefined when there is
 * none of the name.
 */
export function trustFacts(ctx: Ctx): TrustAgencyFacts | undefined {
  const row = trustAgency(ctx);
  return (
    row && {
      id: row.id,
      trusts: row.trust_domain_name,
      expired: row.expire_time !== null && row.expire_time <= ctx.now,
      permissions: ctx.tables.grants
        .by('subject', `agency/${row.id}`)
        .filter((grant) => grant.scope_kind === 'all')
        .map((grant) => ctx.tables.roles.get(grant.role_id)?.display_name ?? ''),
    }
  );
}

/** How the agency stands in the caller's account. */
export const trustState = (ctx: Ctx): TrustAgencyState => trustAgencyState(trustFacts(ctx));

/**
 * Whether UCS can do something through its agency, judged in a project (any, when none is given).
 */
export function functionWorks(ctx: Ctx, id: UcsFunctionId, projectId?: string | null): boolean {
  const state = trustState(ctx);
  if (state.kind === 'absent' || state.kind === 'other-party') return false;
  const project = projectId ?? ctx.tables.projects.by('domain', ctx.caller.account.id)[0]?.id;
  return ctx.decideFor(
    { kind: 'agency', id: trustAgency(ctx)?.id ?? '' },
    { action: ucsFunction(id).action, projectId: project },
  ).allowed;
}

/** @throws ApiError 409 naming what is wrong with the agency. */
export function requireFunction(ctx: Ctx, id: UcsFunctionId, projectId?: string | null): void {
  if (functionWorks(ctx, id, projectId)) return;
  throw ucsErrors.agency(functionRefusal(id, trustAgencyTrouble(trustState(ctx))));
}

const own = <R extends { readonly domain_id: string }>(
  row: R | undefined,
  { caller }: Ctx,
  what: string,
  id: string,
): R => {
  if (row === undefined || row.domain_id !== caller.account.id) throw ucsErrors.notFound(what, id);
  return row;
};

/** A fleet or cluster of the caller's account. @throws ApiError 404 */
export const fleetOf = (ctx: Ctx, id: string): UcsFleetRow =>
  own(ctx.tables.ucsFleets.get(id), ctx, 'fleet', id);
/** A cluster of the caller's account. @throws ApiError 404 */
export const clusterOf = (ctx: Ctx, id: string): UcsClusterRow =>
  own(ctx.tables.ucsClusters.get(id), ctx, 'cluster', id);

/** A project of the caller's account. @throws ApiError 404 */
export function projectOf(ctx: Ctx, id: string): string {
  return own(ctx.tables.projects.get(id), ctx, 'project', id).id;
}

type Ask = { readonly kind: ObjectKind; readonly verb: ObjectVerb; readonly namespace?: string };

/** What RBAC is asked about an object; in the cluster's project where it has one. */
const questionOf = (cluster: UcsClusterRow, { kind, verb, namespace }: Ask): Question => ({
  ...objectQuestion(
    { id: cluster.id, kind: cluster.kind, accountId: cluster.domain_id },
    kind,
    verb,
    namespace,
  ),
  projectId: cluster.project_id ?? undefined,
});

/** Whether RBAC lets the caller at an object. */
export const mayTouch = (ctx: Ctx, cluster: UcsClusterRow, ask: Ask): boolean =>
  ctx.decide(questionOf(cluster, ask)).allowed;

/** Where RBAC comes from, for the refusal. */
const rbacSources: Readonly<Record<UcsClusterRow['kind'], string>> = {
  huaweicloud:
    'CCE Administrator in the region of the cluster, or a permission on the Permissions page of UCS',
  onpremises: 'a permission on the Permissions page of UCS, or UCS FullAccess',
  attached: 'a permission on the Permissions page of UCS, or UCS FullAccess',
};

/** @throws ApiError 403 that says in words whose RBAC is missing and where it comes from */
function requireRbac(ctx: Ctx, cluster: UcsClusterRow, ask: Ask): void {
  try {
    ctx.require(questionOf(cluster, ask));
  } catch (error) {
    if (!(error instanceof ApiError) || error.refusal === undefined) throw error;
    const what = `${ask.verb} ${objectKindNames[ask.kind].toLowerCase()}${ask.namespace === undefined ? '' : ` in ${ask.namespace}`}`;
    throw new ApiError({
      status: error.status,
      code: error.code,
      message: `RBAC in the cluster ${cluster.name} does not allow you to ${what}. It takes ${rbacSources[cluster.kind]}.`,
      refusal: error.refusal,
    });
  }
}

/**
 * A connected cluster whose objects the caller may touch.
 * @throws ApiError 403 naming the missing RBAC, 409 when UCS cannot reach the cluster
 */
export function openCluster(ctx: Ctx, id: string, ask: Ask): UcsClusterRow {
  const cluster = clusterOf(ctx, id);
  requireRbac(ctx, cluster, ask);
  if (cluster.kind === 'huaweicloud') requireFunction(ctx, 'clusterObjects', cluster.project_id);
  if (cluster.status !== 'Running')
    throw ucsErrors.conflict('The cluster is not connected yet. Activate it first.');
  return cluster;
}
