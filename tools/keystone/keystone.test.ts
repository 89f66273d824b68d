import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { limitOffer } from '#src/api/offer.ts';
import { others, play } from './play.ts';
import { replaying, type Exchange } from './exchanges.ts';
import recorded from './keystone.json' with { type: 'json' };

const exchanges: readonly Exchange[] = recorded;
const tape = replaying(exchanges);
let played: Awaited<ReturnType<typeof play>>;

beforeAll(async () => {
  vi.stubGlobal('fetch', tape);
  played = await play({ origin: 'http://keystone.test', password: 'secret' });
});
afterAll(() => {
  vi.unstubAllGlobals();
  limitOffer(() => true);
});

describe('a real Keystone, as it answered', () => {
  it('is asked what was recorded, and nothing else', () => {
    expect(tape.left()).toBe(0);
  });

  it('has users, groups, projects and roles, and nothing of what the published API adds', () => {
    const there = played.findings.filter(({ answers }) => answers).map(({ part }) => part);
    expect(there).toContain('/v3/OS-INHERIT');
    expect(there).toContain('/v3/role_assignments');
    const missing = played.findings.filter(({ answers }) => !answers).map(({ part }) => part);
    for (const part of ['/v5', '/console/v1', '/coc/v1', '/v3.0/OS-AGENCY', '/eps/v1.0'])
      expect(missing).toContain(part);
    expect(played.missing).toMatchObject({ code: 'NOT_AVAILABLE' });
  });

  it('is signed in at with the widest scope, and a wrong password is sent once', () => {
    expect(played.wrongPassword).toMatchObject({ status: 401 });
    const sent = exchanges.filter(({ call }) => call === 'POST /v3/auth/tokens');
    expect(sent.map(({ status }) => status)).toEqual([401, 201, 201]);
    expect(sent.at(-1)?.sent).toMatchObject({ auth: { scope: { system: { all: true } } } });
  });

  it('pages 25 users as 10, 10 and 5, in order, none of them twice', () => {
    expect(played.pages.map(({ users }) => users.length)).toEqual([10, 10, 5]);
    expect(played.pages.map((page) => page.total_number)).toEqual([25, 25, 25]);
    const names = played.pages.flatMap(({ users }) => users.map(({ name }) => name));
    expect(names).toEqual(names.toSorted());
    expect(new Set(names).size).toBe(others + 1);
    expect(played.found.users.map(({ name }) => name)).toEqual(['user-07']);
  });

  it('keeps users, members and projects by its own calls', () => {
    expect(played.changed).toMatchObject({ description: 'Changed', enabled: false, email: '' });
    expect(played.members.users.map(({ id }) => id)).toEqual([played.ids.user]);
    expect(played.project).toMatchObject({ name: 'replayed', domain_id: 'default' });
    expect(played.gone).toMatchObject({ status: 404, code: '404' });
  });

  it('grants its roles on a project, the domain and all projects, and takes them back', () => {
    expect(played.roles.map(({ name }) => name).toSorted()).toEqual(['admin', 'member', 'reader']);
    const { ofGroup, ofUser, ofAccount, inProject, afterwards } = played.grants;
    const { group, project, role } = played.ids;
    const record = (scope: object, is_inherited = false) => ({
      group: { id: group },
      role: { id: role },
      scope,
      is_inherited,
    });
    const domain = { domain: { id: 'default' } };
    expect(ofGroup.total_num).toBe(3);
    for (const expected of [
      record({ project: { id: project } }),
      record(domain),
      record(domain, true),
    ])
      expect(ofGroup.role_assignments).toContainEqual(expected);
    expect(ofUser.role_assignments).toEqual(ofGroup.role_assignments);
    expect([ofAccount.total_num, ofAccount.role_assignments.length]).toEqual([4, 2]);
    expect(inProject.roles.map(({ id }) => id)).toEqual([role]);
    expect(afterwards.total_num).toBe(0);
  });

  it('left no password and no token in what was recorded', () => {
    const text = JSON.stringify(recorded);
    expect(text).not.toContain('Rehearse@2026');
    expect(text).not.toMatch(/gAAAA/);
  });
});

describe('the tape', () => {
  it('would notice a call that nobody recorded', async () =>
    expect(replaying([])('http://keystone.test/v3/users')).rejects.toThrow(
      'Nobody recorded GET /v3/users',
    ));
});
