import { describe, expect, it } from 'vitest';
import { ucsTrustAgencyName } from '#src/domain/ucs/trustAgency.ts';
import { openUcs, problemOf, systemRole, type UcsTestBackend } from '#mocks/testing/ucsBackend.ts';

const all = { kind: 'all' } as const;
const on = (ucs: UcsTestBackend, name: string) => ({ params: { cluster_id: ucs.cluster(name) } });

/** Grants of the agency in the way an administrator changes them. */
const agencyId = async (ucs: UcsTestBackend): Promise<string> =>
  (await ucs.admin.agencyList({ query: { domain_id: ucs.accountId, name: ucsTrustAgencyName } }))
    .agencies[0]?.id ?? '';
const revoke = async (ucs: UcsTestBackend, permission: string) =>
  ucs.admin.agencyRevokeOnAll({
    params: {
      domain_id: ucs.accountId,
      agency_id: await agencyId(ucs),
      role_id: systemRole(permission).id,
    },
  });

describe('the process flow: read-only permissions, verified by signing in', () => {
  it('reads fleets and clusters, and is refused what changes them and what other services have', async () => {
    const ucs = await openUcs();
    const { api } = await ucs.signInHolding([
      { role: systemRole('UCS ReadOnlyAccess'), scope: all },
    ]);
    expect((await api.ucsFleetList({})).clustergroups).toHaveLength(1);
    expect((await api.ucsClusterList({})).clusters).toHaveLength(3);
    expect(
      await problemOf(api.ucsFleetCreate({ body: { name: 'mine', description: '' } })),
    ).toMatchObject({
      status: 403,
      missingActions: ['ucs:clustergroups:create|ucs:clustergroups:createFleet'],
    });
    expect(
      await problemOf(
        api.ucsClusterRegister({ body: { kind: 'attached', name: 'mine', location: 'Here' } }),
      ),
    ).toMatchObject({
      status: 403,
      missingActions: ['ucs:clusters:create|ucs:clusters:createCluster'],
    });
    expect(
      await problemOf(api.ecsServerList({ params: { project_id: ucs.project('ap-southeast-3') } })),
    ).toMatchObject({ status: 403 });
  });

  it('leaves container intelligent analysis closed, which CIAOperations opens', async () => {
    const ucs = await openUcs();
    expect(await problemOf(ucs.as('ucs-viewer').ucsCiaList({}))).toMatchObject({
      status: 403,
      missingActions: ['ucs:ciaInstances:list'],
    });
    expect((await ucs.as('ucs-analyst').ucsCiaList({})).instances).toHaveLength(1);
    expect(await problemOf(ucs.as('ucs-analyst').ucsFleetList({}))).toMatchObject({ status: 403 });
  });
});

describe('the door', () => {
  const people = [
    ['ucs-viewer', true],
    ['ucs-admin', true],
    ['ucs-developer', true],
    ['ucs-analyst', true],
    ['ucs-publisher', true],
    ['ucs-newcomer', false],
  ] as const;
  it.each(people)('%s comes in: %s', async (user, open) => {
    const ucs = await openUcs();
    const problem = await problemOf(ucs.as(user).ucsDoor({}));
    expect([problem?.status, problem?.missingActions]).toEqual(
      open
        ? [undefined, undefined]
        : [403, ['ucs:clustergroups:list|ucs:clustergroups:listFleets']],
    );
  });

  it('is opened by the account, and by nobody else', async () => {
    const ucs = await openUcs('fresh');
    const { api } = await ucs.signInHolding([{ role: systemRole('UCS FullAccess'), scope: all }]);
    expect(await api.ucsDoor({})).toMatchObject({ state: 'first-login', agency_id: null });
    expect(await problemOf(api.ucsFleetList({}))).toMatchObject({
      status: 409,
      code: 'UCS.0001',
      message: expect.stringContaining('has not been enabled in this account') as string,
    });
    expect(await problemOf(api.ucsAuthorize({}))).toMatchObject({ status: 403, code: 'UCS.0003' });
    expect(await ucs.admin.ucsAuthorize({})).toMatchObject({
      state: 'intact',
      stopped: [],
      consented_by: 'admin',
    });
    expect(await agencyId(ucs)).not.toBe('');
    expect(await api.ucsFleetList({})).toEqual({ clustergroups: [] });
  });
});

describe('the agency ucs_admin_trust', () => {
  it('deleted: the functions of other services stop, the rest goes on, restoring brings all back', async () => {
    const ucs = await openUcs();
    await ucs.admin.agencyDelete({ params: { agency_id: await agencyId(ucs) } });
    const state = await ucs.admin.ucsDoor({});
    expect(state).toMatchObject({
      state: 'absent',
      trouble: 'The agency ucs_admin_trust does not exist.',
    });
    expect(state.stopped.map(({ id }) => id)).toEqual([
      'connectClusters',
      'clusterObjects',
      'images',
      'traffic',
      'analysis',
    ]);
    expect(await problemOf(ucs.admin.ucsNodeList(on(ucs, 'cce-shop')))).toMatchObject({
      status: 409,
      code: 'UCS.0002',
    });
    expect(await problemOf(ucs.admin.ucsCiaCreate({ body: { name: 'more' } }))).toMatchObject({
      code: 'UCS.0002',
    });
    expect((await ucs.admin.ucsNodeList(on(ucs, 'datacenter-a'))).nodes).toHaveLength(2);
    expect(await problemOf(ucs.as('ucs-admin').ucsAuthorize({}))).toMatchObject({
      code: 'UCS.0003',
    });
    expect(await ucs.admin.ucsAuthorize({})).toMatchObject({ state: 'intact', stopped: [] });
    expect((await ucs.admin.ucsNodeList(on(ucs, 'cce-shop'))).nodes).toHaveLength(2);
  });

  const parts = [
    ['CCE Administrator', ['connectClusters', 'clusterObjects']],
    ['SWR Administrator', ['images']],
    ['DNS Administrator', ['traffic']],
    ['Tenant Guest', ['traffic']],
    ['VPC Administrator', ['traffic']],
    ['AOM FullAccess', ['analysis']],
  ] as const;
  it.each(parts)('without %s stops %j', async (permission, stopped) => {
    const ucs = await openUcs();
    await revoke(ucs, permission);
    const state = await ucs.admin.ucsDoor({});
    expect(state).toMatchObject({ state: 'reduced', missing: [permission] });
    expect(state.stopped.map(({ id }) => id)).toEqual(stopped);
    expect(await ucs.admin.ucsAuthorize({})).toMatchObject({ state: 'intact', stopped: [] });
  });

  it('made to trust somebody else is made anew', async () => {
    const ucs = await openUcs();
    const before = await agencyId(ucs);
    await ucs.admin.agencyUpdate({
      params: { agency_id: before },
      body: { agency: { trust_domain_name: 'PartnerCo' } },
    });
    expect(await ucs.admin.ucsDoor({})).toMatchObject({ state: 'other-party' });
    expect(await ucs.admin.ucsAuthorize({})).toMatchObject({ state: 'intact' });
    expect(await agencyId(ucs)).not.toBe(before);
  });
});

describe('what viewing traffic policies takes', () => {
  it('is said in the terms of the table to a reader without DNS Administrator', async () => {
    const ucs = await openUcs();
    const { api } = await ucs.signInHolding([
      { role: systemRole('UCS ReadOnlyAccess'), scope: all },
    ]);
    const problem = await problemOf(
      api.ucsTrafficList({ params: { project_id: ucs.project('ap-southeast-3') } }),
    );
    expect(problem).toMatchObject({
      status: 403,
      message: expect.stringContaining('takes DNS Administrator') as string,
      missingActions: ['dns:zone:update'],
    });
  });
});

describe('restoring the agency', () => {
  it('lists and gives only what is missing', async () => {
    const ucs = await openUcs();
    await revoke(ucs, 'SWR Administrator');
    expect((await ucs.admin.ucsDoor({})).missing).toEqual(['SWR Administrator']);
    expect(await ucs.admin.ucsAuthorize({})).toMatchObject({ state: 'intact', missing: [] });
  });

  it('lists everything where the agency is gone, and makes it again', async () => {
    const ucs = await openUcs();
    await ucs.admin.agencyDelete({ params: { agency_id: await agencyId(ucs) } });
    expect((await ucs.admin.ucsDoor({})).missing).toHaveLength(6);
    expect(await ucs.admin.ucsAuthorize({})).toMatchObject({ state: 'intact', missing: [] });
  });
});
