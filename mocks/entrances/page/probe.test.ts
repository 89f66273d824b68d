import { describe, expect, it } from 'vitest';
import { loggedCalls } from '#src/api/callLog.ts';
import { sessionToken } from '#src/api/session.ts';
import { createTestBackend, testOrigin } from '#mocks/testing/testBackend.ts';
import { probeOf } from './probe.ts';

async function opened() {
  const { backend } = await createTestBackend({ scenario: 'flexusl' });
  return {
    backend,
    probe: probeOf(backend, { workspace: 'demo', problem: undefined }, testOrigin),
  };
}
const groups = { method: 'GET', path: '/v3/groups' } as const;

describe('the probe', () => {
  it('sends in the name of a person, of nobody, and of whoever is signed in', async () => {
    const { probe } = await opened();
    expect((await probe.send({ ...groups, as: 'admin' })).status).toBe(200);
    expect((await probe.send({ ...groups, as: 'flex-operator' })).status).toBe(403);
    expect((await probe.send({ ...groups, as: null })).status).toBe(401);
    probe.signIn('admin');
    expect(sessionToken()).toBeDefined();
    const { status, body } = await probe.send(groups);
    expect(status).toBe(200);
    expect(body).toMatchObject({ groups: expect.arrayContaining([]) });
  });

  it('stands in no log, and is spared by planned faults', async () => {
    const { backend, probe } = await opened();
    backend.controls.faults.plan([{ call: '*', kind: 'error' }]);
    const before = loggedCalls().length;
    const body = { group: { name: 'beside' } };
    const made = await probe.send({ method: 'POST', path: '/v3/groups', body, as: 'admin' });
    expect(made.status).toBe(201);
    expect(loggedCalls()).toHaveLength(before);
    const request = new Request(`${testOrigin}/v3/groups`);
    expect((await backend.handle(request))?.status).toBe(500);
  });

  it('refuses what is no path of the backend', async () => {
    const { probe } = await opened();
    await expect(probe.send({ method: 'GET', path: '/iam/groups' })).rejects.toThrow(
      '/iam/groups is not a path of the backend.',
    );
  });
});
