import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import type { PrincipalKind } from '#src/domain/access/grantableRole.ts';
import type { GrantScope } from '#src/domain/policy/engine/decision.ts';
import { useAccount } from '#src/parts/account.ts';
import { recordOf, type GrantRecord } from '#src/features/iam/shared/records/readRecords.ts';

/** One grant of a policy: who holds it and where. */
export type Holder = {
  readonly key: string;
  readonly kind: PrincipalKind;
  readonly id: string;
  readonly name: string;
  readonly scope: GrantScope;
};

/**
 * Grants of one policy. `total` may be more than the listed ones: the documented call answers at
 * most 50 at a time.
 */
export type Holders = { readonly holders: readonly Holder[]; readonly total: number };

const nothing: readonly never[] = [];

/**
 * Who holds each of these policies, in their order; undefined while it is read or when it
 * may not be read.
 */
export function usePolicyHolders(roleIds: readonly string[]): readonly (Holders | undefined)[] {
  const { accountId } = useAccount();
  const answers = useQueries({
    queries: roleIds.map((role_id) =>
      q(api.roleAssignmentList, {
        query: { domain_id: accountId, role_id, page: 1, per_page: 50 },
      }),
    ),
    combine: (results) => results.map(({ data }) => data),
  });
  const records = answers.map((answer) =>
    answer?.role_assignments.map(recordOf).filter((record) => record !== undefined),
  );
  const held = records.flatMap((list): readonly GrantRecord[] => list ?? []);
  const kinds = new Set(held.map(({ principal }) => principal.kind));
  const groups =
    useQuery({ ...q(api.groupList, {}), enabled: kinds.has('group') }).data?.groups ?? nothing;
  const agencies =
    useQuery({ ...q(api.agencyList, {}), enabled: kinds.has('agency') }).data?.agencies ?? nothing;
  const userIds = [
    ...new Set(held.flatMap(({ principal }) => (principal.kind === 'user' ? [principal.id] : []))),
  ];
  const users = useQueries({
    queries: userIds.map((user_id) => q(api.userShow, { params: { user_id } })),
    combine: (results) => results.flatMap(({ data }) => data?.user ?? []),
  });
  const names = useMemo(
    () => new Map([...groups, ...agencies, ...users].map(({ id, name }) => [id, name])),
    [groups, agencies, users],
  );
  return answers.map((answer, index) =>
    answer === undefined
      ? undefined
      : {
          total: answer.total_num,
          holders: (records[index] ?? nothing).map(({ key, principal, scope }) => ({
            key,
            kind: principal.kind,
            id: principal.id,
            name: names.get(principal.id) ?? principal.id,
            scope,
          })),
        },
  );
}

const kindWords: Readonly<Record<PrincipalKind, string>> = {
  group: 'User groups',
  user: 'Users',
  agency: 'Agencies',
};

/** "User groups auditors, operators; Agencies backup": the principals in one line, each once. */
export function holderWords({ holders, total }: Holders): string {
  if (total === 0) return 'Not granted to anybody';
  const kinds: readonly PrincipalKind[] = ['group', 'user', 'agency'];
  const parts = kinds.flatMap((kind) => {
    const names = [
      ...new Set(holders.filter((holder) => holder.kind === kind).map(({ name }) => name)),
    ];
    return names.length === 0 ? [] : [`${kindWords[kind]}: ${names.join(', ')}`];
  });
  return `${parts.join('; ')}${total > holders.length ? ` and ${total - holders.length} more grants` : ''}`;
}
