import type { CocFunctionId } from './functions.ts';

/** Kinds of instances that COC operates. */
export type InstanceType = 'ECS' | 'RDS' | 'FlexusL' | 'DCS';
export type InstanceOperation = 'start' | 'stop' | 'reboot' | 'changeOS' | 'reinstallOS';

/** How COC carries out an operation, or that it does not offer it for this kind of instance. */
export type OperationPlan =
  | { readonly offered: true; readonly through: CocFunctionId }
  | { readonly offered: false; readonly reason: string };

const through = (id: CocFunctionId): OperationPlan => ({ offered: true, through: id });
const refuse = (reason: string): OperationPlan => ({ offered: false, reason });

/**
 * Which of COC's functions an operation on one instance takes. Restart covers ECSs and RDS DB
 * instances, OS changes cover ECSs (docs/sources/coc-enabling.md#table-1); FlexusL instances
 * count as ECSs (ours: same family). Starting, stopping and restarting a single server run as a
 * job of the service-linked agency, so an account of the 2024 beta can do that without the
 * default policy (ours).
 */
export function planOperation(
  operation: InstanceOperation,
  type: InstanceType,
  instances: number,
): OperationPlan {
  switch (type) {
    case 'DCS':
      return refuse(
        'DCS instances are not operated in batches; faults are injected into them in Chaos Drills.',
      );
    case 'RDS':
      return operation === 'reboot'
        ? through('restartDatabases')
        : refuse('For RDS DB instances only restarting is offered.');
    case 'ECS':
    case 'FlexusL':
      switch (operation) {
        case 'changeOS':
          return through('changeOs');
        case 'reinstallOS':
          return through('reinstallOs');
        case 'reboot':
          return through(instances > 1 ? 'batchRestartServers' : 'runJobs');
        case 'start':
        case 'stop':
          return through('runJobs');
      }
  }
}

/** Power states an instance can be in. */
export type PowerState = 'Running' | 'Stopped';

/**
 * Why an operation cannot start on an instance that shows this state, which may also be one under
 * way such as "Restarting". Which state each needs is ours, after the ECS console: OS operations
 * need a stopped server.
 */
export function stateRefusal(operation: InstanceOperation, shown: string): string | undefined {
  const needs: PowerState = operation === 'stop' || operation === 'reboot' ? 'Running' : 'Stopped';
  return shown === needs
    ? undefined
    : `The instance is ${shown.slice(0, 1).toLowerCase()}${shown.slice(1)}; this needs one that is ${needs.toLowerCase()}.`;
}

/** What an operation makes of an instance, or why it cannot start from where it is. */
export function resultOf(
  operation: InstanceOperation,
  from: PowerState,
):
  | { readonly ok: true; readonly status: PowerState }
  | { readonly ok: false; readonly reason: string } {
  const reason = stateRefusal(operation, from);
  return reason === undefined
    ? { ok: true, status: operation === 'stop' ? 'Stopped' : 'Running' }
    : { ok: false, reason };
}
