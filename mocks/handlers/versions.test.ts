import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createClient } from '#src/api/client.ts';
import { contract } from '#src/api/contract/index.ts';
import { versionOf } from '#src/api/versions.ts';
import { mainAccount } from '../seed/base.ts';
import { SeedBuilder } from '../seed/builder.ts';
import { seedOrganization } from '../seed/organization.ts';
import { allRows } from '../testing/sampleCalls.ts';
import { createTestBackend, testOrigin, type TestBackend } from '../testing/testBackend.ts';

const document = (action: string): string =>
  JSON.stringify({ Version: '5.0', Statement: [{ Effect: 'Allow', Action: [action] }] });
const trust = (account: string): string =>
  JSON.stringify({
    Version: '5.0',
    Statement: [
      { Effect: 'Allow', Action: ['sts:agencies:assume'], Principal: { IAM: [account] } },
    ],
  });
const role = (description: string) => ({
  role: {
    display_name: 'Versioned',
    type: 'XA',
    description,
    policy: {
      Version: '1.1',
      Statement: [{ Effect: 'Allow', Action: ['ecs:cloudServers:list'] }],
    },
  },
});

const scpText = (service: string): string =>
  JSON.stringify({
    Version: '5.0',
    Statement: [{ Effect: 'Deny', Action: [`${service}:*:*`] }],
  });
const netmasks = (address_netmask: string) => [{ address_netmask, description: '' }];
const protection = (allow_user: object) => ({
  protect_policy: { operation_protection: false, allow_user },
});

/** Ids of things that every update below finds, each made for this test. */
type Made = Readonly<Record<string, string>>;

async function make({ api, backend, clock }: TestBackend): Promise<Made> {
  seedOrganization(new SeedBuilder(backend.controls.world(), clock.now()), mainAccount, 'Unit');
  const [domain] = (await api.domainList({})).domains;
  const domain_id = domain?.id ?? '';
  const { user } = await api.userCreate({
    body: { user: { name: 'versioned', domain_id, password: 'Rehearsal@2026' } },
  });
  const { group } = await api.groupCreate({ body: { group: { name: 'versioned' } } });
  const { agency } = await api.agencyCreate({
    body: { agency: { name: 'versioned', domain_id, trust_domain_name: 'op_svc_ecs' } },
  });
  const { role: made } = await api.customRoleCreate({ body: role('') });
  const { policy } = await api.v5PolicyCreate({
    body: { policy_name: 'versioned', policy_document: document('ecs:*:list*') },
  });
  await api.v5PolicyVersionCreate({
    params: { policy_id: policy.policy_id },
    body: { policy_document: document('ecs:*:get*') },
  });
  const { agency: trusting } = await api.v5AgencyCreate({
    body: { agency_name: 'trusting', trust_policy: trust(domain_id) },
  });
  const parent = (await api.projectList({})).projects.find(({ name }) => name !== 'MOS');
  const { project } = await api.projectCreate({
    body: { project: { name: `${parent?.name}_versioned`, parent_id: parent?.id } },
  });
  const { credential } = await api.credentialCreate({
    body: { credential: { user_id: user.id } },
  });
  const { policy: scp } = await api.scpCreate({
    body: { name: 'versioned', content: scpText('obs'), type: 'service_control_policy' },
  });
  return {
    scp_id: scp.policy_summary.id,
    domain_id,
    access_key: credential.access,
    user_id: user.id,
    group_id: group.id,
    'agency_id of the old IAM': agency.id,
    role_id: made.id,
    policy_id: policy.policy_id,
    agency_id: trusting.agency_id,
    project_id: project.id,
  };
}

type Change = { readonly params?: Readonly<Record<string, string>>; readonly body?: unknown };

/** Two changes for each update: what somebody else does meanwhile, and what comes late. */
const changes: Readonly<Record<string, (made: Made) => readonly [Change, Change]>> = {
  userPatch: () => [
    { body: { user: { enabled: false } } },
    { body: { user: { description: 'x' } } },
  ],
  userUpdate: () => [
    { body: { user: { enabled: false } } },
    { body: { user: { description: 'x' } } },
  ],
  loginProtectUpdate: () => [
    { body: { login_protect: { enabled: true, verification_method: 'vmfa' } } },
    { body: { login_protect: { enabled: true, verification_method: 'email' } } },
  ],
  credentialUpdate: () => [
    { body: { credential: { status: 'inactive' } } },
    { body: { credential: { description: 'x' } } },
  ],
  groupUpdate: () => [
    { body: { group: { name: 'renamed' } } },
    { body: { group: { description: 'x' } } },
  ],
  agencyUpdate: (made) => {
    const params = { agency_id: made['agency_id of the old IAM'] ?? '' };
    return [
      { params, body: { agency: { trust_domain_name: 'op_svc_coc' } } },
      { params, body: { agency: { description: 'x', trust_domain_name: 'op_svc_ecs' } } },
    ];
  },
  customRoleUpdate: () => [{ body: role('theirs') }, { body: role('mine') }],
  projectUpdate: () => [
    { body: { project: { description: 'theirs' } } },
    { body: { project: { description: 'mine' } } },
  ],
  passwordPolicyUpdate: () => [
    { body: { password_policy: { minimum_password_length: 9 } } },
    { body: { password_policy: { minimum_password_length: 10 } } },
  ],
  v5PasswordPolicyUpdate: () => [
    { body: { minimum_password_length: 9 } },
    { body: { minimum_password_length: 10 } },
  ],
  loginPolicyUpdate: () => [
    { body: { login_policy: { session_timeout: 30 } } },
    { body: { login_policy: { lockout_duration: 30 } } },
  ],
  protectPolicyUpdate: () => [
    { body: protection({ manage_email: false }) },
    { body: protection({ manage_mobile: false }) },
  ],
  consoleAclUpdate: () => [
    { body: { console_acl_policy: { allow_address_netmasks: netmasks('10.0.0.0/8') } } },
    { body: { console_acl_policy: { allow_address_netmasks: netmasks('11.0.0.0/8') } } },
  ],
  apiAclUpdate: () => [
    { body: { api_acl_policy: { allow_address_netmasks: netmasks('10.0.0.0/8') } } },
    { body: { api_acl_policy: { allow_address_netmasks: netmasks('11.0.0.0/8') } } },
  ],
  projectStatusUpdate: () => [
    { body: { project: { status: 'suspended' } } },
    { body: { project: { status: 'normal' } } },
  ],
  v5LoginPolicyUpdate: () => [
    { body: { session_timeout: 30 } },
    { body: { allow_address_netmasks: netmasks('10.0.0.0/8') } },
  ],
  v5TokenPolicyUpdate: () => [
    { body: { token_enabled: false } },
    { body: { token_enabled: true } },
  ],
  scpUpdate: ({ scp_id: policy_id = '' }) => [
    { params: { policy_id }, body: { content: scpText('ecs') } },
    { params: { policy_id }, body: { content: scpText('evs') } },
  ],
  v5AsymmetricSignatureSet: () => [
    { body: { asymmetric_signature: { asymmetric_signature_switch: true } } },
    { body: { asymmetric_signature: { asymmetric_signature_switch: false } } },
  ],
  v5UserUpdate: () => [{ body: { enabled: false } }, { body: { new_description: 'x' } }],
  v5LoginProfileUpdate: () => [
    { body: { password_reset_required: false } },
    { body: { password_reset_required: true } },
  ],
  v5GroupUpdate: () => [
    { body: { new_group_name: 'renamed' } },
    { body: { new_group_description: 'x' } },
  ],
  v5AgencyUpdate: () => [{ body: { max_session_duration: 7200 } }, { body: { description: 'x' } }],
  v5AgencyTrustUpdate: ({ domain_id = '' }) => [
    { body: { trust_policy: trust(`iam::${domain_id}:root`) } },
    { body: { trust_policy: trust(`iam::${domain_id}:user:x`) } },
  ],
  v5PolicyUpdate: () => [{ body: { description: 'theirs' } }, { body: { description: 'mine' } }],
  v5PolicyVersionCreate: () => [
    { body: { policy_document: document('ecs:*:create*'), set_as_default: true } },
    { body: { policy_document: document('ecs:*:delete*'), set_as_default: true } },
  ],
  v5PolicyVersionSetDefault: () => [
    { params: { version_id: 'v2' } },
    { params: { version_id: 'v1' } },
  ],
};

const updates = allRows.filter(([, { versionOf: read }]) => read !== undefined);

it('every update of IAM with a read at the same address takes its version', () => {
  const reads = new Map(
    allRows.filter(([, row]) => row.method === 'GET').map(([name, row]) => [row.path, name]),
  );
  const families = ['keystone', 'iam', 'v5'];
  const bare = allRows.filter(
    ([, { method, path, family, versionOf: read }]) =>
      (method === 'PUT' || method === 'PATCH') &&
      families.includes(family) &&
      reads.has(path) &&
      read !== reads.get(path),
  );
  expect(bare.map(([name]) => name)).toEqual([]);
  expect(Object.keys(changes).toSorted()).toEqual(updates.map(([name]) => name).toSorted());
});

describe.each(updates)('%s', (name, { path, versionOf: read = '' }) => {
  let at: TestBackend;
  let made: Made;
  let call: (endpoint: string, args: object) => Promise<unknown>;
  const paramsOf = (of: string, change: Change) =>
    Object.fromEntries(
      [...of.matchAll(/:(\w+)/g)].map(([, key = '']) => [key, change.params?.[key] ?? made[key]]),
    );
  const send = (change: Change, ifMatch?: string) =>
    call(name, {
      params: paramsOf(path, change),
      ...(change.body !== undefined && { body: change.body }),
      ifMatch,
    });
  const version = async (): Promise<string | undefined> => {
    const [first] = changes[name]?.(made) ?? [];
    const row = allRows.find(([other]) => other === read)?.[1];
    const answer = await call(read, { params: paramsOf(row?.path ?? '', first ?? {}) });
    return versionOf(answer as object);
  };
  const world = (): unknown => at.backend.controls.world().toJson();

  beforeEach(async () => {
    at = await createTestBackend();
    made = await make(at);
    const token = at.backend.controls.signInAs('admin');
    const client: Record<string, unknown> = createClient(contract, {
      origin: testOrigin,
      token: () => token,
      send: async (request) => (await at.backend.handle(request)) ?? new Response(null),
    });
    call = (endpoint, args) => (client[endpoint] as (args: object) => Promise<unknown>)(args);
    at.clock.forward(60_000);
  });

  it('from an older version is refused with 409 and changes nothing', async () => {
    const [theirs, mine] = changes[name]?.(made) ?? [];
    const opened = await version();
    expect(opened).toMatch(/^"[0-9a-f]{32}"$/);
    await send(theirs ?? {}, opened);
    const before = world();
    await expect(send(mine ?? {}, opened)).rejects.toMatchObject({ status: 409 });
    await expect(send(mine ?? {}, opened)).rejects.toThrow(/has been changed since it was read/);
    expect(world()).toEqual(before);
    await send(mine ?? {}, `"old", W/${await version()}`);
    expect(world()).not.toEqual(before);
  });

  it('without If-Match is served as documented, and so with *', async () => {
    const [theirs, mine] = changes[name]?.(made) ?? [];
    await send(theirs ?? {});
    const before = world();
    await send(mine ?? {});
    expect(world()).not.toEqual(before);
    await send(theirs ?? {}, '*');
  });
});

describe('order of refusals', () => {
  let at: TestBackend;
  let group: string;
  const patch = (body: unknown, as?: string, id = group) =>
    at.fetch(`/v3/groups/${id}`, {
      method: 'PATCH',
      ...(as !== undefined && { as }),
      headers: { 'Content-Type': 'application/json', 'If-Match': '"old"' },
      body: JSON.stringify(body),
    });
  beforeAll(async () => {
    at = await createTestBackend({ scenario: 'flexusl' });
    group = (await at.api.groupCreate({ body: { group: { name: 'ordered' } } })).group.id;
  });
  it.each<[number, string, () => Promise<Response>]>([
    [401, 'nobody', () => patch({ group: { description: 'x' } })],
    [403, 'somebody without the permission', () => patch({ group: 1 }, 'flex-operator')],
    [400, 'an ill-formed body', () => patch({ group: 1 }, 'admin')],
    [400, 'a value that breaks a rule', () => patch({ group: { name: '' } }, 'admin')],
    [404, 'nothing there', () => patch({ group: { description: 'x' } }, 'admin', '0'.repeat(32))],
    [409, 'an older version', () => patch({ group: { description: 'x' } }, 'admin')],
  ])('%i for %s', async (status, _, send) => expect((await send()).status).toBe(status));
});
