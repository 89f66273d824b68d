import type { Endpoint } from '#src/api/endpoint/endpoint.ts';
import type { AccessRequest } from '#src/domain/policy/engine/decision.ts';
import { rawQuery } from './readRequest.ts';
import type { Caller } from '../identities/principal.ts';
import { agencyPath, policyUrn } from '../identities/urns.ts';
import type { World } from '../world/world.ts';

/** What a guard has to know of a call besides its path: names for its resource, keys of its body, how it is paid. */
export type GuardFacts = {
  /** Values for the placeholders of the row's resource template that are no path parameters. */
  readonly names: Readonly<Record<string, string>>;
  readonly context: AccessRequest['context'];
  /** A yearly/monthly purchase is not stopped by an SCP (docs/sources/ucs-identity-policies.md). */
  readonly beyondScp: boolean;
};

type Json = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';

/** The body before it has been checked: a broken one has no facts, and is refused later. */
function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), value);

/** Names of the things whose ids stand in the path or in the body, where they belong to the caller's account. */
function namesOf(
  { tables }: World,
  caller: Caller,
  id: (name: string) => string,
  body: unknown,
): Record<string, string | undefined> {
  const { account } = caller;
  const user = tables.users.get(id('user_id'));
  const group = tables.groups.get(id('group_id'));
  const agency = tables.agencies.get(id('agency_id'));
  const policy = tables.identityPolicies.get(id('policy_id'));
  const own = <R extends { readonly domain_id: string }>(row: R | undefined): R | undefined =>
    row?.domain_id === account.id ? row : undefined;
  const agencyName = (row: typeof agency): string | undefined =>
    own(row) && row && `${agencyPath(tables, row)}${row.name}`;
  const path = isText(at(body, 'path')) ? at(body, 'path') : '';
  const fresh = (key: string, prefix: unknown = ''): string | undefined =>
    isText(at(body, key)) ? `${String(prefix)}${String(at(body, key))}` : undefined;
  const taggedUser = own(tables.users.get(id('resource_id')));
  const taggedAgency = agencyName(tables.agencies.get(id('resource_id')));
  return {
    user_name: own(user)?.name,
    own_name: caller.agency === undefined ? caller.user.name : undefined,
    group_name: own(group)?.name,
    agency_name: agencyName(agency),
    policy_urn:
      policy && (policy.domain_id === null || policy.domain_id === account.id)
        ? policyUrn(policy)
        : undefined,
    mfa_name: fresh('virtual_mfa_device_name') ?? /:mfa:(.+)$/.exec(id('serial_number'))?.[1],
    new_policy: fresh('policy_name', path),
    new_user: fresh('name'),
    new_group: fresh('group_name'),
    new_agency: fresh('agency_name', path),
    tagged: taggedUser ? `user:${taggedUser.name}` : taggedAgency && `agency:${taggedAgency}`,
    region: tables.projects.get(id('project_id'))?.region,
  };
}

/** Keys that the body sets: tags to be put on a resource, and the flavor of a server to be made. */
function bodyContext(body: unknown): AccessRequest['context'] {
  const listed = [at(body, 'tags'), at(body, 'server', 'server_tags')].flatMap((list) =>
    Array.isArray(list) ? (list as unknown[]) : [],
  );
  const tags = listed.flatMap((tag) => {
    const key = at(tag, 'tag_key') ?? at(tag, 'key');
    const value = at(tag, 'tag_value') ?? at(tag, 'value');
    return isText(key) && isText(value) ? [[key, value] as const] : [];
  });
  const removed = Array.isArray(body) ? body.filter(isText) : [];
  const keys = [...tags.map(([key]) => key), ...removed];
  const flavor = at(body, 'server', 'flavorRef');
  return {
    ...Object.fromEntries(tags.map(([key, value]) => [`g:RequestTag/${key}`, value])),
    ...(keys.length > 0 && { 'g:TagKeys': keys }),
    ...(isText(flavor) && { 'ecs:FlavorId': flavor }),
  };
}

/**
 * Finds the facts of one call. Only rows that name a resource need any. Names are looked for where the handler finds them: in
 * the path, in the query that the row declares, in the body; what is said anywhere else must not change what is judged.
 */
export function guardFacts(
  world: World,
  endpoint: Endpoint,
  caller: Caller,
  params: Readonly<Record<string, string>>,
  { search, text }: { readonly search: URLSearchParams; readonly text: string },
): GuardFacts | undefined {
  if (endpoint.resource === undefined) return undefined;
  const query = endpoint.query?.safeParse(rawQuery(search)).data;
  const body = text === '' ? undefined : jsonOf(text);
  const id = (name: string): string =>
    [params[name], at(query, name), at(body, name)].find(isText) ?? '';
  const names = Object.entries(namesOf(world, caller, id, body)).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return {
    names: Object.fromEntries(names),
    context: bodyContext(body),
    beyondScp: at(body, 'server', 'extendparam', 'chargingMode') === 'prePaid',
  };
}
