import {
  box,
  button,
  choices,
  dialog,
  ending,
  field,
  form,
  list,
  page,
  part,
  search,
  select,
} from './name.ts';

/** FlexusL, ECS, signing in, and the pages of the rehearsal itself. */
export const others = {
  home: page('Cloud Permission Rehearsal Console', { services: part('Services') }),
  scenarios: page('Scenarios', {
    fresh: button(/^(Open|Reset) fresh$/),
    showPeople: button(/^(Show|Hide) the people and passwords of fresh \(/),
  }),
  login: page('Account login', {
    form: form('Account login'),
    account: field('Account name'),
    password: field('Password'),
    logIn: button('Log In'),
  }),
  iamLogin: page('IAM user login', {
    form: form('IAM user login'),
    account: field('Tenant name or HUAWEI CLOUD account name'),
    user: field('IAM username or email address'),
    password: field('IAM user password'),
    remember: box('Remember me'),
    logIn: button('Log In'),
  }),
  switchRole: page('Switch Role', {
    ...ending,
    form: form('Switch Role'),
    account: select('Account'),
    agency: select('Agency Name'),
    history: part('Role Switch History'),
  }),
  flexusl: list('FlexusL Instances', 'FlexusL instances', {
    search: search('Enter a name or IP address.'),
  }),
  flexusInstance: page(undefined, {
    start: button('Start'),
    restart: button('Restart'),
    stop: button('Stop'),
    resetPassword: button('Reset Password'),
    basic: part('Basic Information'),
  }),
  ecs: {
    ...list('Elastic Cloud Server', 'ECSs', {
      buy: button('Buy ECS'),
      search: search('Enter a name or IP address.'),
    }),
    dialogs: {
      buyEcs: dialog('buy', 'Buy ECS', {
        name: field('Name'),
        specifications: select('Specifications'),
        billing: choices('Billing Mode'),
      }),
    },
  },
  circumstances: page('Circumstances', {
    form: form('Circumstances'),
    address: field('Source IP Address'),
    mfa: choices('MFA'),
    time: choices('Current Time'),
    region: select('Requested Region'),
    save: button('Save'),
    cancel: button('Cancel'),
  }),
  history: list('History', 'History', { undo: button('Undo Latest') }),
} as const;
