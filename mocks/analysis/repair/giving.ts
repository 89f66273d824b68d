import type { GrantScope } from '#src/domain/policy/engine/decision.ts';
import { parseAction } from '#src/domain/policy/language/actionPattern.ts';
import type { PolicyDocument } from '#src/domain/policy/language/document.ts';
import { grantId } from '../../world/tables/iam.ts';
import { attachmentKey, type HolderKind } from '../../world/tables/v5.ts';
import type { World } from '../../world/world.ts';
import type { Standing } from './standing.ts';
import type { Trial } from './trial.ts';

/** Somebody or something that can be given a policy. */
export type Receiver = { readonly kind: HolderKind; readonly id: string; readonly name: string };

/** What a receiver is called in sentences. */
export const kindWords = ({ kind }: Receiver): string => (kind === 'group' ? 'user group' : kind);

/** The asker himself, then the groups he is in, the smallest first. */
export function receiversOf({ at: { world }, subject }: Standing): readonly Receiver[] {
  const { tables } = world;
  const { kind, id } = subject.holder;
  if (kind === 'agency') return [{ kind, id, name: tables.agencies.get(id)?.name ?? '' }];
  if (kind === 'group') return [{ kind, id, name: tables.groups.get(id)?.name ?? '' }];
  const size = (group: string): number => tables.memberships.count('group', group);
  const groups = tables.memberships
    .by('user', id)
    .flatMap(({ group_id }) => tables.groups.get(group_id) ?? [])
    .toSorted((a, b) => size(a.id) - size(b.id))
    .map((group): Receiver => ({ kind: 'group', id: group.id, name: group.name }));
  return [{ kind: 'user', id, name: tables.users.get(id)?.name ?? '' }, ...groups];
}

/** The narrowest scopes in which a permission of the old console covers the request. */
export function scopesFor(
  { request: { target, action }, catalog }: Standing,
  document: Pick<PolicyDocument, 'version'>,
): readonly GrantScope[] {
  if (target.class === 'global')
    return catalog.serviceClass(parseAction(action)?.service ?? '') === 'project'
      ? [{ kind: 'all' }]
      : [{ kind: 'global' }];
  const { projectId, enterpriseProjectId } = target;
  return [
    ...(enterpriseProjectId !== undefined && document.version === '1.1'
      ? [{ kind: 'enterpriseProject', enterpriseProjectId } as const]
      : []),
    projectId === '' ? { kind: 'all' } : { kind: 'project', projectId },
  ];
}

/** A scope in words that go on a sentence, with names in place of ids. */
export function scopeWords({ tables }: World, account: string, scope: GrantScope): string {
  switch (scope.kind) {
    case 'all':
      return 'for all resources';
    case 'global':
      return 'for global services';
    case 'project':
      return `in the project “${tables.projects.get(scope.projectId)?.name ?? scope.projectId}”`;
    case 'enterpriseProject': {
      const { enterpriseProjectId: id } = scope;
      const row = tables.enterpriseProjects.get(`${account}/${id}`);
      return `in the enterprise project “${row?.name ?? id}”`;
    }
  }
}

const scopeId = (scope: GrantScope): string =>
  scope.kind === 'project'
    ? scope.projectId
    : scope.kind === 'enterpriseProject'
      ? scope.enterpriseProjectId
      : '';

/** How something is granted; `now` in epoch ms. */
type Granting = {
  readonly role: string;
  readonly scope: GrantScope;
  readonly account: string;
  readonly now: number;
};

/** Grants a role of the old console in a trial. */
export function putGrant(trial: Trial, receiver: Receiver, granting: Granting): void {
  const { role, scope, account, now } = granting;
  const key = {
    role_id: role,
    subject_kind: receiver.kind,
    subject_id: receiver.id,
    scope_kind: scope.kind,
    scope_id: scopeId(scope),
  } as const;
  trial.put('grants', { ...key, id: grantId(key), domain_id: account, at: now });
}

/** Attaches an identity policy in a trial; `now` in epoch ms. */
export function putAttachment(
  trial: Trial,
  policy: string,
  { kind, id }: Receiver,
  account: string,
  now: number,
): void {
  trial.put('attachments', {
    id: attachmentKey(policy, kind, id),
    policy_id: policy,
    holder_kind: kind,
    holder_id: id,
    domain_id: account,
    at: now,
  });
}
