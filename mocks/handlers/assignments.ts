import { assignmentRows, type roleAssignment } from '#src/api/contract/assignments.ts';
import type { z } from '#src/api/endpoint/zod.ts';
import { whyWithoutEffect } from '#src/domain/access/grantEffect.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import { refuse } from '../ground/errors.ts';
import { ownAccount } from '../services/iam/find.ts';
import { pageRange } from '../services/iam/listing.ts';
import type { GrantRow } from '../world/tables/iam.ts';
import { times } from '../ground/times.ts';
import { propagatingUntil } from '../world/clock.ts';

type Query = z.output<(typeof assignmentRows)['roleAssignmentList']['query']>;

/** Of each of these groups of parameters at most one may be given. @throws ApiError 400 */
function checkExclusive(query: Query): void {
  const given = (keys: readonly (keyof Query)[]): number =>
    keys.filter((key) => query[key] !== undefined).length;
  if (given(['subject', 'subject.user_id', 'subject.group_id', 'subject.agency_id']) > 1)
    throw refuse('invalidParameter', { key: 'subject' });
  if (given(['scope', 'scope.project_id', 'scope.domain_id', 'scope.enterprise_projects_id']) > 1)
    throw refuse('invalidParameter', { key: 'scope' });
  const domainScope = query.scope === 'domain' || query['scope.domain_id'] !== undefined;
  if (query.is_inherited !== undefined && !domainScope)
    throw refuse('invalidParameter', { key: 'is_inherited' });
}

/** The fewest rows an index can give for this question; the filters do the rest. */
function candidates({ tables, caller }: Ctx, query: Query): readonly GrantRow[] {
  const user = query['subject.user_id'];
  if (user !== undefined) {
    const own = tables.grants.by('subject', `user/${user}`);
    const groups =
      query.include_group === false
        ? []
        : tables.memberships
            .by('user', user)
            .flatMap(({ group_id }) => tables.grants.by('subject', `group/${group_id}`));
    return newestFirst([...own, ...groups]);
  }
  const group = query['subject.group_id'];
  if (group !== undefined) return newestFirst(tables.grants.by('subject', `group/${group}`));
  const agency = query['subject.agency_id'];
  if (agency !== undefined) return newestFirst(tables.grants.by('subject', `agency/${agency}`));
  if (query.role_id !== undefined) return newestFirst(tables.grants.by('role', query.role_id));
  return tables.grants.page('at', caller.account.id, { descending: true });
}

const newestFirst = (rows: readonly GrantRow[]): GrantRow[] =>
  rows.toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));

function scopeFits(row: GrantRow, query: Query): boolean {
  const project = query['scope.project_id'];
  const enterpriseProject = query['scope.enterprise_projects_id'];
  const kind =
    row.scope_kind === 'all' || row.scope_kind === 'global'
      ? 'domain'
      : row.scope_kind === 'project'
        ? 'project'
        : 'enterprise_project';
  if (project !== undefined) return kind === 'project' && row.scope_id === project;
  if (enterpriseProject !== undefined)
    return kind === 'enterprise_project' && row.scope_id === enterpriseProject;
  if (query['scope.domain_id'] !== undefined)
    return (
      kind === 'domain' && row.domain_id === query['scope.domain_id'] && inheritanceFits(row, query)
    );
  if (query.scope !== undefined)
    return kind === query.scope && (kind !== 'domain' || inheritanceFits(row, query));
  return true;
}

const inheritanceFits = (row: GrantRow, { is_inherited }: Query): boolean =>
  is_inherited === undefined || is_inherited === (row.scope_kind === 'all');

/** Why a grant counts for nothing, or not yet. */
function effectOf(
  { world, tables, now }: Ctx,
  row: GrantRow,
): Pick<z.input<typeof roleAssignment>, 'effect' | 'effect_reason'> {
  const type = tables.roles.get(row.role_id)?.type ?? 'AA';
  const reason = whyWithoutEffect(type, row.scope_kind);
  if (reason !== undefined) return { effect: 'none', effect_reason: reason };
  const until = propagatingUntil(world, 'grants', row.id, now);
  return until === undefined
    ? {}
    : { effect: 'propagating', effect_reason: `Counts from ${times.seconds(until)} on.` };
}

function wire(ctx: Ctx, row: GrantRow): z.input<typeof roleAssignment> {
  const accountWide = row.scope_kind === 'all' || row.scope_kind === 'global';
  const scope = accountWide
    ? { domain: { id: row.domain_id } }
    : row.scope_kind === 'project'
      ? { project: { id: row.scope_id } }
      : { enterprise_project: { id: row.scope_id } };
  return {
    [row.subject_kind]: { id: row.subject_id },
    role: { id: row.role_id },
    scope,
    is_inherited: row.scope_kind === 'all',
    ...effectOf(ctx, row),
  };
}

/** Authorization records. */
export const assignmentHandlers = implement(assignmentRows, {
  roleAssignmentList: ({ query, ctx }) => {
    ownAccount(ctx, query.domain_id);
    checkExclusive(query);
    const range = pageRange(query, 50);
    const found = candidates(ctx, query).filter(
      (row) =>
        row.domain_id === ctx.caller.account.id &&
        (query.role_id === undefined || row.role_id === query.role_id) &&
        (query.subject === undefined || row.subject_kind === query.subject) &&
        scopeFits(row, query),
    );
    const page =
      range === undefined ? found : found.slice(range.offset, range.offset + range.limit);
    return { total_num: found.length, role_assignments: page.map((row) => wire(ctx, row)) };
  },
});
