import { beforeEach, describe, expect, it } from 'vitest';
import { findSystemRole } from '#src/catalog/systemRoles.ts';
import { createTestBackend, type TestBackend } from '../testing/testBackend.ts';

const hour = 3_600_000;
let backend: TestBackend;
beforeEach(async () => {
  backend = await createTestBackend({ scenario: 'fresh' });
});

const nobody = () => backend.apiAs(undefined);
const now = async (): Promise<number> => (await nobody().clockShow({})).now;

describe('the clock of the world', () => {
  it('is the real one until it is set', async () => {
    expect(await nobody().clockShow({})).toEqual({
      now: backend.clock.now(),
      real: backend.clock.now(),
      frozen: false,
      changed: false,
      propagation_ms: 0,
    });
  });

  it('goes on from where it was set, and stands still where it was frozen', async () => {
    const at = backend.clock.now() + 40 * 24 * hour;
    await nobody().clockSet({ body: { at } });
    backend.clock.forward(hour);
    expect(await now()).toBe(at + hour);
    await nobody().clockSet({ body: { at, frozen: true } });
    backend.clock.forward(hour);
    expect(await now()).toBe(at);
    await nobody().clockSet({ body: {} });
    expect(await nobody().clockShow({})).toMatchObject({ changed: false, frozen: false });
  });

  it('ends tokens, but not that of the person who sets it', async () => {
    const other = backend.apiAs('admin');
    await other.userList({});
    const { token } = await backend.api.clockSet({
      body: { at: backend.clock.now() + 25 * hour },
    });
    await expect(other.userList({})).rejects.toMatchObject({ status: 401 });
    await expect(backend.apiWith(token ?? '').userList({})).resolves.toBeDefined();
  });

  it('says the time to conditions, and stamps what is made', async () => {
    const at = Date.UTC(2027, 5, 1);
    const { token } = await backend.api.clockSet({ body: { at, frozen: true } });
    const api = backend.apiWith(token ?? '');
    const { context } = await api.circumstancesShow({});
    expect(context['g:CurrentTime']).toBe('2027-06-01T00:00:00.000Z');
    await api.groupCreate({ body: { group: { name: 'later' } } });
    const { entries } = await nobody().journalList({ query: {} });
    expect(entries[0]).toMatchObject({ call: 'groupCreate', at });
  });

  it('stands in History and is taken back like any change', async () => {
    const real = backend.clock.now();
    await backend.api.clockSet({ body: { at: real + hour } });
    const { entries } = await nobody().journalList({ query: {} });
    expect(entries[0]).toMatchObject({
      call: 'clockSet',
      summary: 'Time goes on from 2026-01-15T13:00:00Z',
    });
    await nobody().journalUndo({ body: {} });
    expect(await now()).toBe(real);
  });
});

describe('permissions that propagate', () => {
  const question = { action: 'ecs:cloudServers:list', resourceOpen: true };

  async function newcomer() {
    const { api } = backend;
    const [domain] = (await api.domainList({})).domains;
    const domainId = domain?.id ?? '';
    const { user } = await api.userCreate({ body: { user: { name: 'new', domain_id: domainId } } });
    const { group } = await api.groupCreate({ body: { group: { name: 'readers' } } });
    await api.groupUserAdd({ params: { group_id: group.id, user_id: user.id } });
    await api.groupGrantOnAll({
      params: {
        domain_id: domainId,
        group_id: group.id,
        role_id: findSystemRole('ECS ReadOnlyAccess')?.id ?? '',
      },
    });
    const asked = await backend.apiAs('new').decisionBatch({ body: { questions: [question] } });
    return asked.decisions[0]?.allowed;
  }
  const later = async () =>
    (await backend.apiAs('new').decisionBatch({ body: { questions: [question] } })).decisions[0]
      ?.allowed;

  it('count at once by default', async () => {
    expect(await newcomer()).toBe(true);
  });

  it('count after the delay, and at once for a starting state', async () => {
    await nobody().clockSet({ body: { propagation_ms: 60_000 } });
    expect(await newcomer()).toBe(false);
    backend.clock.forward(59_000);
    expect(await later()).toBe(false);
    backend.clock.forward(2_000);
    expect(await later()).toBe(true);
  });
});
