import { v5AgencyRows } from '#src/api/contract/v5agencies.ts';
import { sessionLimits } from '#src/domain/access/newIamRules.ts';
import { cocServicePrincipal, projectRegionLabel } from '#src/domain/coc/agencies.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import { quotaOf } from '../services/iam/find.ts';
import { removeWithDependents } from '../services/iam/removal.ts';
import { serviceLinkedAgencies } from '../identities/serviceLinkedAgencies.ts';
import type { AgencyRow } from '../world/tables/iam.ts';
import { refuseV5 } from '../ground/v5Errors.ts';
import { findAgency, findTrustAgency } from '../services/v5/find.ts';
import { listed, markerPage, type Source } from '../services/v5/marker.ts';
import {
  checkAgencyName,
  checkDescription,
  checkDocument,
  checkPath,
  checkSession,
} from '../services/v5/rules.ts';
import { agencyKind, agencyPath } from '../identities/urns.ts';
import { wireTags, wireV5Agency } from '../services/v5/wire.ts';

function agenciesOf({ tables, caller }: Ctx, prefix: string | undefined): Source<AgencyRow> {
  const page = (offset: number, limit = Infinity): readonly AgencyRow[] =>
    tables.agencies.page('name', caller.account.id, { offset, limit });
  return prefix === undefined
    ? { page }
    : listed(page(0).filter((row) => agencyPath(tables, row).startsWith(prefix)));
}

/** An agency that trusts no account of the old IAM: by whom it is assumed is said elsewhere. */
function insertAgency(
  ctx: Ctx,
  name: string,
  trust_domain_name: string,
  description: string,
): AgencyRow {
  const { tables, caller } = ctx;
  if (tables.agencies.find('name', `${caller.account.id}/${name}`) !== undefined)
    throw refuseV5('exists', { target: 'agency', name });
  if (tables.agencies.partSize('name', caller.account.id) >= quotaOf(ctx, 'agency'))
    throw refuseV5('agencies');
  return ctx.tx.insert('agencies', {
    id: ctx.newId(),
    name,
    domain_id: caller.account.id,
    trust_domain_id: '',
    trust_domain_name,
    description,
    duration: null,
    create_time: ctx.now,
    expire_time: null,
  });
}

/** What a service still does through its agency. */
const usageOf = ({ tables, caller }: Ctx, principal: string): string[] =>
  principal === cocServicePrincipal && tables.cocEnablings.get(caller.account.id) !== undefined
    ? ['COC is enabled in the account']
    : [];

/** Agencies of the new IAM. */
export const v5AgencyHandlers = implement(v5AgencyRows, {
  v5AgencyList: ({ query, ctx }) => {
    const { rows, page_info } = markerPage(
      agenciesOf(ctx, query.path_prefix),
      query,
      ({ id }) => id,
    );
    return { agencies: rows.map((row) => wireV5Agency(ctx.tables, row)), page_info };
  },
  v5AgencyCreate: ({ body, ctx }) => {
    const {
      agency_name: name,
      trust_policy,
      path = '',
      max_session_duration: max_session = sessionLimits.min,
      description = '',
    } = body;
    checkAgencyName(name);
    checkPath(path);
    checkDescription(description);
    checkSession(max_session);
    checkDocument(trust_policy, 'trust');
    const agency = insertAgency(ctx, name, '', description);
    ctx.tx.insert('trusts', { id: agency.id, path, trust_policy, max_session });
    ctx.tx.summary = `Created trust agency ${name}`;
    return { agency: wireV5Agency(ctx.tables, agency) };
  },
  v5AgencyShow: ({ params, ctx }) => {
    const agency = findAgency(ctx, params.agency_id);
    return {
      agency: {
        ...wireV5Agency(ctx.tables, agency),
        tags: wireTags(ctx.tables, 'agency', agency.id),
      },
    };
  },
  v5AgencyUpdate: ({ params, body, ctx }) => {
    const agency = findTrustAgency(ctx, params.agency_id);
    const { max_session_duration, description } = body;
    if (description !== undefined) {
      checkDescription(description);
      ctx.tx.update('agencies', agency.id, { description });
    }
    if (max_session_duration !== undefined) {
      checkSession(max_session_duration);
      ctx.tx.update('trusts', agency.id, { max_session: max_session_duration });
    }
    ctx.tx.summary = `Modified trust agency ${agency.name}`;
  },
  v5AgencyTrustUpdate: ({ params, body, ctx }) => {
    const agency = findTrustAgency(ctx, params.agency_id);
    checkDocument(body.trust_policy, 'trust');
    ctx.tx.update('trusts', agency.id, { trust_policy: body.trust_policy });
    ctx.tx.summary = `Changed who may assume ${agency.name}`;
  },
  v5AgencyDelete: ({ params, ctx }) => {
    const agency = findTrustAgency(ctx, params.agency_id);
    const policies = ctx.tables.attachments.count('holder', `agency/${agency.id}`);
    if (policies > 0)
      throw refuseV5('inUse', {
        target: 'agency',
        name: agency.name,
        reason: `it holds ${policies} identity ${policies === 1 ? 'policy' : 'policies'}`,
      });
    ctx.tx.summary = `Deleted trust agency ${agency.name}`;
    removeWithDependents(ctx, 'agencies', agency.id);
  },
  serviceLinkedAgencyCreate: ({ body, ctx }) => {
    const linked = serviceLinkedAgencies.get(body.service_principal);
    if (linked === undefined)
      throw refuseV5('notFound', { target: 'service principal', id: body.service_principal });
    const agency = insertAgency(
      ctx,
      linked.name,
      body.service_principal,
      body.description ?? linked.description,
    );
    ctx.tx.summary = `Created service-linked agency ${linked.name}`;
    return { agency: wireV5Agency(ctx.tables, agency) };
  },
  serviceLinkedAgencyDelete: ({ params, ctx }) => {
    const agency = findAgency(ctx, params.agency_id);
    if (agencyKind(ctx.tables, agency) !== 'service')
      throw refuseV5('notServiceLinked', { name: agency.name });
    const usage = usageOf(ctx, agency.trust_domain_name);
    if (usage.length === 0) removeWithDependents(ctx, 'agencies', agency.id);
    const task = ctx.tx.insert('deletionTasks', {
      id: ctx.newId(),
      domain_id: agency.domain_id,
      agency_name: agency.name,
      at: ctx.now,
      usage,
    });
    ctx.tx.summary =
      usage.length === 0
        ? `Deleted service-linked agency ${agency.name}`
        : `Tried to delete service-linked agency ${agency.name}`;
    return { deletion_task_id: task.id };
  },
  serviceLinkedAgencyDeletionShow: ({ params, ctx }) => {
    const task = ctx.tables.deletionTasks.get(params.deletion_task_id);
    if (task === undefined || task.domain_id !== ctx.caller.account.id)
      throw refuseV5('notFound', { target: 'deletion task', id: params.deletion_task_id });
    if (task.usage.length === 0) return { status: 'succeeded' };
    return {
      status: 'failed',
      reason: `${task.agency_name} is still in use.`,
      agency_usage_list: [{ region: projectRegionLabel.global, resources: [...task.usage] }],
    };
  },
});
