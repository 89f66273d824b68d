import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { service } from './account.ts';
import { project } from './auth.ts';
import { reads, replaces } from './calls.ts';
import { empty, guard, links } from './shapes.ts';

/** Where a service answers, as `/v3/endpoints` lists it. */
const endpoint = z.object({
  id: z.string(),
  service_id: z.string(),
  interface: z.string(),
  region: z.string(),
  region_id: z.string(),
  url: z.string(),
  enabled: z.boolean(),
  links,
});

const regex = {
  password_regex: z.string(),
  password_regex_description: z.string(),
} as const;

const source = 'docs/sources/api-contract.md#sdk-account';

/** Single services and addresses, what passwords look like, and suspended projects. */
export const accountDetailRows = {
  serviceShow: {
    ...reads('/v3/services/:service_id'),
    access: 'token',
    family: 'keystone',
    response: z.object({ service }),
    operation: 'keystoneShowService',
    summary: 'One service of the catalogue',
    source,
  },
  endpointList: {
    ...reads('/v3/endpoints'),
    access: 'token',
    family: 'keystone',
    query: z.object({ interface: z.optional(z.string()), service_id: z.optional(z.string()) }),
    response: z.object({ endpoints: z.array(endpoint), links }),
    operation: 'keystoneListEndpoints',
    summary: 'Addresses of the services',
    source,
  },
  endpointShow: {
    ...reads('/v3/endpoints/:endpoint_id'),
    access: 'token',
    family: 'keystone',
    response: z.object({ endpoint }),
    operation: 'keystoneShowEndpoint',
    summary: 'One address of a service',
    source,
  },
  securityComplianceShow: {
    ...reads('/v3/domains/:domain_id/config/security_compliance'),
    access: 'token',
    family: 'keystone',
    response: z.object({ config: z.object({ security_compliance: z.object(regex) }) }),
    operation: 'keystoneShowSecurityCompliance',
    summary: 'What passwords have to look like, as a regular expression',
    source,
  },
  securityComplianceOption: {
    ...reads('/v3/domains/:domain_id/config/security_compliance/:option'),
    access: 'token',
    family: 'keystone',
    response: z.object({ config: z.partial(z.object(regex)) }),
    operation: 'keystoneShowSecurityComplianceByOption',
    summary: 'One of the two parts of what passwords have to look like',
    source,
  },
  projectStatusShow: {
    ...reads('/v3-ext/projects/:project_id'),
    access: 'token',
    family: 'keystone',
    response: z.object({
      project: z.extend(z.omit(project, { links: true }), { status: z.string() }),
    }),
    operation: 'showProjectDetailsAndStatus',
    summary: 'One project and whether it is suspended',
    source,
  },
  projectStatusUpdate: {
    ...replaces('/v3-ext/projects/:project_id'),
    status: 204,
    access: guard('iam:projects:updateProject'),
    family: 'keystone',
    body: z.object({ project: z.object({ status: z.enum(['suspended', 'normal']) }) }),
    response: empty,
    versionOf: 'projectStatusShow',
    operation: 'updateProjectStatus',
    summary: 'Suspend a project, or let it be used again',
    source,
  },
} as const satisfies Contract;
