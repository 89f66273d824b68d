import { v5AgencyRows } from '#src/api/contract/v5agencies.ts';
import { implement } from '../call.ts';
import { refuse } from '../errors.ts';
import { serviceLinkedAgencies } from '../serviceLinkedGrants.ts';

/** Agencies of the new IAM. */
const { serviceLinkedAgencyCreate } = v5AgencyRows;

export const v5AgencyHandlers = implement({ serviceLinkedAgencyCreate }, {
  serviceLinkedAgencyCreate: ({ body, ctx }) => {
    const linked = serviceLinkedAgencies.get(body.service_principal);
    if (linked === undefined) throw refuse('notFound', { target: 'service principal', id: body.service_principal });
    const account = ctx.caller.account.id;
    if (ctx.tables.agencies.find('name', `${account}/${linked.name}`) !== undefined) throw refuse('duplicate', { target: 'agency', name: linked.name });
    const row = ctx.tx.insert('agencies', {
      id: ctx.newId(),
      name: linked.name,
      domain_id: account,
      trust_domain_id: '',
      trust_domain_name: body.service_principal,
      description: body.description ?? linked.description,
      duration: null,
      create_time: ctx.now,
      expire_time: null,
    });
    ctx.tx.summary = `Created service-linked agency ${linked.name}`;
    const path = `service-linked-agency/${body.service_principal}/`;
    return { agency: { agency_id: row.id, agency_name: row.name, path, urn: `iam::${account}:agency:${path}${row.name}`, max_session_duration: 3600, description: row.description, created_at: new Date(ctx.now).toISOString() } };
  },
});
