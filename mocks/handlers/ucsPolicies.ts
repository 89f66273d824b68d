import { ucsPolicyRows } from '#src/api/contract/ucsPolicies.ts';
import { policyTemplateNamed } from '#src/domain/ucs/policyTemplates.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import type { UcsPolicyRow } from '../world/tables/ucs.ts';
import { ucsErrors } from '../services/ucs/agent.ts';
import { opened } from '../services/ucs/opened.ts';
import { clustersOfTarget, targetOf, type TargetKind } from '../services/ucs/targets.ts';

function view(ctx: Ctx, row: UcsPolicyRow) {
  const { id, name, template, mode, target_kind, target_id, created_at } = row;
  const violations = clustersOfTarget(ctx, target_kind, target_id).flatMap((cluster) =>
    ctx.tables.ucsWorkloads.by('cluster', cluster.id).flatMap((workload) => {
      const finding = policyTemplateNamed(template)?.violation(workload);
      return finding === undefined
        ? []
        : [{ cluster: cluster.name, object: `${workload.namespace}/${workload.name}`, finding }];
    }),
  );
  return { id, name, template, mode, target_kind, target_id, created_at, violations };
}

const kindOf = (text: string): TargetKind => {
  if (text !== 'cluster' && text !== 'fleet') throw ucsErrors.notFound('target', text);
  return text;
};

/** Policy Center. Disabling it deletes the policies it enforced. */
export const ucsPolicyHandlers = opened<typeof ucsPolicyRows>(
  implement(ucsPolicyRows, {
    ucsPolicyList: ({ ctx }) => {
      const domain = ctx.caller.account.id;
      const fleets = ctx.tables.ucsFleets
        .by('domain', domain)
        .map(({ id }) => targetOf(ctx, 'fleet', id));
      const clusters = ctx.tables.ucsClusters
        .by('domain', domain)
        .filter(({ fleet_id }) => fleet_id === null)
        .map(({ id }) => targetOf(ctx, 'cluster', id));
      return {
        targets: [...fleets, ...clusters],
        policies: ctx.tables.ucsPolicies.by('domain', domain).map((row) => view(ctx, row)),
      };
    },
    ucsPolicyCenterSet: ({ params, body: { enabled }, ctx }) => {
      const kind = kindOf(params.target_kind);
      const { name } = targetOf(ctx, kind, params.target_id);
      ctx.tx.summary = `${enabled ? 'Enabled' : 'Disabled'} Policy Center for ${name}`;
      if (!enabled)
        for (const row of ctx.tables.ucsPolicies.by('target', `${kind}/${params.target_id}`))
          ctx.tx.remove('ucsPolicies', row.id);
      ctx.tx.update(kind === 'fleet' ? 'ucsFleets' : 'ucsClusters', params.target_id, {
        policy_center: enabled,
      });
      return targetOf(ctx, kind, params.target_id);
    },
    ucsPolicyCreate: ({ body, ctx }) => {
      const target = targetOf(ctx, body.target_kind, body.target_id);
      if (policyTemplateNamed(body.template) === undefined)
        throw ucsErrors.notFound('definition', body.template);
      if (!target.policy_center)
        throw ucsErrors.conflict(`Policy Center is not enabled for ${target.name}.`);
      ctx.tx.summary = `Created policy ${body.name} for ${target.name}`;
      return view(
        ctx,
        ctx.tx.insert('ucsPolicies', {
          id: ctx.newId(),
          domain_id: ctx.caller.account.id,
          ...body,
          created_at: ctx.now,
        }),
      );
    },
    ucsPolicyDelete: ({ params, ctx }) => {
      const row = ctx.tables.ucsPolicies.get(params.policy_id);
      if (row === undefined || row.domain_id !== ctx.caller.account.id)
        throw ucsErrors.notFound('policy', params.policy_id);
      ctx.tx.summary = `Deleted policy ${row.name}`;
      ctx.tx.remove('ucsPolicies', row.id);
    },
  }),
);
