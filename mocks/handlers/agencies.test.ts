import { describe, expect, it } from 'vitest';
import { openGrantWorld } from '../testing/grantWorld.ts';
import { statusOf } from '../testing/refusalOf.ts';

describe('agencies', () => {
  it.each([
    [undefined, 'FOREVER', null],
    ['FOREVER', 'FOREVER', null],
    ['ONEDAY', '24', '2026-01-16T12:00:00.000000'],
    [20, '480', '2026-02-04T12:00:00.000000'],
    ['20', '480', '2026-02-04T12:00:00.000000'],
  ])('valid for %j answer %j and %j', async (duration, answered, expires) => {
    const { api, params } = await openGrantWorld();
    const { agency } = await api.agencyCreate({
      body: {
        agency: {
          name: 'x',
          domain_id: params.domain_id,
          trust_domain_name: 'op_svc_coc',
          ...(duration !== undefined && { duration }),
        },
      },
    });
    expect(agency).toMatchObject({
      duration: answered,
      expire_time: expires,
      create_time: '2026-01-15T12:00:00.000000',
      trust_domain_name: 'op_svc_coc',
    });
  });

  it('refuse what they cannot be', async () => {
    const { api, params } = await openGrantWorld();
    const create = (agency: object) =>
      statusOf(
        api.agencyCreate({
          body: {
            agency: {
              name: 'x',
              domain_id: params.domain_id,
              trust_domain_name: 'PartnerCo',
              ...agency,
            },
          },
        }),
      );
    expect(await create({ name: 'helpers' })).toBe(409);
    expect(await create({ name: 'x'.repeat(65) })).toBe(400);
    expect(await create({ trust_domain_name: undefined })).toBe(400);
    expect(await create({ trust_domain_name: 'Nowhere' })).toBe(404);
    expect(await create({ duration: 'TWODAYS' })).toBe(400);
    expect(await create({ duration: 0 })).toBe(400);
    expect(await create({ description: 'a & b' })).toBe(400);
    await expect(
      api.agencyUpdate({ params, body: { agency: { trust_domain_name: 'Nowhere' } } }),
    ).rejects.toMatchObject({ status: 404, message: 'TrustDomainNotFound' });
    expect(await statusOf(api.agencyUpdate({ params, body: { agency: {} } }))).toBe(400);
  });

  it('are found by name and by whom they trust, change, and take their grants along', async () => {
    const { api, role, params, test } = await openGrantWorld();
    const role_id = await role('IAM ReadOnlyAccess');
    await api.agencyGrantOnAll({ params: { ...params, role_id } });
    const partner = (await test.apiAs('PartnerCo/admin').authDomainList({})).domains[0]?.id ?? '';
    expect(
      (await api.agencyList({ query: { trust_domain_id: partner } })).agencies.map(
        ({ name }) => name,
      ),
    ).toContain('helpers');
    expect((await api.agencyList({ query: { name: 'helpers' } })).agencies).toHaveLength(1);
    expect(
      (await api.agencyList({ query: { limit: 1, name__contains: 'HELP' } })).total_number,
    ).toBe(1);
    const { agency } = await api.agencyUpdate({
      params,
      body: { agency: { description: 'changed', duration: 3 } },
    });
    expect(agency).toMatchObject({
      name: 'helpers',
      description: 'changed',
      duration: '72',
      trust_domain_name: 'PartnerCo',
    });
    await api.agencyDelete({ params });
    expect(
      test.backend.controls.world().tables.grants.count('subject', `agency/${params.agency_id}`),
    ).toBe(0);
  });

  it('end at their quota with the documented words', async () => {
    const { api, params } = await openGrantWorld();
    const { quotas } = await api.quotaOnDomain({ params, query: { type: 'agency' } });
    const { quota = 0, used = 0 } = quotas.resources[0] ?? {};
    const create = (name: string) =>
      api.agencyCreate({
        body: { agency: { name, domain_id: params.domain_id, trust_domain_name: 'PartnerCo' } },
      });
    for (let index = used; index < quota; index += 1) await create(`a${index}`);
    await expect(create('toomany')).rejects.toMatchObject({
      status: 403,
      message: 'The number of agencies has reached the maximum.',
    });
  });
});
