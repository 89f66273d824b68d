import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { acts, creates, reads } from './calls.ts';
import { guard } from './shapes.ts';
import { ours, sdk, seed, service } from './cocRow.ts';
import * as schema from './cocSchemas.ts';

/** Diagnosis, incidents, drills, people and the organization. */
export const cocResponseRows = {
  cocDiagnosisList: {
    ...service,
    ...reads('/coc/v1/diagnosis/tasks'),
    access: guard('coc:application:GetDiagnosisTaskDetails'),
    response: z.object({ tasks: z.array(schema.DiagnosisTask) }),
    operation: 'ListDiagnosisTasks',
    summary: 'Diagnosis tasks',
    source: seed,
  },
  cocDiagnosisCreate: {
    ...service,
    ...creates('/coc/v1/diagnosis/tasks'),
    access: guard('coc:application:CreateDiagnosisTask'),
    body: z.object({ instance_id: z.string().check(z.minLength(1, 'Select an instance.')) }),
    response: schema.DiagnosisTask,
    operation: 'CreateDiagnosisTask',
    summary: 'Diagnose an instance',
    source: seed,
  },
  cocDiagnosisShow: {
    ...service,
    ...reads('/coc/v1/diagnosis/tasks/:task_id'),
    access: guard('coc:application:GetDiagnosisTaskDetails'),
    response: schema.DiagnosisDetails,
    operation: 'ShowDiagnosisTask',
    summary: 'What a diagnosis found',
    source: seed,
  },
  cocIncidentList: {
    ...service,
    ...reads('/coc/v1/incident-tickets'),
    access: guard('coc:ticket:list'),
    response: z.object({ incidents: z.array(schema.Incident) }),
    operation: 'ListIncidents',
    summary: 'Incidents',
    source: sdk,
  },
  cocIncidentCreate: {
    ...service,
    ...creates('/coc/v1/external/incident/create'),
    access: guard('coc:incident:create'),
    body: schema.IncidentInput,
    response: schema.Incident,
    operation: 'CreateIncident',
    summary: 'Open an incident',
    source: sdk,
  },
  cocIncidentHandle: {
    ...service,
    ...acts('/coc/v1/external/incident/handle'),
    access: guard('coc:incident:handle'),
    body: z.discriminatedUnion('operate_key', [
      z.object({
        operate_key: z.literal('assign'),
        incident_num: z.string(),
        assignee: z
          .string()
          .check(
            z.trim(),
            z.minLength(1, 'Enter who takes it over.'),
            z.maxLength(64, 'At most 64 characters.'),
          ),
      }),
      z.object({ operate_key: z.literal('close'), incident_num: z.string() }),
    ]),
    response: schema.Incident,
    operation: 'HandleIncident',
    summary: 'Assign or close an incident',
    source: sdk,
  },
  cocDrillList: {
    ...service,
    ...reads('/coc/v1/drills'),
    access: guard('coc:job:list'),
    response: z.object({ drills: z.array(schema.Drill) }),
    operation: 'ListDrills',
    summary: 'Chaos drills',
    source: ours,
  },
  cocDrillStart: {
    ...service,
    ...creates('/coc/v1/drills'),
    access: guard('coc:instance:executeDocument'),
    body: z.object({
      instance_id: z.string().check(z.minLength(1, 'Select a DCS instance.')),
      fault: schema.DrillFault,
    }),
    response: schema.Drill,
    operation: 'StartDrill',
    summary: 'Inject a fault into a DCS instance through the agency',
    source: ours,
  },
  cocDrillEnd: {
    ...service,
    ...acts('/coc/v1/drills/:drill_id/end'),
    access: guard('coc:job:action'),
    response: schema.Drill,
    operation: 'EndDrill',
    summary: 'End a drill',
    source: ours,
  },
  cocPersonnelList: {
    ...service,
    ...reads('/coc/v1/personnel'),
    access: guard('coc:personnel:list'),
    response: z.object({ personnel: z.array(schema.Person), total: z.number() }),
    operation: 'ListPersonnel',
    summary: 'People of the account, read through the agency',
    source: sdk,
  },
  cocSubscriptionList: {
    ...service,
    ...reads('/coc/v1/subscriptions'),
    access: guard('coc:personnel:list'),
    response: z.object({ subscriptions: z.array(schema.Subscription) }),
    operation: 'ListSubscriptions',
    summary: 'Who is notified through which channel',
    source: ours,
  },
  cocSubscriptionCreate: {
    ...service,
    ...creates('/coc/v1/subscriptions'),
    access: guard('coc:personnel:add'),
    body: z.object({
      person_name: z.string().check(z.minLength(1, 'Select a person.')),
      channel: schema.Channel,
    }),
    response: schema.Subscription,
    operation: 'CreateSubscription',
    summary: 'Subscribe a person to a notification channel through the agency',
    source: ours,
  },
  cocOrganizationList: {
    ...service,
    ...reads('/coc/v1/organization/accounts'),
    access: guard('coc:resourceView:countResources'),
    response: z.object({ accounts: z.array(schema.MemberAccount) }),
    operation: 'ListOrganizationAccounts',
    summary: 'Accounts of the organization, queried through the agency',
    source: ours,
  },
} as const satisfies Contract;
