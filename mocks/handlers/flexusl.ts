import { flexuslRows } from '#src/api/contract/flexusl.ts';
import { stepMillis } from '#src/domain/coc/jobs.ts';
import { checkInstancePassword } from '#src/domain/coc/password.ts';
import { resultOf } from '#src/domain/coc/operations.ts';
import { resetStateRefusal, resetTakes } from '#src/domain/coc/passwordReset.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import { cocErrors, requireAgency, requireEnabled } from '../services/coc/cocAgent.ts';
import { instanceNow, isBusy, startOperation } from '../services/coc/cocInstances.ts';
import { ApiError, refuse } from '../ground/errors.ts';
import type { InstanceRow } from '../world/tables/coc.ts';

/**
 * What stands against resetting the password of an instance, whoever asks: COC, its
 * agency, the instance.
 */
function resetObstacle(ctx: Ctx, row: InstanceRow): ApiError | undefined {
  try {
    requireEnabled(ctx);
    requireAgency(ctx, 'runJobs', row.project_id);
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
  const refusal = resetStateRefusal(instanceNow(row, ctx.now).status, row.agent_installed);
  return refusal === undefined ? undefined : cocErrors.conflict(refusal);
}

const view = (ctx: Ctx, row: InstanceRow) => {
  const { image, shown } = instanceNow(row, ctx.now);
  const obstacle = resetObstacle(ctx, row);
  const { id, name, region_id, flavor, address, user_name, password_changed_at, created_at } = row;
  return {
    id,
    name,
    region_id,
    status: shown,
    image: image ?? '--',
    flavor,
    public_ip: address,
    user_name: user_name ?? 'root',
    password_changed_at,
    created_at,
    reset_obstacle:
      obstacle === undefined ? null : { code: obstacle.code, message: obstacle.message },
  };
};

function instanceOf(ctx: Ctx, id: string): InstanceRow {
  const row = ctx.tables.instances.get(id);
  if (row === undefined || row.domain_id !== ctx.caller.account.id || row.type !== 'FlexusL')
    throw refuse('notFound', { target: 'instance', id });
  return row;
}

/**
 * Starts, stops or restarts an instance with FlexusL's own means.
 * @throws ApiError 409 when its state does not allow it.
 */
function operate(ctx: Ctx, id: string, operation: 'start' | 'stop' | 'reboot') {
  const row = instanceOf(ctx, id);
  if (isBusy(row, ctx.now))
    throw cocErrors.conflict('Another operation on the instance is still running.');
  const result = resultOf(operation, instanceNow(row, ctx.now).status);
  if (!result.ok) throw cocErrors.conflict(result.reason);
  startOperation(ctx, row, operation, {
    jobId: '',
    startsAt: ctx.now,
    endsAt: ctx.now + stepMillis,
    image: null,
  });
  ctx.tx.summary = `${operation} ${row.name}`;
  return view(ctx, ctx.tables.instances.get(id) ?? row);
}

/** Asks for every action and refuses once, with all that are missing. @throws ApiError 403 */
function requireAll(ctx: Ctx, actions: readonly string[]): void {
  const refusals = actions.flatMap((action) => {
    try {
      ctx.require({ action });
      return [];
    } catch (error) {
      if (error instanceof ApiError && error.refusal !== undefined) return [error.refusal];
      throw error;
    }
  });
  const [first, ...others] = refusals;
  if (first === undefined) return;
  const missing = [...first.missing, ...others.flatMap((refusal) => refusal.missing)] as const;
  throw refuse(
    'missingAction',
    { action: missing.map(({ names }) => names[0]).join(', ') },
    { ...first, missing },
  );
}

/** FlexusL instances. */
export const flexuslHandlers = implement(flexuslRows, {
  flexusInstanceList: ({ ctx }) => ({
    instances: ctx.tables.instances
      .by('domain', ctx.caller.account.id)
      .filter((row) => row.type === 'FlexusL')
      .map((row) => view(ctx, row)),
  }),
  flexusInstanceShow: ({ params, ctx }) => view(ctx, instanceOf(ctx, params.instance_id)),
  flexusInstanceStart: ({ params, ctx }) => operate(ctx, params.instance_id, 'start'),
  flexusInstanceStop: ({ params, ctx }) => operate(ctx, params.instance_id, 'stop'),
  flexusInstanceReboot: ({ params, ctx }) => operate(ctx, params.instance_id, 'reboot'),
  flexusPasswordReset: ({ params, body, ctx }) => {
    const row = instanceOf(ctx, params.instance_id);
    requireAll(ctx, resetTakes);
    const obstacle = resetObstacle(ctx, row);
    if (obstacle !== undefined) throw obstacle;
    const broken = checkInstancePassword(body.new_password, row.user_name ?? 'root').find(
      (check) => !check.kept,
    );
    if (broken !== undefined)
      throw cocErrors.invalid(`The password does not keep the rule: ${broken.rule}.`);
    ctx.tx.summary = `Reset the password of ${row.name}`;
    ctx.tx.insert('cocJobs', {
      id: ctx.newId(),
      domain_id: ctx.caller.account.id,
      title: `Reset password of ${row.user_name ?? 'root'}`,
      kind: 'password',
      image: null,
      document_id: null,
      batch_size: 1,
      created_at: ctx.now,
      by: ctx.caller.user.name,
      by_id: ctx.caller.user.id,
      items: [
        {
          instanceId: row.id,
          instanceName: row.name,
          batch: 1,
          startsAt: ctx.now,
          endsAt: ctx.now,
          outcome: { ok: true },
          cancelled: false,
        },
      ],
    });
    return view(ctx, ctx.tx.update('instances', row.id, { password_changed_at: ctx.now }));
  },
});
