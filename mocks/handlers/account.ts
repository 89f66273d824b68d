import { accountRows } from '#src/api/contract/account.ts';
import { regionName, regions } from '#src/catalog/regions.ts';
import { descriptionProblem, projectSuffixProblem } from '#src/domain/access/nameRules.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import { refuse } from '../ground/errors.ts';
import { find, ownAccount } from '../services/iam/find.ts';
import { pageRange } from '../services/iam/listing.ts';
import { catalogueServices } from '../seed/services.ts';
import { enterpriseProjectKey, type ProjectRow } from '../world/tables/iam.ts';
import {
  listLinks,
  selfLink,
  wireEnterpriseProject,
  wireProject,
  wireService,
} from '../services/iam/wire.ts';

type Counter = (ctx: Ctx, account: string) => number;

/** How much of each quota is used. Quotas of single principals have no account-wide use: 0. */
const used: Readonly<Record<string, Counter>> = {
  // the account itself does not count
  user: ({ tables }, account) => tables.users.partSize('name', account) - 1,
  group: ({ tables }, account) => tables.groups.partSize('name', account),
  agency: ({ tables }, account) => tables.agencies.partSize('name', account),
  policy: ({ tables }, account) => tables.roles.partSize('name', account),
};

const subProjects = (ctx: Ctx, account: string): ProjectRow[] =>
  ctx.tables.projects.by('domain', account).filter((row) => row.parent_id !== account);

function quotas(ctx: Ctx, types: (type: string) => boolean) {
  const account = ctx.caller.account.id;
  const rows = ctx.tables.quotas.by('domain', account).filter((row) => types(row.type));
  const count = (type: string): number =>
    type === 'project' ? subProjects(ctx, account).length : (used[type]?.(ctx, account) ?? 0);
  return {
    quotas: {
      resources: rows.map(({ type, quota, min, max }) => ({
        type,
        quota,
        min,
        max,
        used: count(type),
      })),
    },
  };
}

const wireRegion = (id: string, origin: string) => ({
  id,
  type: 'public',
  description: '',
  parent_region_id: null,
  locales: { 'en-us': regionName(id), 'zh-cn': regionName(id) },
  links: selfLink(origin, `/v3/regions/${id}`),
});

/** A sub-project is called `<region>_<suffix>`. @throws ApiError 400, 409 */
function checkProject(
  { tables, caller }: Ctx,
  region: string,
  name: string,
  description: string,
  self?: ProjectRow,
): void {
  const prefix = `${region}_`;
  const problem = name.startsWith(prefix)
    ? projectSuffixProblem(region, name.slice(prefix.length))
    : `It must begin with ${prefix}.`;
  if (problem !== undefined) throw refuse('invalidName', { target: 'project', reason: problem });
  const textProblem = descriptionProblem(description);
  if (textProblem !== undefined) throw refuse('invalidDescription', { reason: textProblem });
  const other = tables.projects.find('name', `${caller.account.id}/${name}`);
  if (other !== undefined && other.id !== self?.id)
    throw refuse('duplicate', { target: 'project', name });
}

/**
 * The region's project that a sub-project's name begins with: clients leave `parent_id` out.
 * @throws ApiError 400
 */
function regionProject({ tables, caller }: Ctx, name: string): ProjectRow {
  const row = tables.projects.find(
    'name',
    `${caller.account.id}/${name.slice(0, Math.max(0, name.indexOf('_')))}`,
  );
  if (row === undefined) throw refuse('required', { key: 'parent_id' });
  return row;
}

/** What an account consists of besides people. */
export const accountHandlers = implement(accountRows, {
  quotaOnDomain: ({ params, query, ctx }) => {
    ownAccount(ctx, params.domain_id);
    return quotas(
      ctx,
      (type) => type !== 'project' && (query.type === undefined || query.type === type),
    );
  },
  quotaOnProject: ({ params, ctx }) => {
    find.project(ctx, params.project_id);
    return quotas(ctx, (type) => type === 'project');
  },
  projectList: ({ query, ctx }) => {
    ownAccount(ctx, query.domain_id);
    const found = ctx.tables.projects
      .by('domain', ctx.caller.account.id)
      .filter(
        (row) =>
          (query.name === undefined || row.name === query.name) &&
          (query.parent_id === undefined || row.parent_id === query.parent_id) &&
          (query.enabled === undefined || row.enabled === query.enabled) &&
          query.is_domain !== true,
      );
    const range = pageRange(query, 5_000) ?? { offset: 0, limit: found.length };
    return {
      projects: found
        .slice(range.offset, range.offset + range.limit)
        .map((row) => wireProject(row, ctx.origin)),
      links: listLinks(ctx.origin, '/v3/projects'),
    };
  },
  projectShow: ({ params, ctx }) => ({
    project: wireProject(find.project(ctx, params.project_id), ctx.origin),
  }),
  projectCreate: ({ body: { project }, ctx }) => {
    ownAccount(ctx, project.domain_id);
    const account = ctx.caller.account.id;
    const parent =
      project.parent_id === undefined
        ? regionProject(ctx, project.name)
        : find.project(ctx, project.parent_id);
    const description = project.description ?? '';
    checkProject(ctx, parent.region, project.name, description);
    const quota = ctx.tables.quotas.get(`${account}/project`)?.quota ?? Infinity;
    if (ctx.tables.projects.by('parent', parent.id).length >= quota)
      throw refuse('quotaProjects', { quota });
    ctx.tx.summary = `Created project ${project.name}`;
    const row = ctx.tx.insert('projects', {
      id: ctx.newId(),
      name: project.name,
      domain_id: account,
      parent_id: parent.id,
      region: parent.region,
      enabled: true,
      description,
    });
    return { project: wireProject(row, ctx.origin) };
  },
  projectUpdate: ({ params, body: { project }, ctx }) => {
    const row = find.project(ctx, params.project_id);
    if (project.name === undefined && project.description === undefined)
      throw refuse('required', { key: 'name' });
    if (row.parent_id === row.domain_id)
      throw refuse('predefined', { target: 'project', name: row.name, what: 'modified' });
    const name = project.name ?? row.name;
    const description = project.description ?? row.description;
    checkProject(ctx, row.region, name, description, row);
    ctx.tx.summary = `Modified project ${row.name}`;
    return {
      project: wireProject(ctx.tx.update('projects', row.id, { name, description }), ctx.origin),
    };
  },
  projectDelete: ({ params }) => {
    throw refuse('notFound', { target: 'project', id: params.project_id });
  },
  regionList: ({ ctx }) => ({
    regions: regions.map(({ id }) => wireRegion(id, ctx.origin)),
    links: listLinks(ctx.origin, '/v3/regions'),
  }),
  regionShow: ({ params, ctx }) => {
    if (!regions.some(({ id }) => id === params.region_id))
      throw refuse('notFound', { target: 'region', id: params.region_id });
    return { region: wireRegion(params.region_id, ctx.origin) };
  },
  serviceList: ({ query, ctx }) => ({
    services: catalogueServices
      .filter(({ type }) => query.type === undefined || query.type === type)
      .map((service) => wireService(service, ctx.origin)),
    links: listLinks(ctx.origin, '/v3/services'),
  }),
  enterpriseProjectList: ({ query, ctx }) => {
    const found = ctx.tables.enterpriseProjects
      .by('domain', ctx.caller.account.id)
      .filter(
        (row) =>
          (query.id === undefined || row.ep_id === query.id) &&
          (query.name === undefined || row.name.toLowerCase().includes(query.name.toLowerCase())) &&
          (query.status === undefined || row.status === query.status),
      );
    const offset = query.offset ?? 0;
    return {
      enterprise_projects: found
        .slice(offset, offset + (query.limit ?? 1_000))
        .map(wireEnterpriseProject),
      total_count: found.length,
    };
  },
  enterpriseProjectShow: ({ params, ctx }) => ({
    enterprise_project: wireEnterpriseProject(
      find.enterpriseProject(ctx, params.enterprise_project_id),
    ),
  }),
  enterpriseProjectCreate: ({ body, ctx }) => {
    const account = ctx.caller.account.id;
    const { name, description = '', type = 'prod' } = body;
    if (!/^[\u4e00-\u9fa5A-Za-z0-9_-]{1,255}$/.test(name) || name.toLowerCase() === 'default')
      throw refuse('invalidName', {
        target: 'enterprise project',
        reason: 'Letters, digits, underscores and hyphens; not default.',
      });
    const problem = descriptionProblem(description);
    if (problem !== undefined) throw refuse('invalidDescription', { reason: problem });
    if (ctx.tables.enterpriseProjects.find('name', `${account}/${name}`) !== undefined)
      throw refuse('duplicate', { target: 'enterprise project', name });
    const hex = ctx.newId();
    const ep_id = [
      hex.slice(0, 8),
      hex.slice(8, 12),
      hex.slice(12, 16),
      hex.slice(16, 20),
      hex.slice(20),
    ].join('-');
    ctx.tx.summary = `Created enterprise project ${name}`;
    const row = ctx.tx.insert('enterpriseProjects', {
      id: enterpriseProjectKey(account, ep_id),
      ep_id,
      domain_id: account,
      name,
      description,
      status: 1,
      type,
      created_at: ctx.now,
      updated_at: ctx.now,
    });
    return { enterprise_project: wireEnterpriseProject(row) };
  },
});
