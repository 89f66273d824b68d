import { useQuery } from '@tanstack/react-query';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { remaining, type Quota } from '#src/domain/access/quota.ts';

/**
 * A quota of the account; undefined while it is read, when it may not be read, or when the account
 * has none of that type.
 */
export function useQuota(
  accountId: string,
  type: 'user' | 'group' | 'agency' | 'policy',
): Quota | undefined {
  return useQuery(
    q(api.quotaOnDomain, { params: { domain_id: accountId }, query: { type } }),
  ).data?.quotas.resources.find((resource) => resource.type === type);
}

/**
 * "User groups available for creation: 19", the grey sentence of a toolbar
 * (docs/sources/console.md#16).
 */
export function QuotaText({
  quota,
  things,
}: {
  readonly quota: Quota | undefined;
  readonly things: string;
}) {
  return quota === undefined ? null : (
    <>{`${things} available for creation: ${remaining(quota)}`}</>
  );
}

/** Why nothing more can be created, or undefined. */
export const quotaRefusal = (quota: Quota | undefined, things: string): string | undefined =>
  quota !== undefined && remaining(quota) === 0
    ? `The quota of ${quota.quota} ${things} is used up. Delete some or ask for a higher quota.`
    : undefined;
