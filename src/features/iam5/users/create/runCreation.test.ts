import { describe, expect, it, vi } from 'vitest';
import { Problem } from '#src/api/problem.ts';
import { runCreation, type CreationCalls, type CreationForm } from './runCreation.ts';

const form: CreationForm = {
  name: 'anna',
  description: '',
  consoleAccess: true,
  passwordWay: 'custom',
  password: 'Practice-2026!',
  resetAtLogin: true,
};
const refused = new Problem({ status: 403, code: 'PAP5.0001', message: 'no' });
const nothing = { groups: [], policies: [] };

function callsOf(over: Partial<CreationCalls> = {}) {
  return {
    createUser: vi.fn(() => Promise.resolve({ user_id: 'u' })),
    allowConsole: vi.fn(() => Promise.resolve()),
    joinGroup: vi.fn(() => Promise.resolve()),
    attachPolicy: vi.fn(() => Promise.resolve()),
    newPassword: () => 'Generated-1!',
    ...over,
  };
}

describe('runCreation', () => {
  it('sets the given password and shows none', async () => {
    const calls = callsOf();
    const created = await runCreation(form, nothing, calls);
    expect(calls.allowConsole).toHaveBeenCalledWith('u', 'Practice-2026!', true);
    expect(created).toEqual({ id: 'u', name: 'anna', password: undefined, troubles: [] });
  });
  it('shows a generated password', async () =>
    expect(
      (await runCreation({ ...form, passwordWay: 'generated' }, nothing, callsOf())).password,
    ).toBe('Generated-1!'));
  it('shows no password that was not set', async () => {
    const created = await runCreation(
      { ...form, passwordWay: 'generated' },
      nothing,
      callsOf({ allowConsole: () => Promise.reject(refused) }),
    );
    expect(created.password).toBeUndefined();
    expect(created.troubles).toHaveLength(1);
  });
  it('gives no console access that was not wanted', async () => {
    const calls = callsOf();
    await runCreation({ ...form, consoleAccess: false }, nothing, calls);
    expect(calls.allowConsole).not.toHaveBeenCalled();
  });
  it('goes on after a refused step and names it', async () => {
    const calls = callsOf({ joinGroup: vi.fn(() => Promise.reject(refused)) });
    const created = await runCreation(
      form,
      {
        groups: [{ id: 'g', name: 'readers' }],
        policies: [{ id: 'p', name: 'UCSReadOnlyPolicy' }],
      },
      calls,
    );
    expect(calls.attachPolicy).toHaveBeenCalledWith('u', 'p');
    expect(created.troubles).toEqual([
      { what: 'The user could not join readers.', problem: refused },
    ]);
  });
  it('stops when the user is refused', async () => {
    const calls = callsOf({ createUser: () => Promise.reject(refused) });
    await expect(runCreation(form, nothing, calls)).rejects.toBe(refused);
    expect(calls.allowConsole).not.toHaveBeenCalled();
  });
});
