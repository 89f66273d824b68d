import { accountDetailRows } from '#src/api/contract/accountDetails.ts';
import { kindsText, longestPassword, passwordRegex } from '#src/domain/access/password.ts';
import { refuse } from '../ground/errors.ts';
import { idFor } from '../ground/ids.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import { catalogueServices, type CatalogueService } from '../seed/services.ts';
import { find, ownAccount } from '../services/iam/find.ts';
import { passwordRulesOf } from '../services/iam/passwords.ts';
import { listLinks, selfLink, wireProject, wireService } from '../services/iam/wire.ts';

const wireEndpoint = ({ type, path }: CatalogueService, origin: string) => ({
  id: idFor('seed', `endpoint/${type}`),
  service_id: idFor('seed', `service/${type}`),
  interface: 'public',
  region: '*',
  region_id: '*',
  url: `${origin}${path}`,
  enabled: true,
  links: selfLink(origin, `/v3/endpoints/${idFor('seed', `endpoint/${type}`)}`),
});

/** What passwords have to look like, in the two published forms. */
function compliance({ tables, caller }: Ctx) {
  const rules = passwordRulesOf(tables, caller.account.id);
  return {
    password_regex: passwordRegex(rules),
    password_regex_description: `${rules.minimumLength} to ${longestPassword} characters, at least ${kindsText(rules.kinds)}`,
  };
}

/** Single services and addresses, what passwords look like, and suspended projects. */
export const accountDetailHandlers = implement(accountDetailRows, {
  serviceShow: ({ params, ctx }) => {
    const found = catalogueServices.find(
      ({ type }) => idFor('seed', `service/${type}`) === params.service_id,
    );
    if (found === undefined) throw refuse('notFound', { target: 'service', id: params.service_id });
    return { service: wireService(found, ctx.origin) };
  },
  endpointList: ({ query, ctx }) => ({
    endpoints: catalogueServices
      .map((service) => wireEndpoint(service, ctx.origin))
      .filter(
        (one) =>
          (query.interface === undefined || query.interface === one.interface) &&
          (query.service_id === undefined || query.service_id === one.service_id),
      ),
    links: listLinks(ctx.origin, '/v3/endpoints'),
  }),
  endpointShow: ({ params, ctx }) => {
    const found = catalogueServices
      .map((service) => wireEndpoint(service, ctx.origin))
      .find(({ id }) => id === params.endpoint_id);
    if (found === undefined)
      throw refuse('notFound', { target: 'endpoint', id: params.endpoint_id });
    return { endpoint: found };
  },
  securityComplianceShow: ({ params, ctx }) => {
    ownAccount(ctx, params.domain_id);
    return { config: { security_compliance: compliance(ctx) } };
  },
  securityComplianceOption: ({ params, ctx }) => {
    ownAccount(ctx, params.domain_id);
    const { password_regex, password_regex_description } = compliance(ctx);
    if (params.option === 'password_regex') return { config: { password_regex } };
    if (params.option === 'password_regex_description')
      return { config: { password_regex_description } };
    throw refuse('notFound', { target: 'option', id: params.option });
  },
  projectStatusShow: ({ params, ctx }) => {
    const row = find.project(ctx, params.project_id);
    const { links: _, ...project } = wireProject(row, ctx.origin);
    const frozen = ctx.tables.frozenProjects.get(row.id) !== undefined;
    return { project: { ...project, status: frozen ? 'suspended' : 'normal' } };
  },
  projectStatusUpdate: ({ params, body: { project }, ctx }) => {
    const row = find.project(ctx, params.project_id);
    const frozen = project.status === 'suspended';
    if (frozen) ctx.tx.insert('frozenProjects', { id: row.id });
    else if (ctx.tables.frozenProjects.get(row.id) !== undefined)
      ctx.tx.remove('frozenProjects', row.id);
    ctx.tx.summary = `${frozen ? 'Suspended' : 'Resumed'} project ${row.name}`;
  },
});
