import { queryOptions } from '@tanstack/react-query';
import { api } from '#src/api/api.ts';
import type { Args, Result } from '#src/api/endpoint/endpoint.ts';
import type { Problem } from '#src/api/problem.ts';
import type { GrantScope } from '#src/domain/policy/engine/decision.ts';
import type { Principal } from '../grantCalls.ts';

/**
 * One authorization record: who holds which permission where. `key` is stable for the same grant.
 */
export type GrantRecord = {
  readonly key: string;
  readonly roleId: string;
  readonly scope: GrantScope;
  readonly principal: Principal;
  /** Why it counts for nothing, or not yet; undefined where it counts. */
  readonly effect: { readonly kind: 'none' | 'propagating'; readonly reason: string } | undefined;
};

type Answer = Result<(typeof api.roleAssignmentList)['spec']>;
type Query = NonNullable<Args<(typeof api.roleAssignmentList)['spec']>['query']>;
type Assignment = Answer['role_assignments'][number];

function scopeOf({ scope, is_inherited }: Assignment): GrantScope | undefined {
  if (scope.project !== undefined) return { kind: 'project', projectId: scope.project.id };
  if (scope.enterprise_project !== undefined)
    return { kind: 'enterpriseProject', enterpriseProjectId: scope.enterprise_project.id };
  if (scope.domain !== undefined) return is_inherited ? { kind: 'all' } : { kind: 'global' };
  return undefined;
}

function principalOf({ group, user, agency }: Assignment): Principal | undefined {
  if (group !== undefined) return { kind: 'group', id: group.id };
  if (agency !== undefined) return { kind: 'agency', id: agency.id };
  return user === undefined ? undefined : { kind: 'user', id: user.id };
}

const effectOf = ({ effect, effect_reason = '' }: Assignment): GrantRecord['effect'] =>
  effect && { kind: effect, reason: effect_reason };

const place = (scope: GrantScope): string =>
  scope.kind === 'project'
    ? scope.projectId
    : scope.kind === 'enterpriseProject'
      ? scope.enterpriseProjectId
      : scope.kind;

/**
 * Reads one element of the list; an element without principal or scope says nothing
 * and is left out.
 */
export function recordOf(assignment: Assignment): GrantRecord | undefined {
  const scope = scopeOf(assignment);
  const principal = principalOf(assignment);
  if (scope === undefined || principal === undefined) return undefined;
  const roleId = assignment.role.id;
  return {
    key: `${principal.kind} ${principal.id} ${roleId} ${place(scope)}`,
    roleId,
    scope,
    principal,
    effect: effectOf(assignment),
  };
}

const perPage = 50;

/** All records that a query finds: the documented call answers at most 50 at a time. */
async function readRecords(query: Query): Promise<readonly GrantRecord[]> {
  const read = (page: number): Promise<Answer> =>
    api.roleAssignmentList({ query: { ...query, page, per_page: perPage } });
  const first = await read(1);
  const pages = Math.ceil(first.total_num / perPage);
  const rest = await Promise.all(
    Array.from({ length: Math.max(0, pages - 1) }, (_, index) => read(index + 2)),
  );
  const records = [first, ...rest]
    .flatMap((answer) => answer.role_assignments.map(recordOf))
    .filter((record) => record !== undefined);
  return [...new Map(records.map((record) => [record.key, record])).values()];
}

const subjectOf = (principal: Principal): Partial<Query> => {
  switch (principal.kind) {
    case 'group':
      return { 'subject.group_id': principal.id };
    case 'agency':
      return { 'subject.agency_id': principal.id };
    case 'user':
      return { 'subject.user_id': principal.id, include_group: true };
  }
};

/** Records of the whole account, or of one principal; a user's include those of his groups. */
export const recordsQuery = (accountId: string, principal?: Principal) =>
  queryOptions<readonly GrantRecord[], Problem>({
    queryKey: ['grant-records', accountId, principal ?? null],
    queryFn: () =>
      readRecords({
        domain_id: accountId,
        ...(principal === undefined ? {} : subjectOf(principal)),
      }),
  });
