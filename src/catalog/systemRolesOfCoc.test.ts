import { describe, expect, it } from 'vitest';
import documented from './cases/documented.json' with { type: 'json' };
import { findSystemIdentityPolicy } from './identityPolicies.ts';
import { loadServiceActions } from './serviceActions.ts';
import { allows, identityAllows, role } from './testing/allowed.ts';

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
