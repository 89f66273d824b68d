import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { compileGrants, decide } from '#src/domain/policy/engine/decide.ts';
import { readDocument } from '#src/domain/policy/language/read.ts';
import documented from './cases/documented.json' with { type: 'json' };
import { findSystemIdentityPolicy, systemIdentityPolicies } from './identityPolicies.ts';
import { loadServiceActions } from './serviceActions.ts';
import { findSystemRole, systemRoles } from './systemRoles.ts';
import type { SystemRole } from './systemRole.ts';

const role = (displayName: string): SystemRole => {
  const found = findSystemRole(displayName);
  if (!found) throw new Error(`no role ${displayName}`);
  return found;
};

/** Judged by the engine as if the documents were granted for all resources. */
const allowedBy = (
  raws: readonly (readonly [name: string, document: unknown])[],
  action: string,
): boolean =>
  decide(
    {
      action,
      target: { class: 'global' },
      principal: { accountId: 'a', urn: 'iam::a:user:u' },
      context: {},
    },
    compileGrants(
      raws.map(([name, raw]) => ({
        policyId: name,
        policyName: name,
        kind: 'identity',
        document: readDocument(raw),
        scope: { kind: 'all' },
        path: [],
      })),
    ),
  ).allowed;
const allows = (displayName: string, action: string): boolean =>
  allowedBy([[displayName, role(displayName).document]], action);
const identityAllows = (name: string, action: string): boolean =>
  allowedBy([[name, findSystemIdentityPolicy(name)?.document]], action);

const actionsOf = async (service: string): Promise<readonly string[]> =>
  (await loadServiceActions(service)).actions.map(({ name }) => name);

describe('the list of system-defined roles and policies', () => {
  it.each([
    'Security Administrator',
    'Agent Operator',
    'Tenant Administrator',
    'Tenant Guest',
    'FullAccess',
    'Server Administrator',
    'BSS Administrator',
    'VPC Administrator',
    'IMS Administrator',
    'ELB Administrator',
    'OBS Administrator',
    'SFS Administrator',
    'DNS Administrator',
    'SWR Administrator',
    'SWR Admin',
    'APM FullAccess',
    'CCE Administrator',
    'CCE FullAccess',
    'IAM ReadOnlyAccess',
    'RMS ReadOnlyAccess',
    'DCS UserAccess',
    'COCServiceAgencyDefaultPolicy',
    'COC ReadOnlyAccess',
    'COC FullAccess',
    'FlexusL FullAccess',
    'FlexusL ReadOnlyAccess',
    'ECS FullAccess',
    'ECS CommonOperations',
    'ECS ReadOnlyAccess',
    'UCS Administrator',
    'UCS FullAccess',
    'UCS CommonOperations',
    'UCS CIAOperations',
    'UCS ReadOnlyAccess',
  ])('has %s', (name) => {
    expect(findSystemRole(name)).toBeDefined();
  });

  it.each([
    'Anti-DDoS Administrator',
    'Ticket Administrator',
    'HSS FullAccess',
    'DEW KeypairFullAccess',
    'APIG FullAccess',
  ])('has %s', (name) => {
    expect(findSystemRole(name)?.displayName).toBe(name);
  });

  it('has, with the identity policies, at least 300, and says of each whether its document is published', () => {
    const all = [...systemRoles, ...systemIdentityPolicies];
    expect(all.length).toBeGreaterThanOrEqual(300);
    expect(
      all.filter(({ content, ours }) => (content === 'ours') !== (ours !== undefined)),
    ).toEqual([]);
    expect(all.filter(({ content }) => content === 'published').length).toBeGreaterThanOrEqual(30);
  });

  it('finds a permission by the name that older documents use', () => {
    expect(findSystemRole('ECS Admin')?.displayName).toBe('ECS FullAccess');
    expect(findSystemRole('CSE Admin')?.displayName).toBe('CSE Admin');
    expect(findSystemRole('ECS Nobody')).toBeUndefined();
  });

  it.each(['id', 'name', 'displayName'] as const)('has a distinct %s for each', (field) => {
    expect(new Set(systemRoles.map((entry) => entry[field])).size).toBe(systemRoles.length);
  });

  it('has ids of 32 hex digits', () => {
    expect(systemRoles.filter(({ id }) => !/^[0-9a-f]{32}$/.test(id))).toEqual([]);
  });

  it('keeps the documented ids and names', () => {
    expect(role('Security Administrator')).toMatchObject({
      id: '005cf92cfd364105afaa5df2eec25012',
      name: 'secu_admin',
      type: 'AX',
    });
    expect(role('Agent Operator')).toMatchObject({
      id: 'd160d30477c642a486ad10e3b4d9820f',
      name: 'te_agency',
      type: 'AX',
    });
    expect(role('Tenant Guest')).toMatchObject({ name: 'readonly', type: 'AA' });
    expect(role('Tenant Administrator')).toMatchObject({ name: 'te_admin', type: 'AA' });
  });

  it.each(systemRoles)('$displayName can be read, and says where it is from', (entry) => {
    const document = readDocument(entry.document);
    expect(document.statements.length).toBeGreaterThan(0);
    expect(document.version === '5.0').toBe(false);
    expect(entry.kind === 'policy' ? document.depends : []).toEqual([]);
    expect(entry.source ?? entry.ours).toBeTypeOf('string');
  });

  it('has every role that a role depends on, under its display name', () => {
    const names = new Set(systemRoles.map(({ displayName }) => displayName));
    const missing = systemRoles.flatMap(({ document }) =>
      readDocument(document).depends.filter(({ displayName }) => !names.has(displayName)),
    );
    expect(missing).toEqual([]);
  });
});

describe('Security Administrator', () => {
  it('has every IAM permission but switching roles', async () => {
    const iam = await actionsOf('iam');
    expect(iam.length).toBeGreaterThan(100);
    expect(iam.filter((name) => !allows('Security Administrator', name))).toEqual([
      'iam:agencies:assume',
      'iam:tokens:assume',
    ]);
    expect(
      ['ecs:cloudServers:list', 'sts:agencies:assume'].some((name) =>
        allows('Security Administrator', name),
      ),
    ).toBe(false);
  });

  it('leaves switching roles to Agent Operator', () => {
    expect(
      ['iam:agencies:assume', 'iam:tokens:assume'].filter(
        (name) => !allows('Agent Operator', name),
      ),
    ).toEqual([]);
  });
});

describe('UCS', () => {
  it('FullAccess is the published document, with the action that its table alone names', () => {
    const published = readDocument(documented.ucsFullAccess).statements;
    const granted = readDocument(role('UCS FullAccess').document).statements;
    expect(granted.map(({ effect }) => effect)).toEqual(['Allow']);
    expect(granted.flatMap(({ action }) => action.values)).toEqual([
      ...published.flatMap(({ action }) => action.values),
      'evs:types:get',
    ]);
  });

  it('Administrator depends on what its page lists', () => {
    expect(
      readDocument(role('UCS Administrator').document).depends.map(
        ({ displayName }) => findSystemRole(displayName)?.displayName,
      ),
    ).toEqual(
      [
        'Tenant Guest',
        'Server Administrator',
        'ELB Administrator',
        'OBS Administrator',
        'SFS Administrator',
        'APM FullAccess',
        'SWR Admin',
      ].map((name) => findSystemRole(name)?.displayName),
    );
  });

  it('ReadOnlyAccess allows every reading UCS action but those of CIA, and nothing else of UCS', async () => {
    const ucs = await actionsOf('ucs');
    const reading = ucs.filter((name) => /:(get|list)$/.test(name) && !name.startsWith('ucs:cia'));
    expect(ucs.filter((name) => allows('UCS ReadOnlyAccess', name))).toEqual(reading);
    expect(allows('UCS ReadOnlyAccess', 'ecs:cloudServers:list')).toBe(false);
    expect(
      ['dns', 'cce', 'ief', 'aom', 'elb', 'vpc', 'swr', 'cgs'].filter(
        (service) => !allows('UCS ReadOnlyAccess', `${service}:thing:list`),
      ),
    ).toEqual([]);
  });

  it('CIAOperations allows exactly the CIA actions', async () => {
    const ucs = await actionsOf('ucs');
    expect(ucs.filter((name) => allows('UCS CIAOperations', name))).toEqual(
      ucs.filter((name) => name.startsWith('ucs:cia')),
    );
    expect(ucs.some((name) => name.startsWith('ucs:cia'))).toBe(true);
  });

  it.each([
    ['ucs:workloads:operate', true],
    ['ucs:traffic:create', true],
    ['ucs:clusters:update', true],
    ['ucs:clusters:list', true],
    ['ucs:clustergroups:create', false],
    ['ucs:clustergroups:delete', false],
    ['ucs:clusters:create', false],
    ['ucs:clusters:delete', false],
    ['ucs:permissionsRules:create', false],
    ['ucs:permissionsTemplates:update', false],
    ['ucs:clustergroups:update', false],
    ['ucs:ciaInstances:list', false],
    ['dns:recordset:create', false],
  ] as const)('CommonOperations: %s is allowed: %s', (action, expected) => {
    expect(allows('UCS CommonOperations', action)).toBe(expected);
  });

  it('UCSReadOnlyPolicy reads fleets under both names and creates nothing', () => {
    expect(
      ['ucs:clustergroups:listFleets', 'ucs:clustergroups:list', 'ucs:clusters:get'].every((name) =>
        identityAllows('UCSReadOnlyPolicy', name),
      ),
    ).toBe(true);
    expect(
      ['ucs:clustergroups:createFleet', 'ucs:clusters:createCluster', 'ucs:ciaInstances:get'].some(
        (name) => identityAllows('UCSReadOnlyPolicy', name),
      ),
    ).toBe(false);
  });
});

describe('COC and its agencies', () => {
  it.each([
    'smn:topic:list',
    'smn:topic:create',
    'ecs:cloudServers:reboot',
    'ecs:cloudServers:start',
    'ecs:cloudServers:stop',
    'ecs:cloudServers:changeOS',
    'ecs:cloudServers:rebuild',
    'rds:instance:restart',
    'organizations:organizations:get',
    'organizations:accounts:list',
  ])('the default policy of the service agency allows %s', (action) => {
    expect(allows('COCServiceAgencyDefaultPolicy', action)).toBe(true);
  });

  it('the default policy is listed for all resources', () => {
    expect(role('COCServiceAgencyDefaultPolicy').type).toBe('AA');
  });

  it('IAM ReadOnlyAccess and RMS ReadOnlyAccess read and only read', () => {
    expect(
      ['iam:users:listUsers', 'iam:roles:getRole', 'iam:permissions:checkRoleForGroup'].filter(
        (name) => !allows('IAM ReadOnlyAccess', name),
      ),
    ).toEqual([]);
    expect(allows('IAM ReadOnlyAccess', 'iam:users:createUser')).toBe(false);
    expect(allows('RMS ReadOnlyAccess', 'rms:resources:list')).toBe(true);
    expect(allows('RMS ReadOnlyAccess', 'rms:policyAssignments:create')).toBe(false);
  });

  it('DCS UserAccess operates instances without creating, modifying, deleting or scaling them', () => {
    expect(
      [
        'dcs:instance:list',
        'dcs:instance:get',
        'dcs:instance:modifyStatus',
        'dcs:instance:swap',
      ].filter((name) => !allows('DCS UserAccess', name)),
    ).toEqual([]);
    expect(
      [
        'dcs:instance:create',
        'dcs:instance:modify',
        'dcs:instance:delete',
        'dcs:instance:scale',
      ].filter((name) => allows('DCS UserAccess', name)),
    ).toEqual([]);
  });

  it('COC ReadOnlyAccess allows the reading actions of COC Operations and none of the others', async () => {
    const { actions } = await loadServiceActions('coc');
    const writing = actions
      .filter(({ level, levelDocumented }) => level === 'write' && !levelDocumented)
      .map(({ name }) => name);
    expect(writing.length).toBeGreaterThan(10);
    expect(writing.filter((name) => allows('COC ReadOnlyAccess', name))).toEqual([]);
    const reading = documented.cocOperations.filter((name) =>
      /:(get|list|count|describe)/i.test(name),
    );
    expect(reading.length).toBeGreaterThan(10);
    expect(reading.filter((name) => !allows('COC ReadOnlyAccess', name))).toEqual([]);
    expect(
      [
        'coc:instance:executeDocument',
        'coc:instance:reboot',
        'coc:ticket:create',
        'coc:agency:create',
      ].some((name) => allows('COC ReadOnlyAccess', name)),
    ).toBe(false);
  });

  it('the service-linked policy allows what its page names', () => {
    expect(findSystemIdentityPolicy('COCAssumeServiceLinkedAgencyPolicy')?.serviceLinked).toBe(
      true,
    );
    expect(
      [
        'aom:uniagentJob:create',
        'aom:uniagentJob:get',
        'IdentityCenter:user:list',
        'smn:topic:create',
        'smn:topic:listTopic',
      ].filter((name) => !identityAllows('COCAssumeServiceLinkedAgencyPolicy', name)),
    ).toEqual([]);
  });
});

describe('the list of system-defined identity policies', () => {
  it('has distinct ids and names, and URNs of the system', () => {
    expect(new Set(systemIdentityPolicies.map(({ id }) => id)).size).toBe(
      systemIdentityPolicies.length,
    );
    expect(new Set(systemIdentityPolicies.map(({ name }) => name)).size).toBe(
      systemIdentityPolicies.length,
    );
    expect(findSystemIdentityPolicy('UCSReadOnlyPolicy')?.urn).toBe(
      'iam::system:policy:UCSReadOnlyPolicy',
    );
  });

  it.each([
    'UCSReadOnlyPolicy',
    'UCSFullAccessPolicy',
    'ECSFullPolicy',
    'ECSReadOnlyPolicy',
    'ECSCommonOperationsPolicy',
    'COCReadOnlyPolicy',
    'COCFullAccessPolicy',
    'EVSFullAccessPolicy',
    'IAMReadOnlyPolicy',
    'IAMFullAccessPolicy',
    'CBRReadOnlyPolicy',
    'CCEFullPolicy',
    'FullAccessV5',
  ])('has %s', (name) => {
    expect(findSystemIdentityPolicy(name)).toBeDefined();
  });

  it.each(systemIdentityPolicies)('$name can be read, and says where it is from', (policy) => {
    const document = readDocument(policy.document);
    expect(document.version).toBe('5.0');
    expect(document.statements.length).toBeGreaterThan(0);
    expect(policy.source ?? policy.ours).toBeTypeOf('string');
  });
});

it('all system-defined permissions together stay under 25 KiB compressed, for they are part of the first page', () => {
  const bytes = gzipSync(JSON.stringify([systemRoles, systemIdentityPolicies])).length;
  expect(bytes).toBeLessThan(25 * 1024);
});
