import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { creates, reads } from './calls.ts';
import { project } from './auth.ts';
import { empty, guard, links, pages, truth, whole } from './shapes.ts';

/** `used` of `quota`; the types keep the documented spelling (`assigment_group_mp`). */
export const quota = z.object({
  type: z.string(),
  quota: z.number(),
  min: z.number(),
  max: z.number(),
  used: z.number(),
});
const quotas = z.object({ quotas: z.object({ resources: z.array(quota) }) });

export const region = z.object({
  id: z.string(),
  type: z.string(),
  description: z.string(),
  parent_region_id: z.nullable(z.string()),
  locales: z.record(z.string(), z.string()),
  links,
});

export const service = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  enabled: z.boolean(),
  links,
});

/** Status 1 is enabled, 2 disabled; id `0` is the default enterprise project. */
export const enterpriseProject = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  status: z.number(),
  type: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
});

const source = 'docs/sources/api-contract.md#8';

/**
 * What an account consists of besides people: quotas, projects, regions, services,
 * enterprise projects.
 */
export const accountRows = {
  quotaOnDomain: {
    ...reads('/v3.0/OS-QUOTA/domains/:domain_id'),
    access: guard('iam:quotas:listQuotas'),
    family: 'iam',
    query: z.object({ type: z.optional(z.string()) }),
    response: quotas,
    operation: 'showDomainQuota',
    summary: 'Quotas of the account',
    source,
  },
  quotaOnProject: {
    ...reads('/v3.0/OS-QUOTA/projects/:project_id'),
    access: guard('iam:quotas:listQuotasForProject'),
    family: 'iam',
    response: quotas,
    operation: 'showProjectQuota',
    summary: 'Quota of sub-projects',
    source,
  },
  projectList: {
    ...reads('/v3/projects'),
    access: guard('iam:projects:listProjects'),
    family: 'keystone',
    query: z.object({
      ...pages,
      domain_id: z.optional(z.string()),
      name: z.optional(z.string()),
      parent_id: z.optional(z.string()),
      enabled: z.optional(truth),
      is_domain: z.optional(truth),
    }),
    response: z.object({ projects: z.array(project), links }),
    operation: 'keystoneListProjects',
    summary: 'Projects of the account',
    source,
  },
  projectShow: {
    ...reads('/v3/projects/:project_id'),
    access: 'token',
    family: 'keystone',
    response: z.object({ project }),
    operation: 'keystoneShowProject',
    summary: 'One project',
    source,
  },
  projectCreate: {
    ...creates('/v3/projects'),
    access: guard('iam:projects:createProject'),
    family: 'keystone',
    body: z.object({
      project: z.object({
        name: z.string(),
        parent_id: z.optional(z.string()),
        domain_id: z.optional(z.string()),
        description: z.optional(z.string()),
      }),
    }),
    response: z.object({ project }),
    operation: 'keystoneCreateProject',
    summary: 'Create a sub-project in a region',
    source,
  },
  projectUpdate: {
    method: 'PATCH',
    path: '/v3/projects/:project_id',
    status: 200,
    access: guard('iam:projects:updateProject'),
    family: 'keystone',
    body: z.object({
      project: z.object({ name: z.optional(z.string()), description: z.optional(z.string()) }),
    }),
    response: z.object({ project }),
    versionOf: 'projectShow',
    operation: 'keystoneUpdateProject',
    summary: 'Rename or describe a sub-project',
    source,
  },
  projectDelete: {
    method: 'DELETE',
    path: '/v3/projects/:project_id',
    status: 204,
    access: 'token',
    family: 'keystone',
    response: empty,
    operation: 'keystoneDeleteProject',
    summary: 'Projects are not deleted: always 404, which clients take as gone',
    source: 'ours; no published call deletes a project',
  },
  regionList: {
    ...reads('/v3/regions'),
    access: 'token',
    family: 'keystone',
    response: z.object({ regions: z.array(region), links }),
    operation: 'keystoneListRegions',
    summary: 'Regions',
    source,
  },
  regionShow: {
    ...reads('/v3/regions/:region_id'),
    access: 'token',
    family: 'keystone',
    response: z.object({ region }),
    operation: 'keystoneShowRegion',
    summary: 'One region',
    source,
  },
  serviceList: {
    ...reads('/v3/services'),
    access: 'token',
    family: 'keystone',
    query: z.object({ type: z.optional(z.string()) }),
    response: z.object({ services: z.array(service), links }),
    operation: 'keystoneListServices',
    summary: 'Services of the catalogue',
    source,
  },
  enterpriseProjectList: {
    ...reads('/eps/v1.0/enterprise-projects'),
    access: guard('eps:enterpriseProjects:list'),
    family: 'service',
    query: z.object({
      limit: z.optional(whole),
      offset: z.optional(whole),
      name: z.optional(z.string()),
      id: z.optional(z.string()),
      status: z.optional(whole),
    }),
    response: z.object({
      enterprise_projects: z.array(enterpriseProject),
      total_count: z.number(),
    }),
    operation: 'listEnterpriseProject',
    summary: 'Enterprise projects',
    source,
  },
  enterpriseProjectShow: {
    ...reads('/eps/v1.0/enterprise-projects/:enterprise_project_id'),
    access: guard('eps:enterpriseProjects:get'),
    family: 'service',
    response: z.object({ enterprise_project: enterpriseProject }),
    operation: 'showEnterpriseProject',
    summary: 'One enterprise project',
    source,
  },
  enterpriseProjectCreate: {
    ...creates('/eps/v1.0/enterprise-projects'),
    access: guard('eps:enterpriseProjects:create'),
    family: 'service',
    body: z.object({
      name: z.string(),
      description: z.optional(z.string()),
      type: z.optional(z.string()),
    }),
    response: z.object({ enterprise_project: enterpriseProject }),
    operation: 'createEnterpriseProject',
    summary: 'Create an enterprise project',
    source,
  },
} as const satisfies Contract;
