import { agencyRows } from '#src/api/contract/agencies.ts';
import { agencyNameProblem, descriptionProblem } from '#src/domain/access/nameRules.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import { refuse } from '../ground/errors.ts';
import { find, ownAccount, quotaOf } from '../services/iam/find.ts';
import { accountRows, listSlice, pageRange } from '../services/iam/listing.ts';
import { removeWithDependents } from '../services/iam/removal.ts';
import type { AgencyRow, DomainRow } from '../world/tables/iam.ts';
import { agencyKind } from '../identities/urns.ts';
import { wireAgency } from '../services/iam/wire.ts';

type Trust = {
  readonly trust_domain_id?: string | undefined;
  readonly trust_domain_name?: string | undefined;
};

/**
 * The account or cloud service an agency trusts; the name wins.
 * @throws ApiError 400 when neither is given, 404 when it does not exist
 */
function trusted({ tables }: Ctx, { trust_domain_id, trust_domain_name }: Trust): DomainRow {
  if (trust_domain_id === undefined && trust_domain_name === undefined)
    throw refuse('required', { key: 'trust_domain_name' });
  const row =
    trust_domain_name !== undefined
      ? tables.domains.find('name', trust_domain_name)
      : tables.domains.get(trust_domain_id ?? '');
  if (row === undefined) throw refuse('trustDomainNotFound');
  return row;
}

/**
 * Validity in hours, null for unlimited: `FOREVER`, `ONEDAY`, or days as number or text
 * (docs/sources/api-contract.md#6). @throws ApiError 400
 */
function hoursOf(duration: string | number | null | undefined): number | null {
  if (duration === undefined || duration === null || duration === 'FOREVER') return null;
  if (duration === 'ONEDAY') return 24;
  const days = Number(duration);
  if (!Number.isInteger(days) || days < 1 || days > 3_650)
    throw refuse('invalidField', { key: 'duration', value: JSON.stringify(duration) });
  return days * 24;
}

function checkText(name: string, description: string): void {
  const wrongName = agencyNameProblem(name);
  if (wrongName !== undefined) throw refuse('invalidName', { target: 'agency', reason: wrongName });
  const problem = descriptionProblem(description);
  if (problem !== undefined) throw refuse('invalidDescription', { reason: problem });
}

const expiry = (from: number, hours: number | null): number | null =>
  hours === null ? null : from + hours * 3_600_000;

/**
 * An agency that the old IAM may change. A service-linked one is its service's
 * (docs/sources/console.md#9-1), a trust agency has
 * no delegated account and belongs to the new IAM (ours). @throws ApiError 403, 404
 */
function changeable(ctx: Ctx, id: string): AgencyRow {
  const row = find.agency(ctx, id);
  const kind = agencyKind(ctx.tables, row);
  if (kind === 'service')
    throw refuse('agencyForbidden', {
      reason: `${row.name} is a service-linked agency: only its service changes or deletes it.`,
    });
  if (kind === 'trust')
    throw refuse('agencyForbidden', {
      reason: `${row.name} is a trust agency: it is changed and deleted in the new IAM.`,
    });
  return row;
}

/** Agencies of the old IAM. */
export const agencyHandlers = implement(agencyRows, {
  agencyList: ({ query, ctx }) => {
    const { tables, caller } = ctx;
    ownAccount(ctx, query.domain_id);
    const { name, trust_domain_id } = query;
    const range = pageRange(query, 500);
    const filter =
      name === undefined && trust_domain_id === undefined
        ? undefined
        : (row: AgencyRow) =>
            (name === undefined || row.name === name) &&
            (trust_domain_id === undefined || row.trust_domain_id === trust_domain_id);
    const found = listSlice(
      accountRows(tables.agencies, caller.account.id),
      { ...query, ...range },
      (row) => row.name,
      filter,
    );
    return {
      agencies: found.rows.map(wireAgency),
      ...(range === undefined && found.total !== undefined && { total_number: found.total }),
    };
  },
  agencyShow: ({ params, ctx }) => ({ agency: wireAgency(find.agency(ctx, params.agency_id)) }),
  agencyCreate: ({ body: { agency }, ctx }) => {
    const { tables, tx, caller, now } = ctx;
    ownAccount(ctx, agency.domain_id);
    const description = agency.description ?? '';
    checkText(agency.name, description);
    const trust = trusted(ctx, agency);
    const duration = hoursOf(agency.duration);
    if (tables.agencies.find('name', `${caller.account.id}/${agency.name}`) !== undefined)
      throw refuse('duplicate', { target: 'agency', name: agency.name });
    if (tables.agencies.partSize('name', caller.account.id) >= quotaOf(ctx, 'agency'))
      throw refuse('quotaAgencies');
    tx.summary = `Created agency ${agency.name} for ${trust.name}`;
    const row = tx.insert('agencies', {
      id: ctx.newId(),
      name: agency.name,
      domain_id: caller.account.id,
      trust_domain_id: trust.id,
      trust_domain_name: trust.name,
      description,
      duration,
      create_time: now,
      expire_time: expiry(now, duration),
    });
    return { agency: wireAgency(row) };
  },
  agencyUpdate: ({ params, body: { agency }, ctx }) => {
    const row = changeable(ctx, params.agency_id);
    const { description, duration } = agency;
    const newTrust = agency.trust_domain_id !== undefined || agency.trust_domain_name !== undefined;
    if (!newTrust && description === undefined && duration === undefined)
      throw refuse('required', { key: 'description' });
    checkText(row.name, description ?? row.description);
    const trust = newTrust
      ? trusted(ctx, agency)
      : { id: row.trust_domain_id, name: row.trust_domain_name };
    const hours = duration === undefined ? row.duration : hoursOf(duration);
    ctx.tx.summary = `Modified agency ${row.name}`;
    const next = ctx.tx.update('agencies', row.id, {
      trust_domain_id: trust.id,
      trust_domain_name: trust.name,
      description: description ?? row.description,
      duration: hours,
      // A new validity counts from now on (ours), an untouched one keeps its end.
      expire_time: duration === undefined ? row.expire_time : expiry(ctx.now, hours),
    });
    return { agency: wireAgency(next) };
  },
  agencyDelete: ({ params, ctx }) => {
    const row = changeable(ctx, params.agency_id);
    ctx.tx.summary = `Deleted agency ${row.name}`;
    removeWithDependents(ctx, 'agencies', row.id);
  },
});
