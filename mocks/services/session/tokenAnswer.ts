import type { token } from '#src/api/contract/auth.ts';
import type { z } from '#src/api/endpoint/zod.ts';
import { heldGrants } from '#mocks/identities/heldGrants.ts';
import { idFor } from '#mocks/ground/ids.ts';
import { administratorStep, type Caller } from '#mocks/identities/principal.ts';
import { catalogueServices } from '#mocks/seed/services.ts';
import { times } from '#mocks/ground/times.ts';
import type { World } from '#mocks/world/world.ts';
import { wireExpiry } from '../iam/wire.ts';

type Token = z.input<typeof token>;

/** Services with their addresses, as tokens list them. */
export const catalogueOf = (origin: string): Token['catalog'] =>
  catalogueServices.map(({ name, type, path }) => ({
    id: idFor('seed', `service/${type}`),
    name,
    type,
    endpoints: [
      {
        id: idFor('seed', `endpoint/${type}`),
        interface: 'public',
        region: '*',
        region_id: '*',
        url: `${origin}${path}`,
      },
    ],
  }));

/** Names of everything held, as Keystone's roles; their ids are `0` in the real service too. */
function rolesOf(world: World, caller: Caller, now: number): Token['roles'] {
  const names = administratorStep(world, caller.ref)
    ? ['te_admin', 'secu_admin', 'te_agency']
    : heldGrants(world, caller.ref, now).map(
        (grant) => world.tables.roles.get(grant.policyId)?.name ?? grant.policyName,
      );
  return [...new Set(names)].map((name) => ({ id: '0', name }));
}

/** The body that describes a token (docs/sources/api-contract.md#2). */
export function tokenAnswer(
  world: World,
  caller: Caller,
  now: number,
  origin: string,
  withCatalogue: boolean,
): Token {
  const { user, agency, account, claims } = caller;
  const domain = { id: account.id, name: account.name };
  const home = world.tables.domains.get(user.domain_id);
  const project =
    claims.scope.kind === 'project' ? world.tables.projects.get(claims.scope.projectId) : undefined;
  const person = {
    id: user.id,
    name: user.name,
    domain: { id: user.domain_id, name: home?.name ?? '' },
  };
  return {
    methods: [...claims.methods],
    issued_at: times.token(claims.iat),
    expires_at: times.token(claims.exp),
    user:
      agency === undefined
        ? { ...person, password_expires_at: wireExpiry(world.tables, user) }
        : { id: agency.id, name: `${account.name}/${agency.name}`, domain },
    roles: rolesOf(world, caller, now),
    catalog: withCatalogue ? catalogueOf(origin) : [],
    ...(claims.scope.kind === 'domain' && { domain }),
    ...(project && { project: { id: project.id, name: project.name, domain } }),
    ...(claims.methods.includes('totp') && { mfa_authn_at: times.token(claims.iat) }),
    ...(agency && { assumed_by: { user: person } }),
  };
}
