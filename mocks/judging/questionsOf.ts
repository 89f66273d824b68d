import type { Endpoint } from '#src/api/endpoint/endpoint.ts';
import type { JudgedBy } from '#src/api/endpoint/judgedBy.ts';
import type { AccessRequest } from '#src/domain/policy/engine/decision.ts';
import type { Parts } from './readRequest.ts';
import { agencyPath, policyUrn } from '../identities/urns.ts';
import type { World } from '../world/world.ts';
import type { Question } from './judge.ts';
import type { Caller } from '../identities/principal.ts';

type Params = Readonly<Record<string, string>>;

/** One call as the guard sees it: its row, its path and its parsed parts. */
export type GuardedCall = {
  readonly endpoint: Endpoint;
  readonly params: Params;
  readonly parts: Parts;
};

type Named = Readonly<Record<string, string | undefined>>;

/**
 * What the placeholders of a resource stand for, by the ids of the call; only for things of the
 * caller's account.
 */
function lookedUp(
  { tables }: World,
  { account, user, agency: actingAs }: Caller,
  ids: Named,
): Named {
  const own = <R extends { readonly domain_id: string }>(row: R | undefined): R | undefined =>
    row?.domain_id === account.id ? row : undefined;
  const named = (row: { readonly name: string } | undefined, prefix = ''): string | undefined =>
    row && `${prefix}${row.name}`;
  const agencyNamed = (id: string | undefined, prefix = ''): string | undefined => {
    const row = own(tables.agencies.get(id ?? ''));
    return row && `${prefix}${agencyPath(tables, row)}${row.name}`;
  };
  const policy = tables.identityPolicies.get(ids['policy_id'] ?? '');
  const tagged = ids['resource_id'] ?? '';
  return {
    domain_id: account.id,
    own_name: actingAs === undefined ? user.name : undefined,
    user_name: named(own(tables.users.get(ids['user_id'] ?? ''))),
    group_name: named(own(tables.groups.get(ids['group_id'] ?? ''))),
    agency_name: agencyNamed(ids['agency_id']),
    policy_urn:
      policy && (policy.domain_id === null || policy.domain_id === account.id)
        ? policyUrn(policy)
        : undefined,
    tagged:
      ids['resource_type'] === 'agency'
        ? agencyNamed(tagged, 'agency:')
        : named(own(tables.users.get(tagged)), 'user:'),
    region: own(tables.projects.get(ids['project_id'] ?? ''))?.region,
  };
}

/** Condition keys that a part of the call sets. */
function contextOf(facts: JudgedBy | undefined, part: unknown): AccessRequest['context'] {
  if (facts === undefined || part === undefined) return {};
  const tags = facts.tags?.(part) ?? [];
  const keys = [...tags.map(({ key }) => key), ...(facts.tagKeys?.(part) ?? [])];
  return {
    ...Object.fromEntries(tags.map(({ key, value }) => [`g:RequestTag/${key}`, value])),
    ...(keys.length > 0 && { 'g:TagKeys': keys }),
    ...facts.context?.(part),
  };
}

type About = Pick<Question, 'resource' | 'resourceOpen'>;

/**
 * The resource of a call. Which one an ill-formed call means cannot be known: it is asked
 * whether there is any that the caller may do this to, so that who may do it to none learns
 * no more than that.
 */
function aboutOf(world: World, caller: Caller, { endpoint, params, parts }: GuardedCall): About {
  const { resource: template, judgedBy = {} } = endpoint;
  if (template === undefined) return {};
  const { query, body } = judgedBy;
  const isUnknown =
    (query?.names !== undefined && parts.query === undefined) ||
    (body?.names !== undefined && parts.body === undefined);
  if (isUnknown) return { resourceOpen: true };
  const names: Named = { ...query?.names?.(parts.query), ...body?.names?.(parts.body), ...params };
  const values = { ...names, ...lookedUp(world, caller, names) };
  return { resource: template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '*') };
}

/** The project a call is judged in: the path's, else the one of the caller's token. */
function projectOf(
  { judgedIn }: Endpoint,
  params: Params,
  { claims: { scope } }: Caller,
): string | undefined {
  if (judgedIn !== 'project') return undefined;
  return params['project_id'] ?? (scope.kind === 'project' ? scope.projectId : '');
}

/**
 * What is asked about a call: one question for each action of its row, the first first. Everything
 * in them comes from the path and from what the row's `judgedBy` makes of the parsed parts, which
 * are what the handler gets.
 */
export function questionsOf(world: World, caller: Caller, call: GuardedCall): Question[] {
  const {
    endpoint: { access, judgedBy = {} },
    parts,
  } = call;
  if (typeof access === 'string') return [];
  const shared = {
    ...aboutOf(world, caller, call),
    projectId: projectOf(call.endpoint, call.params, caller),
    context: { ...contextOf(judgedBy.query, parts.query), ...contextOf(judgedBy.body, parts.body) },
    beyondScp: parts.body !== undefined && judgedBy.body?.beyondScp?.(parts.body) === true,
  };
  return access.map(({ name, aliases }) => ({ action: name, aliases, ...shared }));
}
