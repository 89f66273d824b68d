import { describe, expect, it } from 'vitest';
import {
  agencyPermissions,
  cocServicePrincipal,
  cocTrustDomain,
  serviceAgencyName,
  serviceLinkedAgencyName,
} from './agencies.ts';
import {
  enablementOf,
  isOpen,
  missingPermissions,
  type AgencyFacts,
  type AgencyGrant,
} from './enablement.ts';

const all: readonly AgencyGrant[] = agencyPermissions.map((row) => ({
  policyName: row.name,
  scope: row.scope,
}));
const service = (over: Partial<AgencyFacts> = {}): AgencyFacts => ({
  id: 's',
  name: serviceAgencyName,
  trusts: cocTrustDomain,
  expired: false,
  grants: all,
  ...over,
});
const linked: AgencyFacts = {
  id: 'l',
  name: serviceLinkedAgencyName,
  trusts: cocServicePrincipal,
  expired: false,
  grants: [],
};

describe('state of COC in an account', () => {
  it('is not enabled without either agency, whatever the record says', () => {
    expect(enablementOf({ agencies: [], recorded: false })).toEqual({ kind: 'not-enabled' });
    expect(enablementOf({ agencies: [], recorded: true })).toEqual({ kind: 'not-enabled' });
  });

  it('is enabled with both agencies, the four grants and the record', () => {
    expect(enablementOf({ agencies: [service(), linked], recorded: true })).toEqual({
      kind: 'enabled',
    });
  });

  it('names the steps that an enabling stopped half-way has not done', () => {
    expect(enablementOf({ agencies: [linked], recorded: false })).toEqual({
      kind: 'incomplete',
      missingSteps: ['createAgency', 'grantGlobal', 'grantAll', 'record'],
    });
    expect(
      enablementOf({ agencies: [linked, service({ grants: all.slice(0, 2) })], recorded: false }),
    ).toEqual({ kind: 'incomplete', missingSteps: ['grantAll', 'record'] });
    expect(enablementOf({ agencies: [linked, service()], recorded: false })).toEqual({
      kind: 'incomplete',
      missingSteps: ['record'],
    });
    expect(enablementOf({ agencies: [service()], recorded: true })).toEqual({
      kind: 'incomplete',
      missingSteps: ['createServiceLinkedAgency'],
    });
  });

  it('does not take an agency of that name for COC when it trusts somebody else', () => {
    expect(enablementOf({ agencies: [service({ trusts: 'PartnerCo' })], recorded: true })).toEqual({
      kind: 'not-enabled',
    });
  });

  it('says that the agency has expired before it counts grants', () => {
    expect(
      enablementOf({ agencies: [service({ expired: true, grants: [] }), linked], recorded: true }),
    ).toEqual({ kind: 'expired', agency: serviceAgencyName });
  });

  it('opens the console when functions are missing, and only then or when whole', () => {
    expect(
      isOpen(enablementOf({ agencies: [service({ grants: [] }), linked], recorded: true })),
    ).toBe(true);
    expect(isOpen(enablementOf({ agencies: [linked], recorded: true }))).toBe(false);
  });

  it.each(Array.from({ length: 16 }, (_, mask) => mask))(
    'finds exactly the permissions of Table 1 that are not granted (subset %i)',
    (mask) => {
      const grants = all.filter((_, index) => (mask & (1 << index)) !== 0);
      const missing = agencyPermissions
        .map((row) => row.name)
        .filter((name) => !grants.some((grant) => grant.policyName === name));
      expect(missingPermissions(service({ grants }))).toEqual(missing);
    },
  );

  it('counts a grant on all resources for a global service, but not one on a project or on global services for all resources', () => {
    const granted = (policyName: string, scope: AgencyGrant['scope']) =>
      !missingPermissions(service({ grants: [{ policyName, scope }] })).includes(
        policyName as never,
      );
    expect(granted('IAM ReadOnlyAccess', 'all')).toBe(true);
    expect(granted('IAM ReadOnlyAccess', 'project')).toBe(false);
    expect(granted('DCS UserAccess', 'global')).toBe(false);
    expect(granted('DCS UserAccess', 'enterpriseProject')).toBe(false);
  });
});
