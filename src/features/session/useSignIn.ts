import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useNavigate, useSearchParams } from 'react-router';
import { Problem } from '#src/api/problem.ts';
import { api } from '#src/api/api.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { signIn, signOut, type TokenInfo } from '#src/api/session.ts';
import { paths } from '#src/paths.ts';
import {
  recallNames,
  rememberNames,
  safeNext,
  signInError,
  toTokenRequest,
  type SignInValues,
} from './signInForm.ts';

/** What the account tells people who have signed in. */
export type LoginNotes = Result<(typeof api.loginNotes)['spec']>;

/** The notes, where there are any; a service elsewhere has none. */
async function loginNotes(): Promise<LoginNotes | undefined> {
  const notes = await api.loginNotes({}).catch(() => undefined);
  return notes === undefined || (notes.text === '' && notes.last_login === null)
    ? undefined
    : notes;
}

/** Whether the password had ended when the token was made, by the clock of the world. */
const hasEnded = ({ user: { password_expires_at: end }, issued_at }: TokenInfo): boolean =>
  end !== null && end !== undefined && Date.parse(end) <= Date.parse(issued_at);

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
    code: '',
  });
  const [codeAsked, setCodeAsked] = useState(false);
  const [notes, setNotes] = useState<LoginNotes>();
  const next = useRef<string>(paths.home());
  const [remember, setRemember] = useState(remembered.account !== '');
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<ReturnType<typeof signInError>>();
  const [busy, setBusy] = useState(false);
  const password = useRef<HTMLInputElement>(null);
  const code = useRef<HTMLInputElement>(null);
  const isComplete =
    values.account.trim() !== '' &&
    values.password !== '' &&
    (kind === 'account' || values.user.trim() !== '') &&
    (!codeAsked || values.code.trim() !== '');

  const type = (field: keyof SignInValues) => (event: { target: { value: string } }) => {
    setValues((now) => ({ ...now, [field]: event.target.value }));
    setRefused(undefined);
  };
  const missing = (field: keyof SignInValues, label: string): string | undefined =>
    tried && values[field].trim() === '' ? `${label} is required.` : undefined;
  const goOn = async (): Promise<void> => navigate(next.current, { replace: true });
  /** Whoever is at the wrong place signs out and begins anew. */
  const switchAccount = async (): Promise<void> => {
    await signOut().catch(() => undefined);
    setNotes(undefined);
    setValues((now) => ({ ...now, password: '', code: '' }));
    setCodeAsked(false);
  };
  const submit = async (): Promise<void> => {
    setTried(true);
    if (!isComplete || busy) return;
    setBusy(true);
    setRefused(undefined);
    try {
      const info = await signIn(toTokenRequest(values, kind));
      rememberNames(
        remember ? { account: values.account.trim(), user: values.user.trim() } : undefined,
      );
      next.current = hasEnded(info)
        ? paths.account({ password: 'expired' })
        : safeNext(params.get('next'));
      const told = await loginNotes();
      if (told === undefined) await goOn();
      else setNotes(told);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const refusal = signInError(error, codeAsked);
      setRefused(refusal);
      if (refusal.field === 'code') {
        // drawn first, so that there is a field to go to
        flushSync(() => setCodeAsked(true));
        code.current?.select();
        code.current?.focus();
      } else password.current?.select();
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
    notes,
    goOn,
    switchAccount,
    password,
    code,
    codeAsked,
    remember,
    setRemember,
    accountGiven: givenAccount !== null,
  };
}
