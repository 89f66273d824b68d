import type { AgencyPermissionName } from '#src/domain/coc/agencies.ts';
import type { CocFunctionId } from '#src/domain/coc/functions.ts';
import type { EnablingStepId } from '#src/domain/coc/steps.ts';
import { z } from '../endpoint/zod.ts';

/**
 * Wire shapes of Cloud Operations Center. Names follow the public COC SDK (`services/coc/v1`)
 * where it has the object; the rest is ours, since the service publishes none of it. Times are
 * epoch milliseconds.
 */

const permissionName = z.custom<AgencyPermissionName>((value) => typeof value === 'string');
const functionId = z.custom<CocFunctionId>((value) => typeof value === 'string');
const stepId = z.custom<EnablingStepId>((value) => typeof value === 'string');

/** A permission of Table 1 that the agency lacks, with what is needed to grant it. */
export const MissingPolicy = z.object({
  policy_name: permissionName,
  role_id: z.string(),
  scope: z.enum(['all', 'global']),
});

/** What COC can do on the account's behalf right now, judged by the agency's grants. */
export const FunctionState = z.object({
  id: functionId,
  allowed: z.boolean(),
  decision: z.string(),
});

export const AgencyState = z.object({
  state: z.enum(['not-enabled', 'incomplete', 'expired', 'under-authorized', 'enabled']),
  missing_steps: z.array(stepId),
  missing_policies: z.array(MissingPolicy),
  service_agency: z.nullable(z.object({ agency_id: z.string(), name: z.string() })),
  service_linked_agency: z.nullable(z.object({ agency_id: z.string(), name: z.string() })),
  enabled_at: z.nullable(z.number()),
  enabled_by: z.nullable(z.string()),
  functions: z.array(FunctionState),
});

export const InstanceType = z.enum(['ECS', 'RDS', 'FlexusL', 'DCS']);
export const InstanceStatus = z.enum([
  'Running',
  'Stopped',
  'Starting',
  'Stopping',
  'Restarting',
  'Changing OS',
  'Reinstalling OS',
]);

export const CocInstance = z.object({
  id: z.string(),
  name: z.string(),
  type: InstanceType,
  region_id: z.string(),
  status: InstanceStatus,
  image: z.nullable(z.string()),
  agent_installed: z.boolean(),
  application: z.nullable(z.string()),
});

export const Application = z.object({
  id: z.string(),
  name: z.string(),
  resources: z.array(z.object({ id: z.string(), name: z.string(), type: InstanceType })),
});

export const JobItem = z.object({
  instance_id: z.string(),
  instance_name: z.string(),
  batch: z.number(),
  status: z.enum(['Waiting', 'Running', 'Succeeded', 'Failed', 'Canceled']),
  /** Why it failed. */
  message: z.nullable(z.string()),
});

export const Job = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.enum([
    'start',
    'stop',
    'reboot',
    'changeOS',
    'reinstallOS',
    'document',
    'password',
    'drill',
  ]),
  status: z.enum(['Running', 'Succeeded', 'Failed', 'Partially failed', 'Canceled']),
  created_at: z.number(),
  created_by: z.string(),
  items: z.array(JobItem),
});

export const RiskLevel = z.enum(['Low', 'Medium', 'High']);
export const Document = z.object({
  id: z.string(),
  name: z.string(),
  type: z.enum(['Script', 'Runbook']),
  description: z.string(),
  content: z.string(),
  risk_level: RiskLevel,
  /** Documents that come with the service can be run and read, not changed. */
  built_in: z.boolean(),
  updated_at: z.number(),
  updated_by: z.string(),
});
export const DocumentInput = z.object({
  name: z
    .string()
    .check(z.trim(), z.minLength(1, 'Enter a name.'), z.maxLength(64, 'At most 64 characters.')),
  type: z.enum(['Script', 'Runbook']),
  description: z.string().check(z.maxLength(255, 'At most 255 characters.')),
  content: z
    .string()
    .check(z.minLength(1, 'Enter the content.'), z.maxLength(10_000, 'At most 10,000 characters.')),
});
export const RiskReport = z.object({
  level: RiskLevel,
  findings: z.array(
    z.object({ line: z.number(), level: RiskLevel, text: z.string(), reason: z.string() }),
  ),
});

export const Atomic = z.object({ id: z.string(), name: z.string(), description: z.string() });
export const AtomicDetails = z.extend(Atomic, {
  inputs: z.array(z.object({ name: z.string(), meaning: z.string() })),
  acts_with: z.string(),
});

export const Schedule = z.object({
  task_id: z.string(),
  task_name: z.string(),
  document_id: z.string(),
  document_name: z.string(),
  instance_ids: z.array(z.string()),
  /** Every so many minutes. */
  every_minutes: z.number(),
  risk_level: RiskLevel,
  enabled: z.boolean(),
  approval: z.enum(['Pending review', 'Approved']),
  created_by: z.string(),
  approved_by: z.nullable(z.string()),
  updated_at: z.number(),
});
export const ScheduleInput = z.object({
  task_name: z
    .string()
    .check(z.trim(), z.minLength(1, 'Enter a name.'), z.maxLength(64, 'At most 64 characters.')),
  document_id: z.string().check(z.minLength(1, 'Select a script or runbook.')),
  instance_ids: z
    .array(z.string())
    .check(
      z.minLength(1, 'Select at least one instance.'),
      z.maxLength(100, 'At most 100 instances.'),
    ),
  every_minutes: z.coerce
    .number()
    .check(
      z.int(),
      z.minimum(5, 'At least 5 minutes.'),
      z.maximum(10_080, 'At most a week (10,080 minutes).'),
    ),
});
export const ScheduleHistory = z.object({ at: z.number(), by: z.string(), event: z.string() });

export const DiagnosisTask = z.object({
  task_id: z.string(),
  instance_id: z.string(),
  instance_name: z.string(),
  created_at: z.number(),
  created_by: z.string(),
});
export const DiagnosisDetails = z.extend(DiagnosisTask, {
  checks: z.array(z.object({ name: z.string(), passed: z.boolean(), finding: z.string() })),
});

export const Incident = z.object({
  incident_num: z.string(),
  title: z.string(),
  level: z.enum(['P1', 'P2', 'P3', 'P4']),
  description: z.string(),
  status: z.enum(['Open', 'Assigned', 'Closed']),
  assignee: z.nullable(z.string()),
  created_at: z.number(),
  created_by: z.string(),
  closed_at: z.nullable(z.number()),
});
export const IncidentInput = z.object({
  title: z
    .string()
    .check(z.trim(), z.minLength(1, 'Enter a title.'), z.maxLength(128, 'At most 128 characters.')),
  level: z.enum(['P1', 'P2', 'P3', 'P4']),
  description: z.string().check(z.maxLength(1000, 'At most 1,000 characters.')),
});

export const DrillFault = z.enum(['switchover', 'nodeRestart', 'shrink']);
export const Drill = z.object({
  id: z.string(),
  instance_id: z.string(),
  instance_name: z.string(),
  fault: DrillFault,
  status: z.enum(['Fault injected', 'Ended']),
  started_at: z.number(),
  started_by: z.string(),
  ended_at: z.nullable(z.number()),
});

export const Person = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  enabled: z.boolean(),
});
export const Channel = z.enum(['Email', 'SMS', 'DingTalk', 'WeCom']);
export const Subscription = z.object({
  id: z.string(),
  person_name: z.string(),
  channel: Channel,
  created_at: z.number(),
  created_by: z.string(),
});

export const MemberAccount = z.object({ id: z.string(), name: z.string(), joined: z.string() });

const ids = z
  .array(z.string())
  .check(
    z.minLength(1, 'Select at least one instance.'),
    z.maxLength(100, 'At most 100 instances at a time.'),
  );
/** A run over instances. `batch_size` says how many go at a time; without it all go at once. */
export const InstancesInput = z.object({
  instance_ids: ids,
  batch_size: z.optional(z.int().check(z.minimum(1), z.maximum(100))),
});
export const ChangeOsInput = z.extend(InstancesInput, {
  image: z.string().check(z.minLength(1, 'Select an image.')),
});
