import { describe, expect, it } from 'vitest';
import { agencyPermissions } from '#src/domain/coc/agencies.ts';
import { dependentsOf, dependentsOnPermissions } from './dependentFunctions.ts';

const coc = { name: 'ServiceAgencyForCOC', trust_domain_name: 'op_svc_coc' };
const ucs = { name: 'ucs_admin_trust', trust_domain_name: 'op_svc_ucs' };

describe('what rests on an agency', () => {
  it('is every function of its permissions together', () => {
    const byPermission = agencyPermissions.flatMap(
      ({ name }) => dependentsOnPermissions(coc, [name])?.functions ?? [],
    );
    expect(byPermission.length).toBeGreaterThan(8);
    expect(dependentsOf(coc)?.functions.toSorted()).toEqual(byPermission.toSorted());
  });

  it('is told per permission', () => {
    expect(dependentsOnPermissions(coc, ['IAM ReadOnlyAccess'])).toEqual({
      service: 'COC',
      functions: ['Personnel Management: Read the people of the account'],
    });
    expect(dependentsOnPermissions(ucs, ['SWR Administrator'])?.functions).toEqual([
      'SWR Administrator: Image Repositories: organizations and images',
    ]);
    expect(dependentsOnPermissions(coc, ['ECS FullAccess'])).toBeUndefined();
  });

  it('is nothing for an agency of the same name that trusts somebody else', () => {
    expect(dependentsOf({ ...coc, trust_domain_name: 'PartnerCo' })).toBeUndefined();
    expect(
      dependentsOnPermissions({ ...ucs, trust_domain_name: 'PartnerCo' }, ['SWR Administrator']),
    ).toBeUndefined();
  });
});
