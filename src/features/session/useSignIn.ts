import { useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { Problem } from '#src/api/problem.ts';
import { signIn } from '#src/api/session.ts';
import {
  recallNames,
  rememberNames,
  safeNext,
  signInError,
  toTokenRequest,
  type SignInValues,
} from './signInForm.ts';

/**
 * What is typed to sign in, what is wrong with it, and sending it. An account in the link is fixed.
 */
export function useSignIn(kind: 'account' | 'user') {
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const givenAccount = kind === 'user' ? params.get('account') : null;
  const [remembered] = useState(recallNames);
  const [values, setValues] = useState<SignInValues>({
    account: givenAccount ?? remembered.account,
    user: remembered.user,
    password: '',
  });
  const [remember, setRemember] = useState(remembered.account !== '');
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<ReturnType<typeof signInError>>();
  const [busy, setBusy] = useState(false);
  const password = useRef<HTMLInputElement>(null);
  const isComplete =
    values.account.trim() !== '' &&
    values.password !== '' &&
    (kind === 'account' || values.user.trim() !== '');

  const type = (field: keyof SignInValues) => (event: { target: { value: string } }) => {
    setValues((now) => ({ ...now, [field]: event.target.value }));
    setRefused(undefined);
  };
  const missing = (field: keyof SignInValues, label: string): string | undefined =>
    tried && values[field].trim() === '' ? `${label} is required.` : undefined;
  const submit = async (): Promise<void> => {
    setTried(true);
    if (!isComplete || busy) return;
    setBusy(true);
    setRefused(undefined);
    try {
      await signIn(toTokenRequest(values, kind));
      rememberNames(
        remember ? { account: values.account.trim(), user: values.user.trim() } : undefined,
      );
      await navigate(safeNext(params.get('next')), { replace: true });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setRefused(signInError(error));
      password.current?.select();
    } finally {
      setBusy(false);
    }
  };
  return {
    values,
    type,
    missing,
    refused,
    busy,
    submit,
    password,
    remember,
    setRemember,
    accountGiven: givenAccount !== null,
  };
}
