import type { AccessRequest } from '#src/domain/policy/engine/decision.ts';
import type { TaggedKind } from '../world/tables/v5.ts';
import type { Tables, World } from '../world/world.ts';

type Found = {
  readonly kind: TaggedKind;
  readonly id: string;
  readonly account: string;
  readonly extra?: AccessRequest['context'];
};

/** The user, agency or server that a URN names; undefined for others and for patterns. */
function find(tables: Tables, urn: string): Found | undefined {
  const [service, , account = '', type, ...rest] = urn.split(':');
  const name = rest.join(':');
  if (service === 'iam' && type === 'user') {
    const user = tables.users.find('name', `${account}/${name}`);
    return (
      user && {
        kind: 'user',
        id: user.id,
        account,
        extra: { 'iam:ResourceIsRootUser': String(user.is_domain_owner) },
      }
    );
  }
  if (service === 'iam' && type === 'agency') {
    const agency = tables.agencies.find('name', `${account}/${name.split('/').at(-1) ?? ''}`);
    return agency && { kind: 'agency', id: agency.id, account };
  }
  if (service === 'ecs' && type === 'instance') {
    const server = tables.instances.get(name);
    return server?.domain_id === account
      ? { kind: 'server', id: server.id, account, extra: { 'ecs:FlavorId': server.flavor } }
      : undefined;
  }
  return undefined;
}

/**
 * Condition keys that a request carries because of the resource it is about: its account, its tags,
 * what its service adds. Of a resource of another account than `account`, the caller's, only what
 * its URN says: a decision is explained with the values it was made with, so anything more would
 * tell him what is not his, even whether it exists.
 */
export function resourceContext(
  { tables }: World,
  urn: string | undefined,
  account: string,
): AccessRequest['context'] | undefined {
  if (urn === undefined) return undefined;
  const [, , named = ''] = urn.split(':');
  if (named !== '' && named !== '*' && named !== account) return { 'g:ResourceAccount': named };
  const found = find(tables, urn);
  if (found === undefined) return undefined;
  const tags = tables.resourceTags
    .by('resource', `${found.kind}/${found.id}`)
    .map(({ key, value }): [string, string] => [`g:ResourceTag/${key}`, value]);
  return { 'g:ResourceAccount': found.account, ...found.extra, ...Object.fromEntries(tags) };
}

/**
 * The region a project-level request is for, where the project is one of `account`, the caller's.
 */
export function regionContext(
  { tables }: World,
  projectId: string | undefined,
  account: string,
): AccessRequest['context'] | undefined {
  const project = projectId === undefined ? undefined : tables.projects.get(projectId);
  return project?.domain_id !== account
    ? undefined
    : { 'g:RequestedRegion': project.region, 'g:ProjectName': project.name };
}
