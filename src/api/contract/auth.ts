import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { creates, reads, removes } from './calls.ts';
import { empty, links, truth } from './shapes.ts';

const named = z.object({ id: z.string(), name: z.string() });
const reference = z.object({ id: z.optional(z.string()), name: z.optional(z.string()) });

/** Who wants to sign in, by which method, and for which scope. */
export const tokenRequest = z.object({
  auth: z.object({
    identity: z.object({
      methods: z.array(z.string()).check(z.minLength(1)),
      password: z.optional(
        z.object({
          user: z.object({
            id: z.optional(z.string()),
            name: z.optional(z.string()),
            password: z.string(),
            domain: z.optional(reference),
          }),
        }),
      ),
      totp: z.optional(
        z.object({ user: z.object({ id: z.optional(z.string()), passcode: z.string() }) }),
      ),
      token: z.optional(z.object({ id: z.string() })),
      assume_role: z.optional(
        z.object({
          domain_id: z.optional(z.string()),
          domain_name: z.optional(z.string()),
          agency_name: z.string(),
          duration_seconds: z.optional(z.int()),
        }),
      ),
    }),
    scope: z.optional(
      z.union([
        z.literal('unscoped'),
        z.object({
          domain: z.optional(reference),
          project: z.optional(z.extend(reference, { domain: z.optional(reference) })),
        }),
      ]),
    ),
  }),
});

/** What a token says about its holder. `assumed_by` is present while somebody acts as an agency. */
export const token = z.object({
  methods: z.array(z.string()),
  issued_at: z.string(),
  expires_at: z.string(),
  user: z.object({
    id: z.string(),
    name: z.string(),
    password_expires_at: z.optional(z.nullable(z.string())),
    domain: named,
  }),
  roles: z.array(named),
  catalog: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      type: z.string(),
      endpoints: z.array(
        z.object({
          id: z.string(),
          interface: z.string(),
          region: z.string(),
          region_id: z.string(),
          url: z.string(),
        }),
      ),
    }),
  ),
  domain: z.optional(named),
  project: z.optional(z.extend(named, { domain: named })),
  mfa_authn_at: z.optional(z.string()),
  assumed_by: z.optional(z.object({ user: z.extend(named, { domain: named }) })),
});

const nocatalog = z.object({ nocatalog: z.optional(z.string()) });
export const domain = z.object({
  id: z.string(),
  name: z.string(),
  enabled: z.boolean(),
  description: z.string(),
  links,
});
export const project = z.object({
  id: z.string(),
  name: z.string(),
  domain_id: z.string(),
  parent_id: z.string(),
  enabled: z.boolean(),
  is_domain: z.boolean(),
  description: z.string(),
  links,
});

const source = 'docs/sources/api-contract.md#2';

/** Tokens and what the signed-in principal belongs to. */
export const authRows = {
  tokenCreate: {
    ...creates('/v3/auth/tokens'),
    access: 'public',
    family: 'keystone',
    query: nocatalog,
    body: tokenRequest,
    response: z.object({ token }),
    operation: 'keystoneCreateUserTokenByPassword',
    summary: 'Sign in and receive a token in X-Subject-Token',
    source,
  },
  tokenShow: {
    ...reads('/v3/auth/tokens'),
    access: 'token',
    family: 'keystone',
    query: nocatalog,
    response: z.object({ token }),
    operation: 'keystoneValidateToken',
    summary: 'Read what a token says',
    source,
  },
  tokenCheck: {
    method: 'HEAD',
    path: '/v3/auth/tokens',
    status: 200,
    access: 'token',
    family: 'keystone',
    response: empty,
    operation: 'keystoneCheckToken',
    summary: 'Check whether a token is still good',
    source,
  },
  tokenRevoke: {
    ...removes('/v3/auth/tokens'),
    access: 'token',
    family: 'keystone',
    response: empty,
    operation: 'keystoneRevokeToken',
    summary: 'Sign out: the token stops working',
    source: 'https://docs.openstack.org/api-ref/identity/v3/',
  },
  authDomainList: {
    ...reads('/v3/auth/domains'),
    access: 'token',
    family: 'keystone',
    response: z.object({ domains: z.array(domain), links }),
    operation: 'keystoneListAuthDomains',
    summary: 'The account of the caller',
    source,
  },
  authProjectList: {
    ...reads('/v3/auth/projects'),
    access: 'token',
    family: 'keystone',
    query: z.object({ enabled: z.optional(truth) }),
    response: z.object({ projects: z.array(project), links }),
    operation: 'keystoneListAuthProjects',
    summary: 'The projects the caller may enter',
    source,
  },
} as const satisfies Contract;
