import { findSystemRole } from '#src/catalog/systemRoles.ts';
import { ucsEntryRows } from '#src/api/contract/ucsEntry.ts';
import type { TrustState } from '#src/api/contract/ucsSchemas.ts';
import type { z } from '#src/api/endpoint/zod.ts';
import { entryQuestions } from '#src/domain/ucs/entry.ts';
import {
  agencyLacks,
  trustAgencyTrouble,
  ucsFunctions,
  ucsTrustAgencyName,
  ucsTrustDomain,
} from '#src/domain/ucs/trustAgency.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import { ApiError, refuse } from '../ground/errors.ts';
import { grantRole } from '../services/iam/grants.ts';
import type { Question } from '../judging/judge.ts';
import { removeWithDependents } from '../services/iam/removal.ts';
import type { AgencyRow } from '../world/tables/iam.ts';
import {
  functionWorks,
  trustAgency,
  trustFacts,
  trustState,
  ucsErrors,
} from '../services/ucs/agent.ts';

/** The questions of the entry, each in every place where its answer counts. */
const questions = ({ tables, caller }: Ctx): Question[] =>
  entryQuestions.flatMap(({ action, aliases, class: serviceClass }) =>
    serviceClass === 'global'
      ? [{ action, aliases }]
      : tables.projects
          .by('domain', caller.account.id)
          .map(({ id }) => ({ action, aliases, projectId: id })),
  );

/** @throws ApiError 403 naming what would let him in when the caller holds nothing of UCS. */
function enter(ctx: Ctx): void {
  const asked = questions(ctx);
  if (asked.some((question) => ctx.decide(question).allowed)) return;
  try {
    ctx.require(asked[0] ?? { action: 'ucs:clustergroups:list' });
  } catch (error) {
    if (!(error instanceof ApiError) || error.refusal === undefined) throw error;
    throw new ApiError({
      status: 403,
      code: 'IAM.0003',
      message: 'No permission of UCS has been granted to your user groups.',
      refusal: error.refusal,
    });
  }
}

const isAccount = ({ caller }: Ctx): boolean =>
  caller.user.is_domain_owner && caller.agency === undefined;

function stateOf(ctx: Ctx): z.input<typeof TrustState> {
  const state = trustState(ctx);
  const consent = ctx.tables.ucsConsents.get(ctx.caller.account.id);
  return {
    state: consent === undefined ? 'first-login' : state.kind,
    trouble: trustAgencyTrouble(state) ?? null,
    agency_id: trustAgency(ctx)?.id ?? null,
    missing: [...agencyLacks(trustFacts(ctx))],
    stopped:
      consent === undefined
        ? []
        : ucsFunctions
            .filter(({ id }) => !functionWorks(ctx, id))
            .map(({ id, title, module }) => ({ id, title, module })),
    is_account: isAccount(ctx),
    consented_at: consent?.at ?? null,
    consented_by: consent?.by ?? null,
  };
}

/** A new agency as UCS wants it. */
function createAgency({ tables, tx, caller, now, newId }: Ctx): AgencyRow {
  const trusted = tables.domains.find('name', ucsTrustDomain);
  if (trusted === undefined) throw refuse('trustDomainNotFound');
  return tx.insert('agencies', {
    id: newId(),
    name: ucsTrustAgencyName,
    domain_id: caller.account.id,
    trust_domain_id: trusted.id,
    trust_domain_name: trusted.name,
    description: 'Lets UCS use other services. Do not delete or modify.',
    duration: null,
    create_time: now,
    expire_time: null,
  });
}

/**
 * Makes the agency what it should be: kept if it can be, made anew if it trusts somebody
 * else or has expired.
 */
function restoreAgency(ctx: Ctx): void {
  const before = trustAgency(ctx);
  const lacks = agencyLacks(trustFacts(ctx));
  const usable = before !== undefined && before.trust_domain_name === ucsTrustDomain;
  if (before !== undefined && !usable) removeWithDependents(ctx, 'agencies', before.id);
  const agency = usable
    ? ctx.tx.update('agencies', before.id, { duration: null, expire_time: null })
    : createAgency(ctx);
  for (const name of lacks) {
    const role = ctx.tables.roles.get(findSystemRole(name)?.id ?? '');
    if (role !== undefined)
      grantRole(ctx, { kind: 'agency', id: agency.id, name: agency.name }, role, { kind: 'all' });
  }
}

/** Coming in, and the agreement of the account. */
export const ucsEntryHandlers = implement(ucsEntryRows, {
  ucsDoor: ({ ctx }) => {
    enter(ctx);
    return stateOf(ctx);
  },
  ucsAuthorize: ({ ctx }) => {
    const { tables, tx, caller, now } = ctx;
    enter(ctx);
    if (!isAccount(ctx)) throw ucsErrors.onlyAccount();
    restoreAgency(ctx);
    const first = tables.ucsConsents.get(caller.account.id) === undefined;
    if (first) tx.insert('ucsConsents', { id: caller.account.id, at: now, by: caller.user.name });
    tx.summary = first
      ? `Agreed to UCS and created ${ucsTrustAgencyName}`
      : `Restored ${ucsTrustAgencyName}`;
    return stateOf(ctx);
  },
});
