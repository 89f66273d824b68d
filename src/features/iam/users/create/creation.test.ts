import { describe, expect, it } from 'vitest';
import { Problem } from '#src/api/problem.ts';
import {
  accessModeOf,
  accessProblem,
  commonPasswordProblem,
  draftProblem,
  emptyUser,
  startingForm,
  type CreationForm,
} from './creation.ts';
import { runCreation, type CreationCalls } from './runCreation.ts';

const form = (part: Partial<CreationForm>): CreationForm => ({
  ...startingForm,
  password: 'Practice-2026!',
  ...part,
});
const user = (name: string, part: object = {}) => ({ ...emptyUser, name, ...part });

describe('what the form complains about', () => {
  it('compares rows with each other: names with case, addresses without', () => {
    const twice = form({
      users: [user('anna', { email: 'a@x.de' }), user('anna', { email: 'A@x.de' })],
    });
    expect(draftProblem(twice, 0, 'name')).toMatch(/another row/);
    expect(draftProblem(twice, 1, 'email')).toMatch(/another row/);
    expect(draftProblem(form({ users: [user('anna'), user('bert')] }), 0, 'name')).toBeUndefined();
    expect(draftProblem(form({ users: [user('anna'), user('Anna')] }), 1, 'name')).toBeUndefined();
  });

  it('asks for what login protection needs', () => {
    const protectedForm = (verification: CreationForm['verification'], part = {}) =>
      form({ users: [user('anna')], loginProtection: 'on', verification, ...part });
    expect(draftProblem(protectedForm('email'), 0, 'email')).toMatch(/needs an email/);
    expect(draftProblem(protectedForm('sms'), 0, 'mobile')).toMatch(/needs a mobile/);
    expect(draftProblem(protectedForm('vmfa'), 0, 'email')).toBeUndefined();
    expect(draftProblem(protectedForm('email', { console: false }), 0, 'email')).toBeUndefined();
  });

  it('holds the common password against every name', () => {
    expect(
      commonPasswordProblem(
        form({ users: [user('anna'), user('Operator9')], password: 'Operator9' }),
      ),
    ).toMatch(/^Operator9: Must not/);
    expect(commonPasswordProblem(form({ users: [user('anna')], password: 'short' }))).toMatch(
      /8 to 32/,
    );
    expect(
      commonPasswordProblem(
        form({ users: [user('anna')], password: '', passwordWay: 'generated' }),
      ),
    ).toBeUndefined();
    expect(
      commonPasswordProblem(
        form({ users: [user('anna')], password: '', console: false, withPassword: false }),
      ),
    ).toBeUndefined();
  });

  it('wants an access type and a credential', () => {
    expect(accessProblem(form({ programmatic: false, console: false }))).toMatch(/access type/);
    expect(accessProblem(form({ console: false, withPassword: false }))).toMatch(/credential/);
    expect(accessProblem(form({ console: true, withPassword: false }))).toBeUndefined();
    expect([
      accessModeOf(form({})),
      accessModeOf(form({ programmatic: false })),
      accessModeOf(form({ console: false })),
    ]).toEqual(['default', 'console', 'programmatic']);
  });
});

describe('runCreation', () => {
  const refused = (message: string) => new Problem({ status: 403, code: '403', message });
  const calls = (sent: string[], fail: ReadonlySet<string> = new Set()): CreationCalls => {
    const call = async (what: string): Promise<void> => {
      sent.push(what);
      if (fail.has(what)) throw refused(what);
    };
    return {
      createUser: async ({ name, pwd_status: reset }) => (
        await call(`create ${String(name)} ${String(reset)}`),
        { id: `id-${String(name)}` }
      ),
      createKey: async (id) => (await call(`key ${id}`), { access: 'AK', secret: 'SK' }),
      protectLogin: (id, method) => call(`protect ${id} ${method}`),
      joinGroup: (id, group) => call(`join ${id} ${group}`),
      newPassword: () => 'Generated-1',
    };
  };
  const groups = [{ id: 'g1', name: 'operators' }];

  it('makes the documented calls in order', async () => {
    const sent: string[] = [];
    const outcomes = await runCreation(
      form({
        users: [user('anna')],
        accessKey: true,
        loginProtection: 'on',
        verification: 'vmfa',
        passwordWay: 'generated',
      }),
      groups,
      calls(sent),
      () => {},
    );
    expect(sent).toEqual([
      'create anna true',
      'protect id-anna vmfa',
      'join id-anna g1',
      'key id-anna',
    ]);
    expect(outcomes).toMatchObject([
      { state: 'created', password: 'Generated-1', key: { secret: 'SK' }, troubles: [] },
    ]);
  });

  it('goes on after a refused user and says what a created one lacks', async () => {
    const seen: number[] = [];
    const outcomes = await runCreation(
      form({ users: [user('anna'), user('bert')] }),
      groups,
      calls([], new Set(['create anna true', 'join id-bert g1'])),
      (list) => seen.push(list.length),
    );
    expect(outcomes[0]).toMatchObject({
      state: 'failed',
      problem: { message: 'create anna true' },
    });
    expect(outcomes[1]).toMatchObject({
      state: 'created',
      troubles: [{ what: 'Not added to operators.' }],
    });
    expect(seen).toEqual([1, 2]);
  });

  it('never keeps a password that the administrator typed', async () => {
    const [outcome] = await runCreation(form({ users: [user('anna')] }), [], calls([]), () => {});
    expect(outcome).toMatchObject({ password: undefined });
  });
});
