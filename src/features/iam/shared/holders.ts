import { queryOptions } from '@tanstack/react-query';
import { planned, type Planned, type TrialCall } from '#src/parts/whatItChanges/trial.ts';
import { api } from '#src/api/api.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import type { Problem } from '#src/api/problem.ts';

/** Whom an identity policy can be attached to. */
export type HolderKind = 'user' | 'group' | 'agency';
/** A user, user group or agency that identity policies are attached to. */
export type Holder = { readonly kind: HolderKind; readonly id: string; readonly name: string };

export const holderKindNames: Readonly<Record<HolderKind, string>> = {
  user: 'User',
  group: 'User group',
  agency: 'Agency',
};

/**
 * The scope of every attachment: the new console asks for none
 * (docs/sources/ucs-identity-policies.md).
 */
export const allResources = 'All resources';

/** Most identity policies one holder can have (docs/sources/api-contract.md#1-5). */
export const mostPoliciesPerHolder = 10;

/** An identity policy as the list of a holder has it. */
export type HeldPolicy = Result<(typeof api.v5UserPolicyList)['spec']>['attached_policies'][number];

type Target = { readonly kind: HolderKind; readonly id: string };

/** Attaches an identity policy. @throws Problem as the call does. */
export function attachPolicy({ kind, id }: Target, policyId: string): Promise<unknown> {
  const params = { policy_id: policyId };
  if (kind === 'user') return api.v5UserPolicyAttach({ params, body: { user_id: id } });
  return kind === 'group'
    ? api.v5GroupPolicyAttach({ params, body: { group_id: id } })
    : api.v5AgencyPolicyAttach({ params, body: { agency_id: id } });
}

function detachment({ kind, id }: Target, policyId: string): Planned {
  const params = { policy_id: policyId };
  if (kind === 'user') return planned(api.v5UserPolicyDetach, { params, body: { user_id: id } });
  return kind === 'group'
    ? planned(api.v5GroupPolicyDetach, { params, body: { group_id: id } })
    : planned(api.v5AgencyPolicyDetach, { params, body: { agency_id: id } });
}

/** Detaches an identity policy. @throws Problem as the call does. */
export const detachPolicy = (target: Target, policyId: string): Promise<unknown> =>
  detachment(target, policyId).send();

/** The same, to be tried. */
export const trialDetach = (target: Target, policyId: string): TrialCall =>
  detachment(target, policyId).trial();

/** The policies attached to one holder; a holder has so few that one page holds them. */
export const heldQuery = ({ kind, id }: Target) =>
  queryOptions<readonly HeldPolicy[], Problem>({
    queryKey: ['new-iam', 'held', kind, id],
    queryFn: async () => {
      const answer =
        kind === 'user'
          ? api.v5UserPolicyList({ params: { user_id: id } })
          : kind === 'group'
            ? api.v5GroupPolicyList({ params: { group_id: id } })
            : api.v5AgencyPolicyList({ params: { agency_id: id } });
      return (await answer).attached_policies;
    },
  });

/** Calls of attaching and detaching, to ask which of them the reader may make. */
export const attachmentCalls = {
  attachUser: api.v5UserPolicyAttach,
  attachGroup: api.v5GroupPolicyAttach,
  attachAgency: api.v5AgencyPolicyAttach,
  detachUser: api.v5UserPolicyDetach,
  detachGroup: api.v5GroupPolicyDetach,
  detachAgency: api.v5AgencyPolicyDetach,
} as const;

type AttachmentRefusals = Readonly<Record<keyof typeof attachmentCalls, string | undefined>>;

/** Why no identity policy can be attached to a holder of this kind, or undefined. */
export const attachRefusal = (refusals: AttachmentRefusals, kind: HolderKind): string | undefined =>
  ({ user: refusals.attachUser, group: refusals.attachGroup, agency: refusals.attachAgency })[kind];
/** Why no identity policy can be detached from a holder of this kind, or undefined. */
export const detachRefusal = (refusals: AttachmentRefusals, kind: HolderKind): string | undefined =>
  ({ user: refusals.detachUser, group: refusals.detachGroup, agency: refusals.detachAgency })[kind];
