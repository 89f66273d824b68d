import type { RawPolicy } from '#src/domain/policy/language/document.ts';
import { defaultSignInRules } from '#src/domain/access/signInRules.ts';
import { addressListId } from '../world/tables/security.ts';
import { mainAccount } from '../seed/base.ts';
import { SeedBuilder } from '../seed/builder.ts';
import { seedAttachment, seedIdentityPolicy, seedTrustAgency } from '../seed/newIam.ts';
import type { World } from '../world/world.ts';

const allow = (action: string): RawPolicy => ({
  Version: '5.0',
  Statement: [{ Effect: 'Allow', Action: [action] }],
});
const listing = ['list', 'get', 'start', 'stop', 'reboot'].map((verb) =>
  allow(`ecs:cloudServers:${verb}`),
);
const trust: RawPolicy = {
  Version: '5.0',
  Statement: [
    { Effect: 'Allow', Principal: { Service: ['service.COC'] }, Action: ['sts:agencies:assume'] },
  ],
};

function project(seed: SeedBuilder, name: string, description: string): void {
  seed.add('projects', {
    id: seed.id('project/shop'),
    name,
    domain_id: seed.account(mainAccount),
    parent_id: seed.project(mainAccount, 'cn-north-4'),
    region: 'cn-north-4',
    enabled: true,
    description,
  });
}

/** Settings that nobody has at the beginning. */
function settings(seed: SeedBuilder): void {
  const account = seed.account(mainAccount);
  const entry = (text: string, description = '') => ({ text, description });
  seed.add('loginPolicies', {
    ...defaultSignInRules,
    id: account,
    session_timeout: 30,
    custom_info_for_login: "it's for staff",
  });
  seed.add('protectPolicies', {
    id: account,
    operation_protection: false,
    allow_user: {
      manage_accesskey: false,
      manage_email: true,
      manage_mobile: false,
      manage_password: true,
    },
    admin_check: 'on',
    mobile: '',
    email: 'night@example.com',
    scene: 'email',
  });
  seed.add('addressLists', {
    id: addressListId(account, 'console'),
    domain_id: account,
    ranges: [entry('10.0.0.1-10.0.0.9', `the "office" $(id) {{x}}`)],
    netmasks: [entry('192.168.0.0/16'), entry('2001:db8::/32', 'v6')],
  });
  seed.add('addressLists', {
    id: addressListId(account, 'api'),
    domain_id: account,
    ranges: [],
    netmasks: [entry('203.0.113.0/24', 'whoever runs the script')],
  });
  seed.add('accountSwitches', { id: account, token_enabled: false, asymmetric_signature: true });
}

function before(world: World, now: number): void {
  const seed = new SeedBuilder(world, now);
  const [first, second] = ['first', 'second'].map((name) => seed.user(mainAccount, name));
  const group = seed.group(mainAccount, 'night');
  if (first === undefined || second === undefined) throw new Error('The seed makes both');
  seed.member(group, first);
  seedIdentityPolicy(seed, mainAccount, 'Full', listing);
  // As many policies as one user may hold.
  for (let no = 0; no < 10; no += 1)
    seedAttachment(
      seed,
      'user',
      second,
      seedIdentityPolicy(seed, mainAccount, `Held${no}`, [allow(`ecs:cloudServers:held${no}`)]),
    );
  seed.agency(mainAccount, 'helper', 'op_svc_coc');
  project(seed, 'cn-north-4_shop', 'first');
}

function after(world: World, now: number): void {
  before(world, now);
  const seed = new SeedBuilder(world, now);
  const [first, second] = ['first', 'second'].map((name) => seed.user(mainAccount, name));
  const group = seed.group(mainAccount, 'night');
  if (first === undefined || second === undefined) throw new Error('The seed makes both');
  // One takes the name that the other gives up.
  seed.add('users', { ...second, name: 'third' });
  seed.add('users', { ...first, name: 'second' });
  seed.add('groups', { ...group, name: 'day {and night}' });
  // The version in effect goes while there is no room for another.
  const full = seedIdentityPolicy(seed, mainAccount, 'Full', [
    ...listing.slice(0, 4),
    allow('ecs:cloudServers:delete'),
  ]);
  world.set('identityPolicies', full.id, { ...full, next_version: 7 });
  const held = world.tables.attachments.by('holder', `user/${second.id}`)[0];
  if (held !== undefined) world.set('attachments', held.id, undefined);
  seedAttachment(seed, 'user', second, full);
  // An agency of the new kind takes the name of a classic one.
  const classic = world.tables.agencies.find('name', `${seed.account(mainAccount)}/helper`);
  if (classic !== undefined) world.set('agencies', classic.id, undefined);
  seedTrustAgency(seed, mainAccount, 'helper', trust);
  seed.add('agencies', {
    id: seed.id('agency/linked'),
    name: 'ServiceLinkedAgencyForCOC',
    domain_id: seed.account(mainAccount),
    trust_domain_id: '',
    trust_domain_name: 'service.COC',
    description: 'linked',
    duration: null,
    create_time: now,
    expire_time: null,
  });
  project(seed, 'cn-north-4_store', 'second');
  settings(seed);
}

/** Two states of an account in which names and quotas are in the way. */
export const crowdedAccount = { before, after };
