import {
  emailProblem,
  externalIdProblem,
  descriptionProblem,
  mobileProblem,
  userNameProblem,
} from '#src/domain/access/nameRules.ts';
import { passwordProblem } from '#src/domain/access/password.ts';
import type { AccessMode } from '../parts/user.ts';

/** One row of the table of users to be created. */
export type UserDraft = {
  readonly name: string;
  readonly email: string;
  readonly areacode: string;
  readonly mobile: string;
  readonly description: string;
  readonly externalId: string;
};
/** How a sign-in is verified: text message, mail or virtual MFA device. */
export type VerificationMethod = 'sms' | 'email' | 'vmfa';

/** The whole first step: the users and what they have in common. */
export type CreationForm = {
  readonly users: readonly UserDraft[];
  readonly programmatic: boolean;
  readonly console: boolean;
  readonly accessKey: boolean;
  readonly withPassword: boolean;
  readonly passwordWay: 'now' | 'generated';
  readonly password: string;
  readonly resetAtLogin: boolean;
  readonly loginProtection: 'on' | 'off';
  readonly verification: VerificationMethod;
};

export const emptyUser: UserDraft = {
  name: '',
  email: '',
  areacode: '',
  mobile: '',
  description: '',
  externalId: '',
};

export const startingForm: CreationForm = {
  users: [emptyUser],
  programmatic: true,
  console: true,
  accessKey: false,
  withPassword: true,
  passwordWay: 'now',
  password: '',
  resetAtLogin: true,
  loginProtection: 'off',
  verification: 'email',
};

/** A password is part of console access and a choice otherwise. */
export const needsPassword = (form: Pick<CreationForm, 'console' | 'withPassword'>): boolean =>
  form.console || form.withPassword;

/** The documented value for the two boxes. Source: docs/sources/console.md#3-2. */
export const accessModeOf = (form: Pick<CreationForm, 'programmatic' | 'console'>): AccessMode =>
  form.programmatic && form.console ? 'default' : form.console ? 'console' : 'programmatic';

/** Names are compared with case (ours); addresses are not. */
const sameName = (one: string, other: string): boolean => one.trim() === other.trim();
const same = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase();

/**
 * What is wrong with one field of one row, also compared with the other rows. Source:
 * docs/sources/console.md#3-2.
 */
export function draftProblem(
  form: CreationForm,
  index: number,
  field: keyof UserDraft,
): string | undefined {
  const draft = form.users[index];
  if (draft === undefined) return undefined;
  const others = form.users.filter((_, at) => at !== index);
  switch (field) {
    case 'name':
      return (
        userNameProblem(draft.name) ??
        (others.some((other) => sameName(other.name, draft.name))
          ? 'This name stands in another row.'
          : undefined)
      );
    case 'email':
      if (
        draft.email === '' &&
        form.console &&
        form.loginProtection === 'on' &&
        form.verification === 'email'
      )
        return 'Login protection by email needs an email address.';
      return (
        emailProblem(draft.email) ??
        (draft.email !== '' && others.some((other) => same(other.email, draft.email))
          ? 'This address stands in another row.'
          : undefined)
      );
    case 'mobile':
      if (
        draft.mobile === '' &&
        form.console &&
        form.loginProtection === 'on' &&
        form.verification === 'sms'
      )
        return 'Login protection by SMS needs a mobile number.';
      return (
        mobileProblem(draft.areacode, draft.mobile) ??
        (draft.mobile !== '' && others.some((other) => same(other.mobile, draft.mobile))
          ? 'This number stands in another row.'
          : undefined)
      );
    case 'areacode':
      return undefined; // said beside the number
    case 'description':
      return descriptionProblem(draft.description);
    case 'externalId':
      return externalIdProblem(draft.externalId);
  }
}

/** What is wrong with the common password: it must suit every user. */
export function commonPasswordProblem(form: CreationForm): string | undefined {
  if (!needsPassword(form) || form.passwordWay !== 'now') return undefined;
  for (const draft of form.users) {
    const problem = passwordProblem(form.password, draft);
    if (problem !== undefined)
      return form.users.length > 1 && draft.name !== '' && problem.startsWith('Must not')
        ? `${draft.name}: ${problem}`
        : problem;
  }
  return undefined;
}

/** Why the chosen kinds of access and credentials do not go together. */
export function accessProblem(form: CreationForm): string | undefined {
  if (!form.programmatic && !form.console) return 'Choose at least one access type.';
  return form.accessKey || needsPassword(form) ? undefined : 'Choose at least one credential.';
}
