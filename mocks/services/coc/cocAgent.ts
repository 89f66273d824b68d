import { notEnabled } from '#src/domain/access/notEnabled.ts';
import { serviceAgencyName, serviceLinkedAgencyName } from '#src/domain/coc/agencies.ts';
import {
  enablementOf,
  isOpen,
  serviceAgencyOf,
  serviceLinkedAgencyOf,
  type AgencyFacts,
  type Enablement,
  type EnablementFacts,
} from '#src/domain/coc/enablement.ts';
import { cocFunction, type CocFunction, type CocFunctionId } from '#src/domain/coc/functions.ts';
import { agencyRefusal, type AgencyStanding } from '#src/domain/coc/refusal.ts';
import type { Decision } from '#src/domain/policy/engine/decision.ts';
import type { Ctx } from '#mocks/pipeline/call.ts';
import { ApiError } from '#mocks/ground/errors.ts';
import type { Tables } from '#mocks/world/world.ts';

/** Refusals of COC itself. The service publishes no codes for them: ours. */
export const cocErrors = {
  notEnabled: () =>
    new ApiError({
      status: 409,
      code: 'COC.0001',
      message: notEnabled['COC.0001'].why,
    }),
  agency: (message: string) => new ApiError({ status: 409, code: 'COC.0002', message }),
  notFound: (what: string, id: string) =>
    new ApiError({ status: 404, code: 'COC.0004', message: `Could not find ${what}: ${id}.` }),
  conflict: (message: string) => new ApiError({ status: 409, code: 'COC.0005', message }),
  invalid: (message: string) => new ApiError({ status: 400, code: 'COC.0011', message }),
} as const;

const agencyFacts = (
  tables: Tables,
  domainId: string,
  name: string,
  now: number,
): AgencyFacts[] => {
  const agency = tables.agencies.find('name', `${domainId}/${name}`);
  if (agency === undefined) return [];
  const grants = tables.grants.by('subject', `agency/${agency.id}`).map((grant) => ({
    policyName: tables.roles.get(grant.role_id)?.display_name ?? '',
    scope: grant.scope_kind,
  }));
  return [
    {
      id: agency.id,
      name: agency.name,
      trusts: agency.trust_domain_name,
      expired: agency.expire_time !== null && agency.expire_time <= now,
      grants,
    },
  ];
};

/** What the state of COC in an account follows from. */
export const enablementFacts = (
  tables: Tables,
  domainId: string,
  now: number,
): EnablementFacts => ({
  agencies: [
    ...agencyFacts(tables, domainId, serviceAgencyName, now),
    ...agencyFacts(tables, domainId, serviceLinkedAgencyName, now),
  ],
  recorded: tables.cocEnablings.get(domainId) !== undefined,
});

/** The state of COC in the caller's account. */
export const enablement = (ctx: Ctx): Enablement =>
  enablementOf(enablementFacts(ctx.tables, ctx.caller.account.id, ctx.now));

/** @throws ApiError 409 while COC is not enabled in the caller's account. */
export function requireEnabled(ctx: Ctx): void {
  if (!isOpen(enablement(ctx))) throw cocErrors.notEnabled();
}

/**
 * Judges what COC wants to do, as the agency through which it does it. `projectId` is where
 * the resource is.
 */
export function judgeAgency(
  ctx: Ctx,
  id: CocFunctionId,
  projectId?: string,
): {
  readonly row: CocFunction;
  readonly decision: Decision;
  readonly agency: AgencyStanding;
} {
  const row = cocFunction(id);
  const facts = enablementFacts(ctx.tables, ctx.caller.account.id, ctx.now);
  const agency =
    row.agency === serviceAgencyName ? serviceAgencyOf(facts) : serviceLinkedAgencyOf(facts);
  const project = row.class === 'project' ? (projectId ?? anyProject(ctx)) : undefined;
  return {
    row,
    agency: agency === undefined ? 'absent' : agency.expired ? 'expired' : 'valid',
    decision: ctx.decideFor(
      { kind: 'agency', id: agency?.id ?? '' },
      { action: row.action, projectId: project },
    ),
  };
}

/** @throws ApiError 409 that names the agency's missing permission. */
export function requireAgency(ctx: Ctx, id: CocFunctionId, projectId?: string): void {
  const { row, decision, agency } = judgeAgency(ctx, id, projectId);
  const refusal = agencyRefusal(row, decision, agency);
  if (refusal !== undefined) throw cocErrors.agency(refusal);
}

/** Functions that touch no single resource are judged in the account's first project. */
const anyProject = (ctx: Ctx): string | undefined =>
  ctx.tables.projects.by('domain', ctx.caller.account.id)[0]?.id;
