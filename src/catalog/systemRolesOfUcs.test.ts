import { describe, expect, it } from 'vitest';
import { readDocument } from '#src/domain/policy/language/read.ts';
import documented from './cases/documented.json' with { type: 'json' };
import { findSystemRole } from './systemRoles.ts';
import { actionsOf, allows, identityAllows, role } from './testing/allowed.ts';

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
