import {
  serviceAgencyName,
  serviceLinkedAgencyName,
  serviceLinkedPolicyName,
  type AgencyPermissionName,
} from './agencies.ts';

/** What COC does in other services on behalf of the account. */
export type CocFunctionId =
  | 'readPersonnel'
  | 'synchronizeResources'
  | 'switchDcsNodes'
  | 'restartDcsNodes'
  | 'scaleDcs'
  | 'subscribeChannels'
  | 'batchRestartServers'
  | 'restartDatabases'
  | 'changeOs'
  | 'reinstallOs'
  | 'queryOrganization'
  | 'runJobs';

export type CocFunction = {
  readonly id: CocFunctionId;
  readonly title: string;
  /** Module of the COC console in which people meet it. */
  readonly module: string;
  readonly agency: typeof serviceAgencyName | typeof serviceLinkedAgencyName;
  /** Action that the agency needs, in the vocabulary of the service it is sent to. */
  readonly action: string;
  readonly class: 'global' | 'project';
  /** The permission that Table 1 provides for it; null where Table 1 provides none. */
  readonly providedBy: AgencyPermissionName | typeof serviceLinkedPolicyName | null;
};

/**
 * Scenarios of Table 1 as calls. The table names scenarios, not actions: which action each one
 * takes is ours, from the public action lists of IAM, RMS, DCS, SMN, ECS and RDS. Scaling stands
 * here because the table says that DCS UserAccess leaves it out.
 */
export const cocFunctions: readonly CocFunction[] = [
  {
    id: 'readPersonnel',
    title: 'Read the people of the account',
    module: 'Personnel Management',
    agency: serviceAgencyName,
    action: 'iam:users:listUsers',
    class: 'global',
    providedBy: 'IAM ReadOnlyAccess',
  },
  {
    id: 'synchronizeResources',
    title: 'Synchronize resources',
    module: 'Resource Management',
    agency: serviceAgencyName,
    action: 'rms:resources:list',
    class: 'global',
    providedBy: 'RMS ReadOnlyAccess',
  },
  {
    id: 'switchDcsNodes',
    title: 'Inject a DCS fault: primary/standby switchover',
    module: 'Chaos Drills',
    agency: serviceAgencyName,
    action: 'dcs:instance:swap',
    class: 'project',
    providedBy: 'DCS UserAccess',
  },
  {
    id: 'restartDcsNodes',
    title: 'Inject a DCS fault: node restart',
    module: 'Chaos Drills',
    agency: serviceAgencyName,
    action: 'dcs:instance:modifyStatus',
    class: 'project',
    providedBy: 'DCS UserAccess',
  },
  {
    id: 'scaleDcs',
    title: 'Inject a DCS fault: shrink the instance',
    module: 'Chaos Drills',
    agency: serviceAgencyName,
    action: 'dcs:instance:scale',
    class: 'project',
    providedBy: null,
  },
  {
    id: 'subscribeChannels',
    title: 'Subscribe to notification channels',
    module: 'Personnel Management',
    agency: serviceAgencyName,
    action: 'smn:topic:update',
    class: 'project',
    providedBy: 'COCServiceAgencyDefaultPolicy',
  },
  {
    id: 'batchRestartServers',
    title: 'Restart ECSs in batches',
    module: 'Batch Resource Operations',
    agency: serviceAgencyName,
    action: 'ecs:cloudServers:reboot',
    class: 'project',
    providedBy: 'COCServiceAgencyDefaultPolicy',
  },
  {
    id: 'restartDatabases',
    title: 'Restart RDS DB instances',
    module: 'Batch Resource Operations',
    agency: serviceAgencyName,
    action: 'rds:instance:restart',
    class: 'project',
    providedBy: 'COCServiceAgencyDefaultPolicy',
  },
  {
    id: 'changeOs',
    title: 'Change the OS',
    module: 'Batch Resource Operations',
    agency: serviceAgencyName,
    action: 'ecs:cloudServers:changeOS',
    class: 'project',
    providedBy: 'COCServiceAgencyDefaultPolicy',
  },
  {
    id: 'reinstallOs',
    title: 'Reinstall the OS',
    module: 'Batch Resource Operations',
    agency: serviceAgencyName,
    action: 'ecs:cloudServers:rebuild',
    class: 'project',
    providedBy: 'COCServiceAgencyDefaultPolicy',
  },
  {
    id: 'queryOrganization',
    title: 'Query organization information',
    module: 'Cross-account use',
    agency: serviceAgencyName,
    action: 'organizations:accounts:list',
    class: 'global',
    providedBy: 'COCServiceAgencyDefaultPolicy',
  },
  {
    id: 'runJobs',
    title: 'Run scripts and single-instance operations',
    module: 'Automated O&M',
    agency: serviceLinkedAgencyName,
    action: 'aom:uniagentJob:create',
    class: 'project',
    providedBy: serviceLinkedPolicyName,
  },
];

/** Which function each fault of a drill is injected by. */
export const faultFunction = {
  switchover: 'switchDcsNodes',
  nodeRestart: 'restartDcsNodes',
  shrink: 'scaleDcs',
} as const satisfies Readonly<Record<string, CocFunctionId>>;

const byId = new Map(cocFunctions.map((row) => [row.id, row]));

/** The function with that id. */
export function cocFunction(id: CocFunctionId): CocFunction {
  const found = byId.get(id);
  if (found === undefined) throw new Error(`COC has no function ${id}`);
  return found;
}

/** What a permission of Table 1 is used for, to say what removing it costs. */
export const functionsOf = (permission: string): readonly CocFunction[] =>
  cocFunctions.filter((row) => row.providedBy === permission);
