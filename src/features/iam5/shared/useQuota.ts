import { useQuery } from '@tanstack/react-query';
import { remaining } from '#src/domain/access/quota.ts';
import { summaryQuery } from './lists.ts';

const names = {
  users: 'Users',
  groups: 'User groups',
  agencies: 'Agencies',
  policies: 'Identity policies',
} as const;

/** Sentences about a quota of the account; undefined while it is being read. */
type QuotaWords = {
  /** How many more can be made, for a toolbar. */
  readonly left: string | undefined;
  /** Why no more can be made; undefined when some can. */
  readonly full: string | undefined;
};

/** Whether the account may have more of something, by the summary of the new IAM. */
export function useQuota(kind: keyof typeof names): QuotaWords {
  const summary = useQuery(summaryQuery).data;
  if (summary === undefined) return { left: undefined, full: undefined };
  const quota = summary[`${kind}_quota`];
  const left = remaining({ quota, used: summary[kind] });
  return {
    left: `${names[kind]} available for creation: ${left}`,
    full: left === 0 ? `The quota of ${quota} ${names[kind].toLowerCase()} is used up.` : undefined,
  };
}
