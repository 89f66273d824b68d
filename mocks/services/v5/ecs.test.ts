import { beforeEach, describe, expect, it } from 'vitest';
import { createTestBackend, type TestBackend } from '#mocks/testing/testBackend.ts';
import { refusalOf } from '#mocks/testing/refusalOf.ts';

let at: TestBackend;
let project_id = '';
beforeEach(async () => {
  at = await createTestBackend();
  project_id =
    (await at.api.projectList({ query: { name: 'ap-southeast-3' } })).projects[0]?.id ?? '';
});
const server = async (name: string) => ({
  project_id,
  server_id:
    (await at.api.ecsServerList({ params: { project_id } })).servers.find(
      (row) => row.name === name,
    )?.id ?? '',
});

describe('ECSs', () => {
  it('of a project are listed, those of another not', async () => {
    const { servers, count } = await at.api.ecsServerList({ params: { project_id } });
    expect(servers.map((row) => [row.name, row.status])).toEqual([
      ['ecs-shop-1', 'ACTIVE'],
      ['ecs-shop-2', 'ACTIVE'],
      ['ecs-report', 'SHUTOFF'],
    ]);
    expect(count).toBe(3);
    const other =
      (await at.api.projectList({ query: { name: 'cn-north-4' } })).projects[0]?.id ?? '';
    expect(
      (await at.api.ecsServerList({ params: { project_id: other } })).servers.map(
        (row) => row.name,
      ),
    ).toEqual(['ecs-legacy']);
    expect(
      await refusalOf(
        at.api.ecsServerShow({ params: { ...(await server('ecs-report')), project_id: other } }),
      ),
    ).toEqual([404, 'IAM.0004']);
    expect((await refusalOf(at.api.ecsServerList({ params: { project_id: 'nowhere' } })))[0]).toBe(
      404,
    );
  });

  it('start, stop and restart by the clock; what their state forbids is a conflict', async () => {
    const params = await server('ecs-report');
    expect(await refusalOf(at.api.ecsServerStop({ params }))).toEqual([409, 'Ecs.0005']);
    expect((await at.api.ecsServerStart({ params })).server.status).toBe('STARTING');
    expect(await refusalOf(at.api.ecsServerReboot({ params }))).toEqual([409, 'Ecs.0005']);
    at.clock.forward(60_000);
    expect((await at.api.ecsServerShow({ params })).server.status).toBe('ACTIVE');
    expect((await at.api.ecsServerReboot({ params })).server.status).toBe('REBOOT');
    at.clock.forward(60_000);
    expect((await at.api.ecsServerStop({ params })).server.status).toBe('STOPPING');
  });

  it('are created with tags, shown by COC as instances, and deleted unless they are paid in advance', async () => {
    const create = async (name: string, chargingMode: 'prePaid' | 'postPaid') =>
      (
        await at.api.ecsServerCreate({
          params: { project_id },
          body: {
            server: {
              name,
              flavorRef: 's6.small.1',
              extendparam: { chargingMode },
              server_tags: [{ key: 'team', value: 'shop' }],
            },
          },
        })
      ).serverIds[0] ?? '';
    const server_id = await create('hourly', 'postPaid');
    expect(
      (await at.api.ecsServerShow({ params: { project_id, server_id } })).server,
    ).toMatchObject({
      name: 'hourly',
      flavor: { id: 's6.small.1' },
      metadata: { charging_mode: '0' },
      tags: [{ key: 'team', value: 'shop' }],
    });
    await at.api.ecsServerDelete({ params: { project_id, server_id } });
    expect((await refusalOf(at.api.ecsServerShow({ params: { project_id, server_id } })))[0]).toBe(
      404,
    );
    const yearly = await create('yearly', 'prePaid');
    expect(
      await refusalOf(at.api.ecsServerDelete({ params: { project_id, server_id: yearly } })),
    ).toEqual([409, 'Ecs.0005']);
    for (const name of ['', ' ', 'bad name!!', 'x'.repeat(65)]) {
      expect(
        (
          await refusalOf(
            at.api.ecsServerCreate({
              params: { project_id },
              body: { server: { name, flavorRef: 's6.small.1' } },
            }),
          )
        )[0],
      ).toBe(400);
    }
  });
});
