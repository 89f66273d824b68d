import { expect, it } from 'vitest';
import { servicePrincipals } from '#src/catalog/servicePrincipals.ts';
import { delegatedParty } from './agencyKind.ts';

const party = (trust: { readonly trust_policy?: string; readonly trust_domain_name?: string }) =>
  delegatedParty({ path: '', ...trust });

it.each(servicePrincipals)('calls $displayName by its name, however it is trusted', (service) => {
  expect(party({ trust_domain_name: service.trustDomain })).toBe(service.displayName);
  const trust = {
    Version: '5.0',
    Statement: [
      {
        Effect: 'Allow',
        Action: ['sts:agencies:assume'],
        Principal: { Service: [service.principal] },
      },
    ],
  };
  expect(party({ trust_policy: JSON.stringify(trust) })).toBe(service.displayName);
});

it('leaves accounts, and services it does not know, as they are written', () => {
  expect(party({ trust_domain_name: 'PartnerCo' })).toBe('PartnerCo');
  expect(party({ trust_domain_name: 'op_svc_none' })).toBe('op_svc_none');
  expect(party({})).toBe('--');
});
