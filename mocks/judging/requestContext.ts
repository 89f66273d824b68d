import type { AccessRequest } from '#src/domain/policy/engine/decision.ts';
import { administratorStep, principalUrn, type Caller } from '../identities/principal.ts';
import type { Circumstances } from '../identities/tokens.ts';
import type { Channel } from '../world/tables/security.ts';
import type { World } from '../world/world.ts';

/**
 * What the network says about a request. The in-page backend has no network, so the address is a
 * documentation address (ours). `channel` is by which requests come that do not say it themselves;
 * without it the API.
 */
export type Ambient = {
  readonly sourceIp: string;
  readonly secure: boolean;
  readonly channel?: Channel;
};

/**
 * By which channel a request comes: a page that is not this backend's own says so
 * (`X-Entrance: console`, ours).
 */
export const channelOf = (headers: Headers, { channel = 'api' }: Ambient): Channel =>
  headers.get('X-Entrance') === 'console' ? 'console' : channel;

type Context = AccessRequest['context'];

/**
 * The condition keys of a request: those it carries by itself, and those that a rehearsal
 * sets in their place.
 */
export type RequestContext = { readonly carried: Context; readonly rehearsed: Circumstances };

export const noContext: RequestContext = { carried: {}, rehearsed: {} };

/**
 * Keys a request carries by who makes it and when (docs/sources/policy-grammar.md#4-3). Times in
 * ISO 8601.
 */
export function requestContext(
  world: World,
  caller: Caller,
  now: number,
  ambient: Ambient,
): RequestContext {
  const { ref, user, agency, account, claims } = caller;
  const project =
    claims.scope.kind === 'project' ? world.tables.projects.get(claims.scope.projectId) : undefined;
  const carried = {
    'g:CurrentTime': new Date(now).toISOString(),
    'g:TokenIssueTime': new Date(claims.iat).toISOString(),
    'g:SourceIp': ambient.sourceIp,
    'g:SecureTransport': String(ambient.secure),
    'g:MFAPresent': String(claims.methods.includes('totp')),
    'g:UserName': agency?.name ?? user.name,
    'g:UserId': agency?.id ?? user.id,
    'g:DomainName': account.name,
    'g:DomainId': account.id,
    'g:PrincipalAccount': account.id,
    'g:PrincipalId': agency?.id ?? user.id,
    'g:PrincipalUrn': principalUrn(world, ref),
    'g:PrincipalType': agency === undefined ? 'User' : 'AssumedAgency',
    'g:PrincipalIsRootUser': String(
      agency === undefined && administratorStep(world, ref)?.type === 'account',
    ),
    ...Object.fromEntries(
      world.tables.resourceTags
        .by('resource', `${ref.kind}/${ref.id}`)
        .map(({ key, value }) => [`g:PrincipalTag/${key}`, value]),
    ),
    ...(project && { 'g:RequestedRegion': project.region, 'g:ProjectName': project.name }),
  };
  return { carried, rehearsed: claims.circumstances ?? {} };
}

/**
 * Everything one question carries: by itself, by its resource and its call, and above all by the
 * rehearsal. Keys are compared without case; a key rehearsed as null is not carried.
 */
export function contextOf(
  { carried, rehearsed }: RequestContext,
  ...more: readonly (Context | undefined)[]
): Context {
  const all = more.reduce<Context>((merged, context) => ({ ...merged, ...context }), carried);
  const replaced = Object.entries(rehearsed);
  if (replaced.length === 0) return all;
  const names = new Set(replaced.map(([key]) => key.toLowerCase()));
  const kept = Object.entries(all).filter(([key]) => !names.has(key.toLowerCase()));
  const set = replaced.flatMap(([key, value]) => (value === null ? [] : [[key, value] as const]));
  return Object.fromEntries([...kept, ...set]);
}
