import type { z } from '#src/api/endpoint/zod.ts';
import { cocResourceRows } from '#src/api/contract/cocResources.ts';
import type { AgencyState } from '#src/api/contract/cocSchemas.ts';
import { agencyPermissions } from '#src/domain/coc/agencies.ts';
import {
  enablementOf,
  isOpen,
  missingPermissions,
  serviceAgencyOf,
  serviceLinkedAgencyOf,
} from '#src/domain/coc/enablement.ts';
import { cocFunctions } from '#src/domain/coc/functions.ts';
import { agencyVerdict } from '#src/domain/coc/refusal.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import { cocErrors, enablement, enablementFacts, judgeAgency } from '../services/coc/cocAgent.ts';

type State = z.input<typeof AgencyState>;
const { cocAgencyShow, cocAgencyCreate, cocEnabledShow } = cocResourceRows;

/**
 * The state of COC as the wire has it: everything computed from agencies, grants and the record.
 */
function stateOf(ctx: Ctx): State {
  const { tables, caller, now } = ctx;
  const facts = enablementFacts(tables, caller.account.id, now);
  const state = enablementOf(facts);
  const service = serviceAgencyOf(facts);
  const linked = serviceLinkedAgencyOf(facts);
  const record = tables.cocEnablings.get(caller.account.id);
  const missing = new Set(service === undefined ? [] : missingPermissions(service));
  return {
    state: state.kind,
    missing_steps: state.kind === 'incomplete' ? [...state.missingSteps] : [],
    missing_policies: agencyPermissions
      .filter((row) => missing.has(row.name))
      .map((row) => ({
        policy_name: row.name,
        role_id: tables.roles.find('displayName', `/${row.name}`)?.id ?? '',
        scope: row.scope,
      })),
    service_agency: service ? { agency_id: service.id, name: service.name } : null,
    service_linked_agency: linked ? { agency_id: linked.id, name: linked.name } : null,
    enabled_at: record?.at ?? null,
    enabled_by: record?.by ?? null,
    functions: cocFunctions.map((one) => {
      const { row, decision, agency } = judgeAgency(ctx, one.id);
      return {
        id: row.id,
        allowed: decision.allowed,
        decision: agencyVerdict(row, decision, agency),
      };
    }),
  };
}

/** Enabling and its state. */
export const cocAgencyHandlers = implement(
  { cocAgencyShow, cocAgencyCreate, cocEnabledShow },
  {
    cocEnabledShow: ({ ctx }) => ({ enabled: isOpen(enablement(ctx)) }),
    cocAgencyShow: ({ ctx }) => stateOf(ctx),
    cocAgencyCreate: ({ ctx }) => {
      const facts = enablementFacts(ctx.tables, ctx.caller.account.id, ctx.now);
      if (serviceAgencyOf(facts) === undefined || serviceLinkedAgencyOf(facts) === undefined)
        throw cocErrors.conflict('Both agencies of COC must exist before the service is enabled.');
      ctx.tx.summary = 'Enabled COC';
      if (ctx.tables.cocEnablings.get(ctx.caller.account.id) === undefined)
        ctx.tx.insert('cocEnablings', {
          id: ctx.caller.account.id,
          at: ctx.now,
          by: ctx.caller.user.name,
        });
      return stateOf(ctx);
    },
  },
);
