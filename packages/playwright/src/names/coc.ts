import {
  box,
  button,
  choices,
  dialog,
  field,
  group,
  list,
  page,
  part,
  search,
  select,
  tab,
  table,
} from './name.ts';

const instances = {
  search: search('Enter a name, ID or application.'),
  type: select('Type'),
} as const;

/** Cloud Operations Center. Before it is enabled all its addresses show its authorization. */
export const coc = {
  cocAuthorization: page('Service authorization', {
    agree: box('I have read and agree to the Cloud Operations Center (COC) Service Statement'),
    statement: button('Read the statement'),
    authorize: button('Agree to authorize and enable the service'),
    permissions: table('Permissions in ServiceAgencyForCOC'),
  }),
  cocOverview: page('Overview', {
    resources: part('Resources'),
    operations: part('Common operations'),
  }),
  cocResources: list('Resource Management', 'Instances', {
    ...instances,
    synchronize: button('Synchronize'),
    instances: tab('Instances'),
    applications: tab('Applications'),
  }),
  cocBatch: list('Batch Resource Operations', 'Instances', {
    ...instances,
    operation: group('Operation'),
    perBatch: select('Instances per batch'),
  }),
  cocDocuments: {
    ...list('Scripts and Runbooks', 'Scripts and runbooks', {
      create: button('Create'),
      search: search('Enter a name.'),
      own: tab('Scripts and Runbooks'),
      blocks: tab('Building Blocks'),
    }),
    dialogs: {
      createDocument: dialog('create', 'Create Script or Runbook', {
        name: field('Name'),
        type: select('Type'),
        description: field('Description'),
        content: field('Content'),
        analyze: button('Analyze Risk'),
      }),
    },
  },
  cocSchedules: {
    ...list('Scheduled O&M', 'Scheduled tasks', {
      create: button('Create Task'),
      search: search('Enter a name.'),
    }),
    dialogs: {
      createTask: dialog('create', 'Create Task', {
        name: field('Task Name'),
        runs: select('Runs'),
        every: field('Every (min)'),
        instances: select('Instances'),
      }),
    },
  },
  cocJobs: list('Execution Records', 'Executions', {
    search: search('Enter a title or a person.'),
  }),
  cocDiagnosis: {
    ...list('Diagnosis', 'Diagnosis tasks', { create: button('Create Diagnosis Task') }),
    dialogs: {
      createDiagnosis: dialog('create', 'Create Diagnosis Task', { instance: select('Instance') }),
    },
  },
  cocIncidents: {
    ...list('Incidents', 'Incidents', {
      create: button('Open Incident'),
      search: search('Enter a number or title.'),
    }),
    dialogs: {
      openIncident: dialog('create', 'Open Incident', {
        title: field('Title'),
        level: select('Level'),
        description: field('Description'),
      }),
    },
  },
  cocDrills: {
    ...list('Chaos Drills', 'Drills', { create: button('Inject Fault') }),
    dialogs: {
      injectFault: dialog('create', 'Inject Fault', {
        fault: choices('Fault'),
        instance: select('DCS instance'),
      }),
    },
  },
  cocPersonnel: page('Personnel Management', {
    people: table('People'),
    subscriptions: table('Subscriptions'),
    search: search('Enter a name.'),
  }),
  cocOrganization: list('Cross-Account View', 'Accounts', {}),
  cocPermissions: page('Permissions and Functions', {
    readIam: part('IAM ReadOnlyAccess'),
    defaultPolicy: part('COCServiceAgencyDefaultPolicy'),
    notCovered: part('Not covered'),
  }),
} as const;
