import type { JobItem } from '#src/domain/coc/jobs.ts';
import type { InstanceOperation, InstanceType, PowerState } from '#src/domain/coc/operations.ts';
import type { RiskLevel } from '#src/domain/coc/risk.ts';
import { table } from '#mocks/ground/table.ts';

type Owned = { readonly id: string; readonly domain_id: string };

/**
 * That enabling was finished; `id` is the account's. Whether COC works still follows from the
 * agencies. Times in epoch ms.
 */
export type CocEnablingRow = { readonly id: string; readonly at: number; readonly by: string };

/** What an operation makes of an instance once its time has come. */
export type PendingChange = {
  readonly job_id: string;
  readonly operation: InstanceOperation;
  readonly starts_at: number;
  readonly ends_at: number;
  readonly status: PowerState;
  readonly image: string | null;
};

/**
 * A server or database of the account, whichever service shows it. FlexusL's own fields are null
 * for the other kinds.
 */
export type InstanceRow = Owned & {
  readonly name: string;
  readonly type: InstanceType;
  readonly region_id: string;
  readonly project_id: string;
  readonly status: PowerState;
  readonly image: string | null;
  readonly flavor: string;
  readonly address: string;
  readonly agent_installed: boolean;
  readonly application: string | null;
  readonly user_name: string | null;
  readonly password_changed_at: number | null;
  readonly created_at: number;
  readonly pending: PendingChange | null;
};

/** An instance that COC knows since a synchronization; `id` is the instance's. */
export type ManagedRow = Owned & { readonly since: number };

/** When the account's resources were last synchronized; `id` is the account's. */
export type SynchronizationRow = { readonly id: string; readonly at: number };

/** What a job does to its instances. */
export type JobKind = InstanceOperation | 'document' | 'password' | 'drill';
export type JobRow = Owned & {
  readonly title: string;
  readonly kind: JobKind;
  readonly image: string | null;
  readonly document_id: string | null;
  readonly batch_size: number;
  readonly created_at: number;
  readonly by: string;
  readonly by_id: string;
  readonly items: readonly JobItem[];
};

export type DocumentRow = Owned & {
  readonly name: string;
  readonly type: 'Script' | 'Runbook';
  readonly description: string;
  readonly content: string;
  readonly risk_level: RiskLevel;
  readonly built_in: boolean;
  readonly updated_at: number;
  readonly by: string;
};

export type ScheduleRow = Owned & {
  readonly task_name: string;
  readonly document_id: string;
  readonly instance_ids: readonly string[];
  readonly every_minutes: number;
  readonly enabled: boolean;
  readonly approval: 'Pending review' | 'Approved';
  readonly created_by: string;
  readonly approved_by: string | null;
  readonly updated_at: number;
};
export type ScheduleEventRow = Owned & {
  readonly task_id: string;
  readonly at: number;
  readonly by: string;
  readonly event: string;
};

export type DiagnosisRow = Owned & {
  readonly instance_id: string;
  readonly instance_name: string;
  readonly created_at: number;
  readonly by: string;
  readonly checks: readonly {
    readonly name: string;
    readonly passed: boolean;
    readonly finding: string;
  }[];
};

export type IncidentRow = Owned & {
  readonly incident_num: string;
  readonly title: string;
  readonly level: 'P1' | 'P2' | 'P3' | 'P4';
  readonly description: string;
  readonly status: 'Open' | 'Assigned' | 'Closed';
  readonly assignee: string | null;
  readonly created_at: number;
  readonly by: string;
  readonly closed_at: number | null;
};

export type DrillRow = Owned & {
  readonly instance_id: string;
  readonly instance_name: string;
  readonly fault: 'switchover' | 'nodeRestart' | 'shrink';
  readonly started_at: number;
  readonly by: string;
  readonly ended_at: number | null;
};

export type SubscriptionRow = Owned & {
  readonly person_name: string;
  readonly channel: 'Email' | 'SMS' | 'DingTalk' | 'WeCom';
  readonly created_at: number;
  readonly by: string;
};

const account = (row: Owned): string => row.domain_id;
const perAccount = { multi: { domain: account } } as const;

/** Tables of Cloud Operations Center and of the instances that it and FlexusL show. */
export const cocTables = {
  cocEnablings: table<CocEnablingRow>()({}),
  instances: table<InstanceRow>()(perAccount),
  cocManaged: table<ManagedRow>()(perAccount),
  cocSynchronizations: table<SynchronizationRow>()({}),
  cocJobs: table<JobRow>()(perAccount),
  cocDocuments: table<DocumentRow>()({
    ...perAccount,
    unique: { name: (row: DocumentRow) => `${row.domain_id}/${row.name}` },
  }),
  cocSchedules: table<ScheduleRow>()(perAccount),
  cocScheduleEvents: table<ScheduleEventRow>()({
    multi: { task: (row: ScheduleEventRow) => row.task_id },
  }),
  cocDiagnoses: table<DiagnosisRow>()(perAccount),
  cocIncidents: table<IncidentRow>()({
    ...perAccount,
    unique: { number: (row: IncidentRow) => `${row.domain_id}/${row.incident_num}` },
  }),
  cocDrills: table<DrillRow>()(perAccount),
  cocSubscriptions: table<SubscriptionRow>()(perAccount),
} as const;
