import { cocResponseRows } from '#src/api/contract/cocResponse.ts';
import { faultFunction } from '#src/domain/coc/functions.ts';
import { agencyVerdict } from '#src/domain/coc/refusal.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import { cocErrors, judgeAgency, requireAgency, requireEnabled } from '../services/coc/cocAgent.ts';
import { instanceNow, instancesOf } from '../services/coc/cocInstances.ts';
import type { DiagnosisRow, DrillRow, IncidentRow, InstanceRow } from '../world/tables/coc.ts';

const taskView = ({ id, instance_id, instance_name, created_at, by }: DiagnosisRow) => ({
  task_id: id,
  instance_id,
  instance_name,
  created_at,
  created_by: by,
});
const incidentView = ({
  incident_num,
  title,
  level,
  description,
  status,
  assignee,
  created_at,
  by,
  closed_at,
}: IncidentRow) => ({
  incident_num,
  title,
  level,
  description,
  status,
  assignee,
  created_at,
  created_by: by,
  closed_at,
});
const drillView = ({
  id,
  instance_id,
  instance_name,
  fault,
  started_at,
  by,
  ended_at,
}: DrillRow) => ({
  id,
  instance_id,
  instance_name,
  fault,
  status: ended_at === null ? ('Fault injected' as const) : ('Ended' as const),
  started_at,
  started_by: by,
  ended_at,
});

/**
 * What can be known about an instance from here: its state, its agent, its application, and what
 * COC may do with it.
 */
function examine(ctx: Ctx, instance: InstanceRow): DiagnosisRow['checks'] {
  const { status } = instanceNow(instance, ctx.now);
  const { row, decision, agency } = judgeAgency(
    ctx,
    instance.type === 'RDS'
      ? 'restartDatabases'
      : instance.type === 'DCS'
        ? 'restartDcsNodes'
        : 'runJobs',
    instance.project_id,
  );
  const managed = ctx.tables.cocManaged.get(instance.id) !== undefined;
  return [
    { name: 'Power state', passed: status === 'Running', finding: status },
    {
      name: 'UniAgent',
      passed: instance.agent_installed,
      finding: instance.agent_installed
        ? 'Installed'
        : 'Not installed: scripts and password resets cannot reach the instance',
    },
    {
      name: 'Resource Management',
      passed: managed,
      finding: managed ? 'Synchronized' : 'Not synchronized yet',
    },
    {
      name: 'Application',
      passed: instance.application !== null,
      finding: instance.application ?? 'Belongs to no application',
    },
    { name: 'Agency', passed: decision.allowed, finding: agencyVerdict(row, decision, agency) },
  ];
}

/** Diagnosis, incidents, drills, people and the organization. */
export const cocResponseHandlers = implement(cocResponseRows, {
  cocDiagnosisList: ({ ctx }) => {
    requireEnabled(ctx);
    return {
      tasks: ctx.tables.cocDiagnoses.by('domain', ctx.caller.account.id).toReversed().map(taskView),
    };
  },
  cocDiagnosisCreate: ({ body, ctx }) => {
    requireEnabled(ctx);
    const instances = instancesOf(ctx, [body.instance_id]);
    const rows = instances.map((instance) =>
      ctx.tx.insert('cocDiagnoses', {
        id: ctx.newId(),
        domain_id: ctx.caller.account.id,
        instance_id: instance.id,
        instance_name: instance.name,
        created_at: ctx.now,
        by: ctx.caller.user.name,
        checks: examine(ctx, instance),
      }),
    );
    ctx.tx.summary = `Diagnosed ${instances.map((instance) => instance.name).join(', ')}`;
    return firstOf(rows.map(taskView));
  },
  cocDiagnosisShow: ({ params, ctx }) => {
    const task = ctx.tables.cocDiagnoses.get(params.task_id);
    if (task === undefined || task.domain_id !== ctx.caller.account.id)
      throw cocErrors.notFound('diagnosis task', params.task_id);
    return { ...taskView(task), checks: task.checks.map((check) => ({ ...check })) };
  },
  cocIncidentList: ({ ctx }) => {
    requireEnabled(ctx);
    return {
      incidents: ctx.tables.cocIncidents
        .by('domain', ctx.caller.account.id)
        .toReversed()
        .map(incidentView),
    };
  },
  cocIncidentCreate: ({ body, ctx }) => {
    requireEnabled(ctx);
    const number = `INC${String(ctx.tables.cocIncidents.count('domain', ctx.caller.account.id) + 1).padStart(6, '0')}`;
    ctx.tx.summary = `Opened incident ${number}`;
    return incidentView(
      ctx.tx.insert('cocIncidents', {
        ...body,
        id: ctx.newId(),
        domain_id: ctx.caller.account.id,
        incident_num: number,
        status: 'Open',
        assignee: null,
        created_at: ctx.now,
        by: ctx.caller.user.name,
        closed_at: null,
      }),
    );
  },
  cocIncidentHandle: ({ body, ctx }) => {
    requireEnabled(ctx);
    const incident = ctx.tables.cocIncidents.find(
      'number',
      `${ctx.caller.account.id}/${body.incident_num}`,
    );
    if (incident === undefined) throw cocErrors.notFound('incident', body.incident_num);
    if (incident.status === 'Closed')
      throw cocErrors.conflict(`${incident.incident_num} is closed.`);
    ctx.tx.summary =
      body.operate_key === 'assign'
        ? `Assigned ${incident.incident_num} to ${body.assignee}`
        : `Closed ${incident.incident_num}`;
    return incidentView(
      ctx.tx.update(
        'cocIncidents',
        incident.id,
        body.operate_key === 'assign'
          ? { status: 'Assigned', assignee: body.assignee }
          : { status: 'Closed', closed_at: ctx.now },
      ),
    );
  },
  cocDrillList: ({ ctx }) => {
    requireEnabled(ctx);
    return {
      drills: ctx.tables.cocDrills.by('domain', ctx.caller.account.id).toReversed().map(drillView),
    };
  },
  cocDrillStart: ({ body, ctx }) => {
    requireEnabled(ctx);
    const instance = firstOf(instancesOf(ctx, [body.instance_id]));
    if (instance.type !== 'DCS')
      throw cocErrors.invalid('Faults are injected into DCS instances only.');
    if (
      ctx.tables.cocDrills
        .by('domain', ctx.caller.account.id)
        .some((drill) => drill.instance_id === instance.id && drill.ended_at === null)
    )
      throw cocErrors.conflict(`A drill on ${instance.name} is still running.`);
    requireAgency(ctx, faultFunction[body.fault], instance.project_id);
    ctx.tx.summary = `Injected a fault into ${instance.name}`;
    return drillView(
      ctx.tx.insert('cocDrills', {
        id: ctx.newId(),
        domain_id: ctx.caller.account.id,
        instance_id: instance.id,
        instance_name: instance.name,
        fault: body.fault,
        started_at: ctx.now,
        by: ctx.caller.user.name,
        ended_at: null,
      }),
    );
  },
  cocDrillEnd: ({ params, ctx }) => {
    requireEnabled(ctx);
    const drill = ctx.tables.cocDrills.get(params.drill_id);
    if (drill === undefined || drill.domain_id !== ctx.caller.account.id)
      throw cocErrors.notFound('drill', params.drill_id);
    if (drill.ended_at !== null) throw cocErrors.conflict('The drill has ended already.');
    ctx.tx.summary = `Ended the drill on ${drill.instance_name}`;
    return drillView(ctx.tx.update('cocDrills', drill.id, { ended_at: ctx.now }));
  },
  cocPersonnelList: ({ ctx }) => {
    requireEnabled(ctx);
    requireAgency(ctx, 'readPersonnel');
    const { tables, caller } = ctx;
    return {
      personnel: tables.users
        .page('name', caller.account.id, { limit: 200 })
        .map(({ id, name, description, enabled }) => ({ id, name, description, enabled })),
      total: tables.users.partSize('name', caller.account.id),
    };
  },
  cocSubscriptionList: ({ ctx }) => {
    requireEnabled(ctx);
    return {
      subscriptions: ctx.tables.cocSubscriptions
        .by('domain', ctx.caller.account.id)
        .map(({ id, person_name, channel, created_at, by }) => ({
          id,
          person_name,
          channel,
          created_at,
          created_by: by,
        })),
    };
  },
  cocSubscriptionCreate: ({ body, ctx }) => {
    requireEnabled(ctx);
    requireAgency(ctx, 'subscribeChannels');
    const account = ctx.caller.account.id;
    if (ctx.tables.users.find('name', `${account}/${body.person_name}`) === undefined)
      throw cocErrors.notFound('person', body.person_name);
    if (
      ctx.tables.cocSubscriptions
        .by('domain', account)
        .some((one) => one.person_name === body.person_name && one.channel === body.channel)
    )
      throw cocErrors.conflict(`${body.person_name} is subscribed to ${body.channel} already.`);
    ctx.tx.summary = `Subscribed ${body.person_name} to ${body.channel}`;
    const { id, person_name, channel, created_at, by } = ctx.tx.insert('cocSubscriptions', {
      ...body,
      id: ctx.newId(),
      domain_id: account,
      created_at: ctx.now,
      by: ctx.caller.user.name,
    });
    return { id, person_name, channel, created_at, created_by: by };
  },
  cocOrganizationList: ({ ctx }) => {
    requireEnabled(ctx);
    requireAgency(ctx, 'queryOrganization');
    const accounts = [...ctx.tables.domains.all()].filter((domain) => domain.kind === 'account');
    return {
      accounts: accounts.map(({ id, name }) => ({
        id,
        name,
        joined: id === ctx.caller.account.id ? 'Management account' : 'Member account',
      })),
    };
  },
});

function firstOf<T>(rows: readonly T[]): T {
  const [first] = rows;
  if (first === undefined) throw new Error('Nothing to answer with');
  return first;
}
