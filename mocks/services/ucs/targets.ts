import { policyTemplateNamed, type JudgedWorkload } from '#src/domain/ucs/policyTemplates.ts';
import type { Ctx } from '#mocks/pipeline/call.ts';
import type { UcsClusterRow, UcsPolicyRow } from '#mocks/world/tables/ucs.ts';
import { clusterOf, fleetOf } from './agent.ts';

export type TargetKind = 'cluster' | 'fleet';

/** A cluster or fleet as permissions and policies name it. @throws ApiError 404 */
export function targetOf(ctx: Ctx, kind: TargetKind, id: string) {
  const { name, policy_center } = kind === 'fleet' ? fleetOf(ctx, id) : clusterOf(ctx, id);
  return { target_kind: kind, target_id: id, name, policy_center };
}

/** Removes what hangs on a cluster or fleet that goes: its permissions and policies. */
export function dropTarget({ tables, tx }: Ctx, kind: TargetKind, id: string): void {
  for (const row of tables.ucsPermissions.by('target', `${kind}/${id}`))
    tx.remove('ucsPermissions', row.id);
  for (const row of tables.ucsPolicies.by('target', `${kind}/${id}`))
    tx.remove('ucsPolicies', row.id);
}

/** The clusters of a target. */
export function clustersOfTarget(
  { tables }: Ctx,
  kind: TargetKind,
  id: string,
): readonly UcsClusterRow[] {
  if (kind === 'fleet') return tables.ucsClusters.by('fleet', id);
  const cluster = tables.ucsClusters.get(id);
  return cluster === undefined ? [] : [cluster];
}

/**
 * Policies in force in a cluster: its own and those of its fleet, where Policy Center is enabled.
 */
export function policiesOf({ tables }: Ctx, cluster: UcsClusterRow): readonly UcsPolicyRow[] {
  const own = cluster.policy_center ? tables.ucsPolicies.by('target', `cluster/${cluster.id}`) : [];
  const fleet = tables.ucsFleets.get(cluster.fleet_id ?? '');
  return [
    ...own,
    ...(fleet?.policy_center === true ? tables.ucsPolicies.by('target', `fleet/${fleet.id}`) : []),
  ];
}

/** Why a policy in force does not let a workload in; undefined when all do. */
export function interception(
  ctx: Ctx,
  cluster: UcsClusterRow,
  workload: JudgedWorkload,
): string | undefined {
  for (const { name, template, mode } of policiesOf(ctx, cluster)) {
    const finding =
      mode === 'Intercept' ? policyTemplateNamed(template)?.violation(workload) : undefined;
    if (finding !== undefined) return `The policy ${name} intercepts it: ${finding}.`;
  }
  return undefined;
}
