import { cocAutomationRows } from '#src/api/contract/cocAutomation.ts';
import { analyzeRisk } from '#src/domain/coc/risk.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import { cocErrors, requireEnabled } from '../services/coc/cocAgent.ts';
import { instancesOf } from '../services/coc/cocInstances.ts';
import { jobView, startJob } from '../services/coc/cocJobs.ts';
import { runbookAtomics } from '../seed/cocLibrary.ts';
import type { DocumentRow, ScheduleRow } from '../world/tables/coc.ts';

const documentView = ({
  id,
  name,
  type,
  description,
  content,
  risk_level,
  built_in,
  updated_at,
  by,
}: DocumentRow) => ({
  id,
  name,
  type,
  description,
  content,
  risk_level,
  built_in,
  updated_at,
  updated_by: by,
});

function documentOf(ctx: Ctx, id: string): DocumentRow {
  requireEnabled(ctx);
  const found = ctx.tables.cocDocuments.get(id);
  if (found === undefined || found.domain_id !== ctx.caller.account.id)
    throw cocErrors.notFound('document', id);
  return found;
}

function changeable(ctx: Ctx, id: string): DocumentRow {
  const document = documentOf(ctx, id);
  if (document.built_in)
    throw cocErrors.conflict(`${document.name} comes with the service and cannot be changed.`);
  return document;
}

function freeName(ctx: Ctx, name: string, except?: string): void {
  const other = ctx.tables.cocDocuments.find('name', `${ctx.caller.account.id}/${name}`);
  if (other !== undefined && other.id !== except)
    throw cocErrors.conflict(`A script or runbook named ${name} exists already.`);
}

function scheduleOf(ctx: Ctx, id: string): ScheduleRow {
  requireEnabled(ctx);
  const found = ctx.tables.cocSchedules.get(id);
  if (found === undefined || found.domain_id !== ctx.caller.account.id)
    throw cocErrors.notFound('scheduled task', id);
  return found;
}

const scheduleView = (ctx: Ctx, row: ScheduleRow) => {
  const document = ctx.tables.cocDocuments.get(row.document_id);
  const {
    task_name,
    document_id,
    instance_ids,
    every_minutes,
    enabled,
    approval,
    created_by,
    approved_by,
    updated_at,
  } = row;
  return {
    task_id: row.id,
    task_name,
    document_id,
    document_name: document?.name ?? '--',
    instance_ids: [...instance_ids],
    every_minutes,
    risk_level: document?.risk_level ?? ('Low' as const),
    enabled,
    approval,
    created_by,
    approved_by,
    updated_at,
  };
};

const note = (ctx: Ctx, taskId: string, event: string): void =>
  void ctx.tx.insert('cocScheduleEvents', {
    id: ctx.newId(),
    domain_id: ctx.caller.account.id,
    task_id: taskId,
    at: ctx.now,
    by: ctx.caller.user.name,
    event,
  });

/** Changes a task and writes it into the task's history. */
function change(ctx: Ctx, task: ScheduleRow, patch: Partial<ScheduleRow>, event: string) {
  const row = ctx.tx.update('cocSchedules', task.id, { ...patch, updated_at: ctx.now });
  note(ctx, task.id, event);
  ctx.tx.summary = `${event}: ${row.task_name}`;
  return scheduleView(ctx, row);
}

/** Scripts, runbooks and scheduled tasks. */
export const cocAutomationHandlers = implement(cocAutomationRows, {
  cocDocumentList: ({ ctx }) => {
    requireEnabled(ctx);
    return {
      documents: ctx.tables.cocDocuments.by('domain', ctx.caller.account.id).map(documentView),
    };
  },
  cocDocumentCreate: ({ body, ctx }) => {
    requireEnabled(ctx);
    freeName(ctx, body.name);
    ctx.tx.summary = `Created ${body.name}`;
    return documentView(
      ctx.tx.insert('cocDocuments', {
        ...body,
        id: ctx.newId(),
        domain_id: ctx.caller.account.id,
        risk_level: analyzeRisk(body.content).level,
        built_in: false,
        updated_at: ctx.now,
        by: ctx.caller.user.name,
      }),
    );
  },
  cocDocumentAnalyze: ({ body, ctx }) => {
    requireEnabled(ctx);
    const { level, findings } = analyzeRisk(body.content);
    return { level, findings: [...findings] };
  },
  cocDocumentShow: ({ params, ctx }) => documentView(documentOf(ctx, params.document_id)),
  cocDocumentUpdate: ({ params, body, ctx }) => {
    const document = changeable(ctx, params.document_id);
    freeName(ctx, body.name, document.id);
    ctx.tx.summary = `Changed ${body.name}`;
    return documentView(
      ctx.tx.update('cocDocuments', document.id, {
        ...body,
        risk_level: analyzeRisk(body.content).level,
        updated_at: ctx.now,
        by: ctx.caller.user.name,
      }),
    );
  },
  cocDocumentDelete: ({ params, ctx }) => {
    const document = changeable(ctx, params.document_id);
    const user = ctx.tables.cocSchedules
      .by('domain', ctx.caller.account.id)
      .find((task) => task.document_id === document.id);
    if (user !== undefined)
      throw cocErrors.conflict(`The scheduled task ${user.task_name} runs ${document.name}.`);
    ctx.tx.summary = `Deleted ${document.name}`;
    ctx.tx.remove('cocDocuments', document.id);
  },
  cocDocumentExecute: ({ params, body, ctx }) => {
    const document = documentOf(ctx, params.document_id);
    return jobView(
      startJob(ctx, {
        title: `Run ${document.name}`,
        kind: 'document',
        instances: instancesOf(ctx, body.instance_ids),
        batchSize: body.batch_size,
        documentId: document.id,
      }),
      ctx.now,
    );
  },
  cocAtomicList: ({ ctx }) => {
    requireEnabled(ctx);
    return {
      atomics: runbookAtomics.map(({ id, name, description }) => ({ id, name, description })),
    };
  },
  cocAtomicShow: ({ params, ctx }) => {
    requireEnabled(ctx);
    const atomic = runbookAtomics.find((one) => one.id === params.atomic_id);
    if (atomic === undefined) throw cocErrors.notFound('building block', params.atomic_id);
    return atomic;
  },
  cocScheduleList: ({ ctx }) => {
    requireEnabled(ctx);
    return {
      tasks: ctx.tables.cocSchedules
        .by('domain', ctx.caller.account.id)
        .map((row) => scheduleView(ctx, row)),
    };
  },
  cocScheduleCreate: ({ body, ctx }) => {
    documentOf(ctx, body.document_id);
    instancesOf(ctx, body.instance_ids);
    const row = ctx.tx.insert('cocSchedules', {
      ...body,
      id: ctx.newId(),
      domain_id: ctx.caller.account.id,
      enabled: false,
      approval: 'Pending review',
      created_by: ctx.caller.user.name,
      approved_by: null,
      updated_at: ctx.now,
    });
    note(ctx, row.id, 'Created');
    ctx.tx.summary = `Created scheduled task ${row.task_name}`;
    return scheduleView(ctx, row);
  },
  cocScheduleHistories: ({ query, ctx }) => {
    scheduleOf(ctx, query.task_id);
    return {
      histories: ctx.tables.cocScheduleEvents
        .by('task', query.task_id)
        .toReversed()
        .map(({ at, by, event }) => ({ at, by, event })),
    };
  },
  cocScheduleCount: ({ ctx }) => {
    requireEnabled(ctx);
    const all = ctx.tables.cocSchedules.by('domain', ctx.caller.account.id);
    return {
      total: all.length,
      enabled: all.filter((task) => task.enabled).length,
      pending_review: all.filter((task) => task.approval === 'Pending review').length,
    };
  },
  cocScheduleShow: ({ params, ctx }) => scheduleView(ctx, scheduleOf(ctx, params.task_id)),
  cocScheduleUpdate: ({ params, body, ctx }) => {
    const task = scheduleOf(ctx, params.task_id);
    documentOf(ctx, body.document_id);
    instancesOf(ctx, body.instance_ids);
    return change(
      ctx,
      task,
      { ...body, enabled: false, approval: 'Pending review', approved_by: null },
      'Changed, waits for review again',
    );
  },
  cocScheduleDelete: ({ params, ctx }) => {
    const task = scheduleOf(ctx, params.task_id);
    for (const event of ctx.tables.cocScheduleEvents.by('task', task.id))
      ctx.tx.remove('cocScheduleEvents', event.id);
    ctx.tx.remove('cocSchedules', task.id);
    ctx.tx.summary = `Deleted scheduled task ${task.task_name}`;
  },
  cocScheduleEnable: ({ params, ctx }) => {
    const task = scheduleOf(ctx, params.task_id);
    if (task.approval !== 'Approved')
      throw cocErrors.conflict(`${task.task_name} has not been reviewed yet.`);
    return change(ctx, task, { enabled: true }, 'Enabled');
  },
  cocScheduleDisable: ({ params, ctx }) =>
    change(ctx, scheduleOf(ctx, params.task_id), { enabled: false }, 'Disabled'),
  cocScheduleApprove: ({ params, ctx }) =>
    change(
      ctx,
      scheduleOf(ctx, params.task_id),
      { approval: 'Approved', approved_by: ctx.caller.user.name },
      'Approved',
    ),
});
