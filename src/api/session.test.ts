import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createTestBackend, testOrigin, type TestBackend } from '#mocks/testing/testBackend.ts';
import { api } from './api.ts';
import {
  adoptToken,
  leaveAgency,
  onSession,
  replaceToken,
  sessionInfo,
  sessionToken,
  signIn,
  signOut,
  switchRole,
  type TokenRequest,
} from './session.ts';
import { setTransport } from './transport.ts';

const person = (name: string, password: string): TokenRequest => ({
  auth: {
    identity: {
      methods: ['password'],
      password: { user: { name, password, domain: { name: 'RehearsalCo' } } },
    },
  },
});

let test: TestBackend;
const events: string[] = [];
onSession((event) => events.push(event));

beforeEach(async () => {
  test = await createTestBackend({ scenario: 'flexusl' });
  setTransport({
    origin: testOrigin,
    send: async (request) =>
      (await test.backend.handle(request)) ?? new Response(null, { status: 404 }),
  });
  await signOut();
  events.length = 0;
});

describe('a session', () => {
  it('begins with a password, carries every call, and ends with its token', async () => {
    await expect(api.authDomainList({})).rejects.toMatchObject({ status: 401 });
    const info = await signIn(person('flex-operator', 'Practice-2026!'));
    expect([info.user.name, info.user.domain.name, (await sessionInfo()).user.id]).toEqual([
      'flex-operator',
      'RehearsalCo',
      info.user.id,
    ]);
    expect((await api.authDomainList({})).domains[0]?.name).toBe('RehearsalCo');
    const token = sessionToken() ?? '';
    await signOut();
    expect(sessionToken()).toBeUndefined();
    await expect(test.apiWith(token).authDomainList({})).rejects.toMatchObject({ status: 401 });
    expect(events).toEqual(['signed-in', 'signed-out']);
  });

  it('does not begin with a wrong password', async () => {
    await expect(signIn(person('flex-operator', 'wrong'))).rejects.toMatchObject({
      status: 401,
      message: 'Incorrect password.',
    });
    expect([sessionToken(), events]).toEqual([undefined, []]);
  });

  it('tells once that it has expired', async () => {
    await signIn(person('admin', 'Rehearse-2026!'));
    test.clock.forward(25 * 3_600_000);
    await Promise.allSettled([api.authDomainList({}), api.groupList({})]);
    expect([sessionToken(), events]).toEqual([undefined, ['signed-in', 'expired']]);
  });

  it('goes into an agency and comes back', async () => {
    const partner = test.apiAs('PartnerCo/admin');
    const domain_id = (await partner.authDomainList({})).domains[0]?.id ?? '';
    await partner.agencyCreate({
      body: { agency: { name: 'ops', domain_id, trust_domain_name: 'RehearsalCo' } },
    });
    await signIn(person('admin', 'Rehearse-2026!'));
    const own = sessionToken();
    const inside = await switchRole({ agencyName: 'ops', domainName: 'PartnerCo' });
    expect([inside.domain?.name, inside.assumed_by?.user.name]).toEqual(['PartnerCo', 'admin']);
    await expect(api.groupList({})).rejects.toMatchObject({ status: 403 });
    leaveAgency();
    expect(sessionToken()).toBe(own);
    await api.groupList({});
  });

  it('is the person’s own again when the agency ends, and over when that ends too', async () => {
    const partner = test.apiAs('PartnerCo/admin');
    const domain_id = (await partner.authDomainList({})).domains[0]?.id ?? '';
    const { agency } = await partner.agencyCreate({
      body: { agency: { name: 'ops', domain_id, trust_domain_name: 'RehearsalCo' } },
    });
    await signIn(person('admin', 'Rehearse-2026!'));
    const own = sessionToken();
    await switchRole({ agencyName: 'ops', domainName: 'PartnerCo' });
    await partner.agencyDelete({ params: { agency_id: agency.id } });
    await expect(api.groupList({})).rejects.toMatchObject({ status: 401 });
    expect([sessionToken(), events.at(-1)]).toEqual([own, 'agency-over']);
    await api.groupList({});
    test.clock.forward(25 * 3_600_000);
    await expect(api.groupList({})).rejects.toMatchObject({ status: 401 });
    expect([sessionToken(), events.at(-1)]).toEqual([undefined, 'expired']);
  });

  it('keeps the person behind an agency when only the circumstances change', async () => {
    const partner = test.apiAs('PartnerCo/admin');
    const domain_id = (await partner.authDomainList({})).domains[0]?.id ?? '';
    await partner.agencyCreate({
      body: { agency: { name: 'ops', domain_id, trust_domain_name: 'RehearsalCo' } },
    });
    await signIn(person('admin', 'Rehearse-2026!'));
    const own = sessionToken();
    await switchRole({ agencyName: 'ops', domainName: 'PartnerCo' });
    replaceToken(
      (await api.circumstancesSet({ body: { circumstances: { 'g:MFAPresent': 'true' } } })).token,
    );
    expect((await sessionInfo()).domain?.name).toBe('PartnerCo');
    expect((await api.circumstancesShow({})).context['g:MFAPresent']).toBe('true');
    leaveAgency();
    expect(sessionToken()).toBe(own);
  });

  it('can be taken over from a link', async () => {
    adoptToken(test.backend.controls.signInAs('flex-operator'));
    expect((await sessionInfo()).user.name).toBe('flex-operator');
  });
});

describe('the transport', () => {
  it('names answers that are not the backend’s, and none at all', async () => {
    adoptToken(test.backend.controls.signInAs('admin'));
    setTransport({
      origin: testOrigin,
      send: () => Promise.resolve(new Response('<!doctype html>', { status: 200 })),
    });
    await expect(api.groupList({})).rejects.toMatchObject({ status: 0, code: 'NOT_THE_BACKEND' });
    setTransport({
      origin: testOrigin,
      send: vi.fn().mockRejectedValue(new TypeError('Failed to fetch')),
    });
    await expect(api.groupList({})).rejects.toMatchObject({ status: 0, code: 'NETWORK' });
  });
});
