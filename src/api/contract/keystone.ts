import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { domain, token } from './auth.ts';
import { guard, links, rawPolicy } from './shapes.ts';

const version = z.object({
  id: z.string(),
  status: z.string(),
  updated: z.string(),
  links: z.array(z.object({ rel: z.string(), href: z.string() })),
  'media-types': z.array(z.object({ base: z.string(), type: z.string() })),
});

const named = z.object({
  id: z.string(),
  name: z.optional(z.string()),
  domain: z.optional(z.object({ id: z.string(), name: z.optional(z.string()) })),
});

/**
 * Who holds what where, as Keystone tells it: agencies and enterprise projects do not exist there
 * and are left out.
 */
const assignment = z.object({
  role: named,
  user: z.optional(named),
  group: z.optional(named),
  scope: z.object({
    domain: z.optional(named),
    project: z.optional(named),
    'OS-INHERIT:inherited_to': z.optional(z.literal('projects')),
  }),
  links: z.object({ assignment: z.string(), membership: z.optional(z.string()) }),
});

const source = 'https://docs.openstack.org/api-ref/identity/v3/';

/**
 * What Keystone clients ask for besides the published API: versions, accounts as
 * domains, assignments.
 */
export const keystoneRows = {
  versionList: {
    method: 'GET',
    path: '/',
    status: 300,
    access: 'public',
    family: 'keystone',
    response: z.object({ versions: z.object({ values: z.array(version) }) }),
    operation: 'keystoneListVersions',
    summary: 'Versions of the API',
    source,
  },
  versionShow: {
    method: 'GET',
    path: '/v3',
    status: 200,
    access: 'public',
    family: 'keystone',
    response: z.object({ version }),
    operation: 'keystoneShowVersion',
    summary: 'The version of the API',
    source,
  },
  authCatalogShow: {
    method: 'GET',
    path: '/v3/auth/catalog',
    status: 200,
    access: 'token',
    family: 'keystone',
    response: z.object({ catalog: token.shape.catalog, links }),
    operation: 'keystoneShowCatalog',
    summary: 'Services and their addresses',
    source,
  },
  domainList: {
    method: 'GET',
    path: '/v3/domains',
    status: 200,
    access: 'token',
    family: 'keystone',
    query: z.object({ name: z.optional(z.string()) }),
    response: z.object({ domains: z.array(domain), links }),
    operation: 'keystoneListDomains',
    summary: 'The account of the caller as a domain',
    source,
  },
  domainShow: {
    method: 'GET',
    path: '/v3/domains/:domain_id',
    status: 200,
    access: 'token',
    family: 'keystone',
    response: z.object({ domain }),
    operation: 'keystoneShowDomain',
    summary: 'The account of the caller, by its id',
    source,
  },
  keystoneAssignmentList: {
    method: 'GET',
    path: '/v3/role_assignments',
    status: 200,
    access: guard('iam:permissions:listRoleAssignments'),
    family: 'keystone',
    query: z.object({
      'role.id': z.optional(z.string()),
      'user.id': z.optional(z.string()),
      'group.id': z.optional(z.string()),
      'scope.domain.id': z.optional(z.string()),
      'scope.project.id': z.optional(z.string()),
      'scope.OS-INHERIT:inherited_to': z.optional(z.string()),
      effective: z.optional(z.string()),
      include_names: z.optional(z.string()),
    }),
    response: z.object({ role_assignments: z.array(assignment), links }),
    operation: 'keystoneListRoleAssignments',
    summary: 'Authorization records of users and groups in the form of Keystone',
    source,
  },
} as const satisfies Contract;

const credential = z.object({
  access: z.string(),
  secret: z.string(),
  securitytoken: z.string(),
  expires_at: z.string(),
});
const duration = z.optional(z.int().check(z.minimum(900), z.maximum(86_400)));

/**
 * Temporary access keys: a key, its secret, and the security token that has to be sent with both.
 */
export const temporaryKeyRows = {
  temporaryKeyCreate: {
    method: 'POST',
    path: '/v3.0/OS-CREDENTIAL/securitytokens',
    status: 201,
    access: 'token',
    family: 'iam',
    body: z.object({
      auth: z.object({
        identity: z.object({
          methods: z.array(z.enum(['token', 'assume_role'])).check(z.minLength(1)),
          token: z.optional(z.object({ id: z.optional(z.string()), duration_seconds: duration })),
          assume_role: z.optional(
            z.object({
              agency_name: z.string(),
              domain_id: z.optional(z.string()),
              domain_name: z.optional(z.string()),
              duration_seconds: duration,
            }),
          ),
          policy: z.optional(rawPolicy),
        }),
      }),
    }),
    response: z.object({ credential }),
    operation: 'createTemporaryAccessKeyByToken',
    summary:
      'A temporary access key for the caller, or for an agency he may enter; `policy` limits what it may do in OBS',
    source: 'docs/sources/api-contract.md#sdk-os-credential',
  },
  loginTokenCreate: {
    method: 'POST',
    path: '/v3.0/OS-AUTH/securitytoken/logintokens',
    status: 201,
    access: 'public',
    family: 'iam',
    body: z.object({
      auth: z.object({
        securitytoken: z.object({
          access: z.string(),
          secret: z.string(),
          id: z.string(),
          duration_seconds: z.optional(z.int().check(z.minimum(600), z.maximum(43_200))),
        }),
      }),
    }),
    response: z.object({
      logintoken: z.object({
        domain_id: z.string(),
        expires_at: z.string(),
        method: z.string(),
        user_id: z.string(),
        user_name: z.string(),
        session_id: z.string(),
        assumed_by: token.shape.assumed_by,
      }),
    }),
    operation: 'createLoginToken',
    summary: 'A login token for the holder of a temporary access key, in X-Subject-LoginToken',
    source: 'docs/sources/api-contract.md#sdk-account',
  },
} as const satisfies Contract;
