import { v5AttachmentRows } from '#src/api/contract/v5attachments.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import { find } from '../services/iam/find.ts';
import { attachmentKey, type AttachmentRow, type HolderKind } from '../world/tables/v5.ts';
import { times } from '../ground/times.ts';
import { refuseV5 } from '../ground/v5Errors.ts';
import { findAgency, findPolicy } from '../services/v5/find.ts';
import { listed, markerPage } from '../services/v5/marker.ts';
import { v5Limits } from '../services/v5/rules.ts';
import { agencyKind, policyUrn } from '../identities/urns.ts';

type Holder = { readonly kind: HolderKind; readonly id: string; readonly name: string };
type Paging = { readonly limit?: number | undefined; readonly marker?: string | undefined };

const holders: Readonly<Record<HolderKind, (ctx: Ctx, id: string) => Holder>> = {
  user: (ctx, id) => ({ ...find.user(ctx, id), kind: 'user' }),
  group: (ctx, id) => ({ ...find.group(ctx, id), kind: 'group' }),
  agency: (ctx, id) => ({ ...findAgency(ctx, id), kind: 'agency' }),
};

/** A service-linked agency holds what its service gave it. @throws ApiError 403 */
function holderToChange(ctx: Ctx, kind: HolderKind, id: string): Holder {
  const holder = holders[kind](ctx, id);
  const agency = kind === 'agency' ? ctx.tables.agencies.get(id) : undefined;
  if (agency !== undefined && agencyKind(ctx.tables, agency) === 'service')
    throw refuseV5('serviceLinked', { name: agency.name });
  return holder;
}

const full = { user: 'userPolicies', group: 'groupPolicies', agency: 'agencyPolicies' } as const;

/**
 * @throws ApiError 404; 403 for a service's own policy; 409 when it is attached already or the
 * holder has as many as it may
 */
function attach(ctx: Ctx, policyId: string, kind: HolderKind, id: string): void {
  const { tables, tx, caller, now } = ctx;
  const policy = findPolicy(ctx, policyId);
  const holder = holderToChange(ctx, kind, id);
  if (policy.service_linked) throw refuseV5('servicePolicy', { name: policy.name });
  const key = attachmentKey(policy.id, kind, holder.id);
  if (tables.attachments.get(key) !== undefined)
    throw refuseV5('attached', { policy: policy.name, target: kind, name: holder.name });
  if (tables.attachments.count('holder', `${kind}/${holder.id}`) >= v5Limits.policiesPerHolder)
    throw refuseV5(full[kind]);
  tx.summary = `Attached ${policy.name} to ${kind} ${holder.name}`;
  tx.insert('attachments', {
    id: key,
    policy_id: policy.id,
    holder_kind: kind,
    holder_id: holder.id,
    domain_id: caller.account.id,
    at: now,
  });
}

/** @throws ApiError 404 when it is not attached */
function detach(ctx: Ctx, policyId: string, kind: HolderKind, id: string): void {
  const policy = findPolicy(ctx, policyId);
  const holder = holderToChange(ctx, kind, id);
  const key = attachmentKey(policy.id, kind, holder.id);
  if (ctx.tables.attachments.get(key) === undefined)
    throw refuseV5('notFound', {
      target: `attached policy of ${kind} ${holder.name}`,
      id: policy.id,
    });
  ctx.tx.summary = `Detached ${policy.name} from ${kind} ${holder.name}`;
  ctx.tx.remove('attachments', key);
}

function policiesHeld(ctx: Ctx, kind: HolderKind, id: string, paging: Paging) {
  const holder = holders[kind](ctx, id);
  const { rows, page_info } = markerPage(
    listed(ctx.tables.attachments.by('holder', `${kind}/${holder.id}`)),
    paging,
    (row) => row.id,
  );
  const attached_policies = rows.flatMap(({ policy_id, at }) => {
    const policy = ctx.tables.identityPolicies.get(policy_id);
    return policy
      ? [
          {
            policy_name: policy.name,
            policy_id,
            urn: policyUrn(policy),
            attached_at: times.seconds(at),
          },
        ]
      : [];
  });
  return { attached_policies, page_info };
}

const order: readonly HolderKind[] = ['user', 'group', 'agency'];

/** Who holds which identity policy. */
export const v5AttachmentHandlers = implement(v5AttachmentRows, {
  v5PolicyEntityList: ({ params, query, ctx }) => {
    const policy = findPolicy(ctx, params.policy_id);
    const attachments = ctx.tables.attachments.by(
      'policy',
      `${ctx.caller.account.id}/${policy.id}`,
    );
    const wanted = order.filter(
      (kind) => query.entity_type === undefined || query.entity_type === kind,
    );
    const { rows, page_info } = markerPage(
      listed(wanted.flatMap((kind) => attachments.filter((row) => row.holder_kind === kind))),
      query,
      (row) => row.id,
    );
    const of = (kind: HolderKind): readonly AttachmentRow[] =>
      rows.filter((row) => row.holder_kind === kind);
    return {
      policy_users: of('user').map(({ holder_id, at }) => ({
        user_id: holder_id,
        attached_at: times.seconds(at),
      })),
      policy_groups: of('group').map(({ holder_id, at }) => ({
        group_id: holder_id,
        attached_at: times.seconds(at),
      })),
      policy_agencies: of('agency').map(({ holder_id, at }) => ({
        agency_id: holder_id,
        attached_at: times.seconds(at),
      })),
      page_info,
    };
  },
  v5UserPolicyAttach: ({ params, body, ctx }) =>
    attach(ctx, params.policy_id, 'user', body.user_id),
  v5UserPolicyDetach: ({ params, body, ctx }) =>
    detach(ctx, params.policy_id, 'user', body.user_id),
  v5UserPolicyList: ({ params, query, ctx }) => policiesHeld(ctx, 'user', params.user_id, query),
  v5GroupPolicyAttach: ({ params, body, ctx }) =>
    attach(ctx, params.policy_id, 'group', body.group_id),
  v5GroupPolicyDetach: ({ params, body, ctx }) =>
    detach(ctx, params.policy_id, 'group', body.group_id),
  v5GroupPolicyList: ({ params, query, ctx }) => policiesHeld(ctx, 'group', params.group_id, query),
  v5AgencyPolicyAttach: ({ params, body, ctx }) =>
    attach(ctx, params.policy_id, 'agency', body.agency_id),
  v5AgencyPolicyDetach: ({ params, body, ctx }) =>
    detach(ctx, params.policy_id, 'agency', body.agency_id),
  v5AgencyPolicyList: ({ params, query, ctx }) =>
    policiesHeld(ctx, 'agency', params.agency_id, query),
});
