import { queryOptions } from '@tanstack/react-query';
import { api } from '#src/api/api.ts';
import type { Problem } from '#src/api/problem.ts';
import { policyTypeNames } from '#src/features/iam5/shared/PolicyPicker.tsx';
import type { IdentityPolicy } from '#src/features/iam5/shared/lists.ts';
import type { ExistingPolicy } from '#src/policyEditor/mergeExisting.ts';

async function withContent(policy: IdentityPolicy): Promise<ExistingPolicy | undefined> {
  const { policy_version } = await api.v5PolicyVersionShow({
    params: { policy_id: policy.policy_id, version_id: policy.default_version_id },
  });
  const document: unknown = JSON.parse(policy_version.document);
  if (typeof document !== 'object' || document === null) return undefined;
  return {
    id: policy.policy_id,
    name: policy.policy_name,
    kind: policyTypeNames[policy.policy_type],
    description: policy.description ?? '',
    policy: { ...document },
  };
}

/**
 * The policies with the content of their default versions, for Select Existing Policy; what cannot
 * be read is left out.
 */
export const existingPoliciesQuery = (policies: readonly IdentityPolicy[]) =>
  queryOptions<readonly ExistingPolicy[], Problem>({
    queryKey: [
      'new-iam',
      'contents',
      policies.map(({ policy_id, default_version_id }) => `${policy_id} ${default_version_id}`),
    ],
    queryFn: async () => {
      const read = await Promise.allSettled(policies.map(withContent));
      return read.flatMap((result) =>
        result.status === 'fulfilled' && result.value !== undefined ? [result.value] : [],
      );
    },
  });
