import type { HeldStep, StatementRef } from '#src/domain/policy/engine/decision.ts';
import { membershipId } from '../../world/tables/iam.ts';
import { attachmentKey, type HolderKind } from '../../world/tables/v5.ts';
import { kindWords, type Receiver } from './giving.ts';
import type { Option } from './option.ts';
import type { Standing } from './standing.ts';
import { storedPolicy } from './storedPolicy.ts';

function holderKind({ type }: HeldStep): HolderKind | undefined {
  if (type === 'trustAgency') return 'agency';
  return type === 'user' || type === 'group' || type === 'agency' ? type : undefined;
}

/** The asker out of a group. */
function leaving({ at: { world }, subject }: Standing, group: Receiver): readonly Option[] {
  const { tables } = world;
  const { kind, id } = subject.holder;
  const membership = membershipId(group.id, id);
  if (group.kind !== 'group' || kind !== 'user' || tables.memberships.get(membership) === undefined)
    return [];
  return [
    {
      kind: 'leave-group',
      target: group,
      change: {
        words: `Remove the user “${tables.users.get(id)?.name ?? ''}” from the user group “${group.name}”.`,
        group: { id: group.id, name: group.name },
        member: { id, name: tables.users.get(id)?.name ?? '' },
      },
      touched: { kind: 'nobody' },
      guess: 3,
      apply: (trial) => trial.drop('memberships', membership),
    },
  ];
}

type Way = Pick<StatementRef, 'policyId' | 'kind' | 'path' | 'scope'>;

/** A policy taken from whoever holds it. */
function revoking(
  { at: { world } }: Standing,
  { policyId, kind, scope }: Way,
  from: Receiver,
): readonly Option[] {
  const { tables } = world;
  const attachment = attachmentKey(policyId, from.kind, from.id);
  const isAttached = tables.attachments.get(attachment) !== undefined;
  const grants = tables.grants
    .by('subject', `${from.kind}/${from.id}`)
    .filter(
      ({ role_id, scope_kind, scope_id }) =>
        role_id === policyId &&
        scope_kind === scope.kind &&
        (scope.kind !== 'project' || scope_id === scope.projectId) &&
        (scope.kind !== 'enterpriseProject' || scope_id === scope.enterpriseProjectId),
    );
  const stored = storedPolicy(world, policyId, kind);
  if (stored === undefined || (grants.length === 0 && !isAttached)) return [];
  const policy = { id: stored.id, name: stored.name, store: stored.store };
  return [
    {
      kind: 'revoke-grant',
      target: from,
      change: {
        words: `Take the policy “${policy.name}” from the ${kindWords(from)} “${from.name}”.`,
        policies: [policy],
        scope,
      },
      touched: from.kind === 'group' ? { kind: 'group', id: from.id } : { kind: 'nobody' },
      guess: 10,
      apply: (trial) => {
        for (const { id } of grants) trial.drop('grants', id);
        if (isAttached) trial.drop('attachments', attachment);
      },
    },
  ];
}

/** The way by which a policy came to the asker, undone: at the group, or at the grant. */
export function holdingOptions(standing: Standing, way: Way): readonly Option[] {
  const holder = way.kind === 'identity' ? way.path.at(-1) : undefined;
  const kind = holder && holderKind(holder);
  if (holder === undefined || kind === undefined) return [];
  const receiver: Receiver = { kind, id: holder.id, name: holder.name };
  return [...leaving(standing, receiver), ...revoking(standing, way, receiver)];
}
