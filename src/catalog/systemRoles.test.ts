import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readDocument } from '#src/domain/policy/language/read.ts';
import { findSystemIdentityPolicy, systemIdentityPolicies } from './identityPolicies.ts';
import { findSystemRole, systemRoles } from './systemRoles.ts';
import { actionsOf, allows, role } from './testing/allowed.ts';

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
