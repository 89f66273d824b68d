import { describe, expect, it } from 'vitest';
import { Problem } from '#src/api/problem.ts';
import { safeNext, signInError, toTokenRequest } from './signInForm.ts';

describe('toTokenRequest', () => {
  it('signs an account in as its administrator, scoped to the account', () => {
    const { auth } = toTokenRequest(
      { account: ' RehearsalCo ', user: '', password: ' p w ', code: '' },
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
      toTokenRequest(
        { account: 'RehearsalCo', user: 'flex-operator', password: 'x', code: '' },
        'user',
      ).auth.identity.password?.user.name,
    ).toBe('flex-operator');
  });
});

describe('a code of the MFA device', () => {
  const refused = (init: { message: string; reason?: string }) =>
    new Problem({ status: 401, code: '401', ...init });

  it('is sent beside the password, of the same person', () => {
    const { identity } = toTokenRequest(
      { account: 'RehearsalCo', user: 'ann', password: 'x', code: ' 123456 ' },
      'user',
    ).auth;
    expect(identity.methods).toEqual(['password', 'totp']);
    expect(identity.totp).toEqual({ user: { passcode: '123456' } });
  });
  it('is asked for when the backend says so, and told when it is wrong', () => {
    expect(signInError(refused({ message: 'x', reason: 'CONSOLE.0008' }), false)).toEqual({
      field: 'code',
      text: undefined,
    });
    const wrong = refused({ message: 'The request you have made requires authentication.' });
    expect(signInError(wrong, true)).toMatchObject({ field: 'code' });
    expect(signInError(wrong, false)).toMatchObject({ field: 'password' });
  });
  it('does not hide that an address is kept out', () => {
    expect(
      signInError(
        new Problem({ status: 403, code: '403', message: 'Kept out.', reason: 'CONSOLE.0012' }),
        false,
      ),
    ).toEqual({ field: 'form', text: 'Kept out.' });
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
      signInError(
        new Problem({ status: 401, code: 'IAM.0062', message: 'Incorrect password.' }),
        false,
      ),
    ).toMatchObject({
      field: 'password',
      text: expect.stringMatching(/^Incorrect username or password/),
    });
  });
  it('keeps the words for a locked or disabled user', () => {
    expect(
      signInError(new Problem({ status: 401, code: 'IAM.0061', message: 'Account locked.' }), false)
        .text,
    ).toBe('Account locked.');
  });
  it('tells a failing backend above the form', () => {
    expect(
      signInError(new Problem({ status: 500, code: '500', message: 'Down.' }), false).field,
    ).toBe('form');
  });
});
