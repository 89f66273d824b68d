import type { z } from '#src/api/endpoint/zod.ts';
import type { agency } from '#src/api/contract/agencies.ts';
import type { enterpriseProject, service } from '#src/api/contract/account.ts';
import type { domain, project } from '#src/api/contract/auth.ts';
import type { group } from '#src/api/contract/groups.ts';
import type { role } from '#src/api/contract/roles.ts';
import type { user, userDetail } from '#src/api/contract/users.ts';
import type {
  AgencyRow,
  DomainRow,
  EnterpriseProjectRow,
  GroupRow,
  ProjectRow,
  RoleRow,
  UserRow,
} from '#mocks/world/tables/iam.ts';
import { idFor } from '#mocks/ground/ids.ts';
import { times } from '#mocks/ground/times.ts';
import type { CatalogueService } from '#mocks/seed/services.ts';
import type { Tables } from '#mocks/world/world.ts';
import { lockedUntil } from '../security/signInStates.ts';
import { passwordExpiry } from './passwords.ts';

/** Links of one object: they point back at the address the client used. */
export const selfLink = (origin: string, path: string): { self: string } => ({
  self: `${origin}${path}`,
});

/** Links of a list that is whole, as the documented lists are. */
export const listLinks = (
  origin: string,
  path: string,
): { self: string; previous: null; next: null } => ({
  self: `${origin}${path}`,
  previous: null,
  next: null,
});

type Paged = { readonly limit?: number | undefined; readonly offset?: number | undefined };

/**
 * Links of a list asked for with `limit` (ours): whoever follows `next` sees every row once.
 * `total` as `listSlice` counts it.
 */
export function pageLinks(
  origin: string,
  path: string,
  query: Paged,
  total: number | undefined,
): { self: string; previous: string | null; next: string | null } {
  const { limit = 0, offset = 0 } = query;
  if (limit < 1 || total === undefined) return listLinks(origin, path);
  const at = (from: number): string => {
    const given = Object.entries({ ...query, offset: from }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    );
    return `${origin}${path}?${new URLSearchParams(given)}`;
  };
  return {
    self: `${origin}${path}`,
    previous: offset > 0 ? at(Math.max(0, offset - limit)) : null,
    next: offset + limit < total ? at(offset + limit) : null,
  };
}

/** An account as the API answers it. */
export const wireDomain = (row: DomainRow, origin: string): z.input<typeof domain> => ({
  id: row.id,
  name: row.name,
  enabled: row.enabled,
  description: row.description,
  links: selfLink(origin, `/v3/domains/${row.id}`),
});

/** A project as the API answers it. */
export const wireProject = (row: ProjectRow, origin: string): z.input<typeof project> => ({
  id: row.id,
  name: row.name,
  domain_id: row.domain_id,
  parent_id: row.parent_id,
  enabled: row.enabled,
  is_domain: false,
  description: row.description,
  links: selfLink(origin, `/v3/projects/${row.id}`),
});

/** A service of the catalogue as the API answers it. */
export const wireService = (
  { name, type }: CatalogueService,
  origin: string,
): z.input<typeof service> => {
  const id = idFor('seed', `service/${type}`);
  return { id, name, type, enabled: true, links: selfLink(origin, `/v3/services/${id}`) };
};

/** A user group as the API answers it. */
export const wireGroup = (row: GroupRow, origin: string): z.input<typeof group> => ({
  id: row.id,
  name: row.name,
  domain_id: row.domain_id,
  description: row.description,
  create_time: row.create_time,
  links: selfLink(origin, `/v3/groups/${row.id}`),
});

const strengths = { Low: 'low', Middle: 'mid', High: 'high', None: 'none' } as const;

/** Until when failed sign-ins lock a user (epoch ms), while they do (ours). */
export function wireLock(tables: Tables, userId: string, now: number): { locked_until?: number } {
  const until = lockedUntil(tables, userId, now);
  return until === null ? {} : { locked_until: until };
}

/** When a password ends, as users and tokens tell it; null when it does not. */
export function wireExpiry(tables: Tables, row: UserRow): string | null {
  const end = passwordExpiry(tables, row);
  return end === null ? null : times.token(end);
}

/** The short form of a user, as documented. */
export const wireUser = (row: UserRow, tables: Tables, origin: string): z.input<typeof user> => ({
  id: row.id,
  name: row.name,
  domain_id: row.domain_id,
  description: row.description,
  enabled: row.enabled,
  password_expires_at: wireExpiry(tables, row),
  pwd_status: row.pwd_status,
  pwd_strength: strengths[row.pwd_strength],
  access_mode: row.access_mode,
  ...(row.default_project_id !== null && { default_project_id: row.default_project_id }),
  links: selfLink(origin, `/v3/users/${row.id}`),
});

/**
 * The short form in a list. Lists asked for by the console's own paging (`limit`) also carry what
 * its tables show (ours).
 */
export const wireListedUser = (
  row: UserRow,
  tables: Tables,
  origin: string,
  { limit }: { readonly limit?: number | undefined },
): z.input<typeof user> => {
  if (limit === undefined) return wireUser(row, tables, origin);
  const login = tables.logins.get(row.id);
  return {
    ...wireUser(row, tables, origin),
    is_domain_owner: row.is_domain_owner,
    groups_count: tables.memberships.count('user', row.id),
    create_time: row.create_time,
    last_login_time: login ? times.detail(login.at) : null,
  };
};

/** The long form of a user. */
export const wireUserDetail = (
  row: UserRow,
  tables: Tables,
  origin: string,
  now: number,
): z.input<typeof userDetail> => {
  const login = tables.logins.get(row.id);
  const lastLogin = login ? times.detail(login.at) : null;
  return {
    id: row.id,
    name: row.name,
    domain_id: row.domain_id,
    enabled: row.enabled,
    email: row.email,
    areacode: row.areacode,
    phone: row.phone,
    pwd_status: row.pwd_status,
    pwd_strength: row.pwd_strength,
    create_time: times.detail(row.create_time),
    update_time: row.update_time === null ? null : times.detail(row.update_time),
    last_login_time: lastLogin,
    last_pwd_auth_time: lastLogin,
    is_domain_owner: row.is_domain_owner,
    access_mode: row.access_mode,
    description: row.description,
    xuser_id: row.xuser_id,
    xuser_type: row.xuser_type,
    ...wireLock(tables, row.id, now),
    links: selfLink(origin, `/v3/users/${row.id}`),
  };
};

/**
 * A permission with its document as it was sent. Its link stands on `/v3/roles` in every family
 * (docs/sources/agency-policy-api.md).
 */
export const wireRole = (row: RoleRow, origin: string): z.input<typeof role> => ({
  id: row.id,
  name: row.name,
  display_name: row.display_name,
  type: row.type,
  catalog: row.catalog,
  description: row.description,
  domain_id: row.domain_id,
  policy: row.policy,
  ...(row.description_cn !== undefined && { description_cn: row.description_cn }),
  ...(row.flag !== undefined && { flag: row.flag }),
  created_time: String(row.created_time),
  updated_time: String(row.updated_time),
  links: selfLink(origin, `/v3/roles/${row.id}`),
});

/** An agency as the API answers it. */
export const wireAgency = (row: AgencyRow): z.input<typeof agency> => ({
  id: row.id,
  name: row.name,
  domain_id: row.domain_id,
  trust_domain_id: row.trust_domain_id,
  trust_domain_name: row.trust_domain_name,
  description: row.description,
  duration: row.duration === null ? 'FOREVER' : String(row.duration),
  create_time: times.plain(row.create_time),
  expire_time: row.expire_time === null ? null : times.plain(row.expire_time),
  agency_urn: `iam::${row.domain_id}:agency:${row.name}`,
});

/** An enterprise project as the API answers it. */
export const wireEnterpriseProject = (
  row: EnterpriseProjectRow,
): z.input<typeof enterpriseProject> => ({
  id: row.ep_id,
  name: row.name,
  description: row.description,
  status: row.status,
  type: row.type,
  created_at: times.seconds(row.created_at),
  updated_at: times.seconds(row.updated_at),
});
