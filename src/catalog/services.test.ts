import { describe, expect, it } from 'vitest';
import { globalConditionKeys } from './conditionKeys.ts';
import { regionName, regions } from './regions.ts';
import { findServiceByTrustDomain, servicePrincipals } from './servicePrincipals.ts';
import { findService, serviceOfAction, services } from './services.ts';

describe('the services', () => {
  it('have distinct lower-case codes in order', () => {
    const codes = services.map(({ code }) => code);
    expect(codes).toEqual([...new Set(codes)].sort());
    expect(codes.every((code) => /^[a-z0-9-]+$/.test(code))).toBe(true);
  });

  it.each([
    ['iam', 'global'],
    ['obs', 'global'],
    ['ucs', 'global'],
    ['rms', 'global'],
    ['cdn', 'global'],
    ['coc', 'global'],
    ['eps', 'global'],
    ['flexusl', 'global'],
    ['ecs', 'project'],
    ['vpc', 'project'],
    ['rds', 'project'],
    ['cce', 'project'],
    ['dcs', 'project'],
    ['apm', undefined],
    ['dns', undefined],
    ['bss', undefined],
  ] as const)('%s is %s', (code, serviceClass) => {
    expect(findService(code)).toMatchObject({ code, class: serviceClass });
  });

  it('are found by action and without case', () => {
    expect(serviceOfAction('COC:instance:start')?.code).toBe('coc');
    expect(serviceOfAction('iam::createAccessKey')?.code).toBe('iam');
    expect(serviceOfAction('*')).toBeUndefined();
  });
});

describe('regions', () => {
  it('start with Singapore and fall back to the id', () => {
    expect(regions[0]).toEqual({ id: 'ap-southeast-3', name: 'AP-Singapore' });
    expect(regionName('cn-north-4')).toBe('CN North-Beijing4');
    expect(regionName('xx-1')).toBe('xx-1');
  });
});

describe('service principals', () => {
  it('are distinct and name services of the catalogue', () => {
    expect(new Set(servicePrincipals.map(({ principal }) => principal)).size).toBe(
      servicePrincipals.length,
    );
    expect(
      new Set(servicePrincipals.map(({ trustDomain }) => trustDomain.toLowerCase())).size,
    ).toBe(servicePrincipals.length);
    expect(
      servicePrincipals.filter(({ service }) => service !== undefined && !findService(service)),
    ).toEqual([]);
  });

  it('are found by trust domain', () => {
    expect(findServiceByTrustDomain('op_svc_COC')?.displayName).toBe(
      'Cloud Operations Center (COC)',
    );
    expect(findServiceByTrustDomain('op_svc_evs')?.service).toBe('evs');
    expect(findServiceByTrustDomain('PartnerCo')).toBeUndefined();
  });
});

describe('global condition keys', () => {
  it('are distinct and typed', () => {
    expect(new Set(globalConditionKeys.map(({ key }) => key.toLowerCase())).size).toBe(
      globalConditionKeys.length,
    );
    expect(globalConditionKeys.find(({ key }) => key === 'g:TagKeys')).toMatchObject({
      multiValued: true,
      versions: ['5.0'],
    });
    expect(globalConditionKeys.find(({ key }) => key === 'g:SourceIp')).toMatchObject({
      type: 'ip_address',
    });
  });
});
