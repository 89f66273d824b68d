import { policyEditor } from './policyEditor.ts';
import {
  button,
  box,
  choice,
  dialog,
  ending,
  field,
  form,
  list,
  page,
  search,
  select,
  stepping,
  tab,
  table,
  toggle,
} from './name.ts';

const policyPicker = {
  back: button('Back'),
  cancel: button('Cancel'),
  ok: button('OK'),
  table: table('Identity policies'),
  search: search('Enter a policy name or description.'),
  type: select('Type'),
  selected: button(/^View Selected/),
} as const;

/** The new console of identity policies. */
export const iam5 = {
  newUsers: list('Users', 'Users', {
    create: button('Create User'),
    remove: button('Delete'),
    modify: button('Modify'),
    export: button('Export All'),
    status: select('Status'),
    search: search('Enter a username.'),
  }),
  newUserCreate: page('Create User', {
    ...stepping,
    name: field('Username'),
    description: field('Description'),
    consoleAccess: toggle('Management Console Access'),
    password: field('New Password'),
    ownPassword: choice('Custom'),
    generated: choice('Automatically generated'),
    resetAtNextLogin: box('Require password reset at the next login'),
  }),
  newUser: page(undefined, {
    groups: tab('User Groups'),
    permissions: tab('Permissions'),
    security: tab('Security Settings'),
    remove: button('Delete'),
    modifyName: button('Modify username'),
    modifyStatus: button('Modify status'),
  }),
  newUserAuthorize: page('Authorize User', policyPicker),
  newGroups: {
    ...list('User Groups', 'User groups', {
      create: button('Create User Group'),
      search: search('Enter a group name.'),
    }),
    dialogs: {
      createGroup: dialog('create', 'Create User Group', {
        name: field('Name'),
        description: field('Description'),
      }),
    },
  },
  newGroup: page(undefined, {
    permissions: tab('Permissions'),
    users: tab('Users'),
    table: table('Identity policies'),
    authorize: button('Authorize'),
    detach: button('Detach'),
    remove: button('Delete'),
  }),
  newGroupAuthorize: page('Authorize User Group', policyPicker),
  identityPolicies: list('Identity Policies', 'Identity policies', {
    create: button('Create Identity Policy'),
    type: select('Type'),
    search: search('Enter a policy name or description.'),
  }),
  identityPolicyCreate: page('Create Identity Policy', {
    ...ending,
    ...policyEditor,
    form: form('Create Identity Policy'),
    name: field('Policy Name'),
    description: field('Description'),
  }),
  identityPolicy: page(undefined, {
    content: tab('Policy Content'),
    versions: tab('Policy Versions'),
    usage: tab('Policy Usage'),
    edit: button('Edit'),
  }),
  identityPolicyEdit: page('Edit Identity Policy', {
    ...ending,
    ...policyEditor,
    form: form('Edit Identity Policy'),
    makeDefault: box('Set the new version as the default one'),
  }),
  newAgencies: list('Agencies', 'Agencies', {
    create: button('Create Trust Agency'),
    type: select('Type'),
    search: search('Enter an agency name.'),
  }),
  newAgencyCreate: page('Create Trust Agency', {
    ...stepping,
    name: field('Agency Name'),
    account: field('Delegated Account'),
    externalId: field('External ID'),
    duration: field('Maximum Session Duration'),
    description: field('Description'),
    ofAccount: choice('Account'),
    ofService: choice('Cloud service'),
  }),
  newAgency: page(undefined, {
    trust: tab('Trust Policy'),
    permissions: tab('Permissions'),
    remove: button('Delete'),
  }),
  newAgencyTrust: page('Edit Trust Policy', {
    ...ending,
    ...policyEditor,
    form: form('Edit Trust Policy'),
  }),
  newAgencyAuthorize: page('Authorize Agency', policyPicker),
  bothConsoles: page('Old and New Console', { table: table('Differences') }),
} as const;
