import { describe, expect, it } from 'vitest';
import { Problem } from '#src/api/problem.ts';
import { safeNext, signInError, toTokenRequest } from './signInForm.ts';

describe('toTokenRequest', () => {
  it('signs an account in as its administrator, scoped to the account', () => {
    const { auth } = toTokenRequest(
      { account: ' RehearsalCo ', user: '', password: ' p w ' },
      'account',
    );
    expect(auth.identity.password?.user).toEqual({
      name: 'admin',
      password: ' p w ',
      domain: { name: 'RehearsalCo' },
    });
    expect(auth.scope).toEqual({ domain: { name: 'RehearsalCo' } });
  });
  it('signs a user in by account and name', () => {
    expect(
      toTokenRequest({ account: 'RehearsalCo', user: 'flex-operator', password: 'x' }, 'user').auth
        .identity.password?.user.name,
    ).toBe('flex-operator');
  });
});

describe('safeNext', () => {
  it.each([
    ['/iam/users?page=2', '/iam/users?page=2'],
    [null, '/'],
    ['https://elsewhere.example', '/'],
    ['//elsewhere.example', '/'],
    ['/\\elsewhere.example', '/'],
    ['javascript:alert(1)', '/'],
  ])('%s → %s', (next, expected) => expect(safeNext(next)).toBe(expected));
});

describe('signInError', () => {
  it('tells a wrong password at the password', () => {
    expect(
      signInError(new Problem({ status: 401, code: 'IAM.0062', message: 'Incorrect password.' })),
    ).toMatchObject({
      field: 'password',
      text: expect.stringMatching(/^Incorrect username or password/),
    });
  });
  it('keeps the words for a locked or disabled user', () => {
    expect(
      signInError(new Problem({ status: 401, code: 'IAM.0061', message: 'Account locked.' })).text,
    ).toBe('Account locked.');
  });
  it('tells a failing backend above the form', () => {
    expect(signInError(new Problem({ status: 500, code: '500', message: 'Down.' })).field).toBe(
      'form',
    );
  });
});
