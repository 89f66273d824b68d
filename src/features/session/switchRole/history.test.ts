import { beforeEach, describe, expect, it, vi } from 'vitest';
import { matching, rememberRole, roleHistory, type Role } from './history.ts';

const role = (agency: string): Role => ({ account: 'PartnerCo', agency });

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
});

describe('history of switched roles', () => {
  it('has the latest first, each once, per person', () => {
    for (const name of ['a', 'b', 'a']) rememberRole('u1', role(name));
    rememberRole('u2', role('c'));
    expect(roleHistory('u1').map(({ agency }) => agency)).toEqual(['a', 'b']);
    expect(roleHistory('u2')).toEqual([role('c')]);
  });

  it('keeps twenty', () => {
    for (let n = 0; n < 25; n += 1) rememberRole('u', role(String(n)));
    expect(roleHistory('u').map(({ agency }) => agency)).toEqual(
      Array.from({ length: 20 }, (_, n) => String(24 - n)),
    );
  });

  it.each(['{', '{"a":1}', '[1,{"account":"x"}]'])('takes %s for nothing', (text) => {
    localStorage.setItem('switch-role-history:u', text);
    expect(roleHistory('u')).toEqual([]);
  });

  it('is searched by account and agency', () => {
    const roles = [role('audit'), { account: 'OtherCo', agency: 'ops' }];
    expect(matching(roles, 'other')).toEqual([roles[1]]);
    expect(matching(roles, 'AUD')).toEqual([roles[0]]);
    expect(matching(roles, '')).toEqual(roles);
  });
});
