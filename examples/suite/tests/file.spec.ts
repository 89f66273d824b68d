import { expect, test } from 'permission-rehearsal-playwright';

test.use({
  as: 'ann',
  scenarioFile: {
    format: 'permission-rehearsal-scenario/1',
    title: 'Ann looks after servers',
    seed: { scenario: 'flexusl' },
    people: [{ user: 'ann', holds: ['ECS ReadOnlyAccess'] }],
    clock: '2031-05-01T08:00:00Z',
    faults: 'ecsServerList:error:x1',
  },
});

test('a scenario file brings people, a time and faults', async ({ person }) => {
  await person.open('/ecs');
  await expect(person).toHaveGranted('ECS ReadOnlyAccess');
  await expect(person).toHaveCalled('GET', /servers/, { status: 500 });
  const { now, frozen } = await person.api.get<{ now: number; frozen: boolean }>(
    '/console/v1/clock',
  );
  expect([new Date(now).toISOString(), frozen]).toEqual(['2031-05-01T08:00:00.000Z', true]);
});
