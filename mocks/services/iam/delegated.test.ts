import { beforeAll, describe, expect, it } from 'vitest';
import { createTestBackend, type TestBackend } from '#mocks/testing/testBackend.ts';

let test: TestBackend;
beforeAll(async () => {
  test = await createTestBackend({ scenario: 'delegated' });
});

const enter = async (user: string, agency: string): Promise<number> => {
  const body = JSON.stringify({
    auth: {
      identity: {
        methods: ['assume_role'],
        assume_role: { agency_name: agency, domain_name: 'PartnerCo' },
      },
    },
  });
  return (
    await test.fetch('/v3/auth/tokens', {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Auth-Token': test.backend.controls.signInAs(user),
      },
      body,
    })
  ).status;
};

describe('scenario delegated', () => {
  it.each([
    ['delegate-one', 201, 403],
    ['delegate-all', 201, 201],
    ['delegate-denied', 201, 403],
    ['sec-admin', 403, 403],
    ['admin', 201, 201],
  ])(
    '%s enters partner-audit: %i, partner-operations: %i, the expired one never',
    async (user, audit, operations) => {
      expect([
        await enter(user, 'partner-audit'),
        await enter(user, 'partner-operations'),
        await enter(user, 'partner-migration'),
      ]).toEqual([audit, operations, 404]);
    },
  );

  it('tells people of the trusted account which agencies there are, and nobody else', async () => {
    const names = async (user: string) =>
      (await test.apiAs(user).delegationList({})).delegations.map(
        ({ domain_name, agency_name }) => `${domain_name}/${agency_name}`,
      );
    expect(await names('sec-admin')).toEqual([
      'PartnerCo/partner-audit',
      'PartnerCo/partner-migration',
      'PartnerCo/partner-operations',
    ]);
    expect(await names('PartnerCo/admin')).toEqual([
      'RehearsalCo/annual-review',
      'RehearsalCo/weekend-support',
    ]);
  });

  it('keeps service-linked agencies as their service made them', async () => {
    const { agencies } = await test.api.agencyList({
      query: { name: 'ServiceLinkedAgencyForCOC' },
    });
    const params = { agency_id: agencies[0]?.id ?? '' };
    const { roles } = await test.api.roleList({ query: { display_name: 'ECS FullAccess' } });
    const refused = { status: 403 };
    await expect(
      test.api.agencyUpdate({ params, body: { agency: { description: 'mine' } } }),
    ).rejects.toMatchObject(refused);
    await expect(test.api.agencyDelete({ params })).rejects.toMatchObject(refused);
    await expect(
      test.api.agencyGrantOnAll({
        params: { ...params, domain_id: agencies[0]?.domain_id ?? '', role_id: roles[0]?.id ?? '' },
      }),
    ).rejects.toMatchObject(refused);
    expect((await test.api.agencyShow({ params })).agency.description).not.toBe('mine');
  });
});
