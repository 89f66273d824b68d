import type { Problem } from '#src/api/problem.ts';
import {
  accessModeOf,
  needsPassword,
  type CreationForm,
  type UserDraft,
  type VerificationMethod,
} from './creation.ts';

/** The documented calls a creation is made of, so that it can be run against anything. */
export type CreationCalls = {
  readonly createUser: (user: Record<string, string | boolean>) => Promise<{ readonly id: string }>;
  readonly createKey: (
    userId: string,
  ) => Promise<{ readonly access: string; readonly secret: string }>;
  readonly protectLogin: (userId: string, method: VerificationMethod) => Promise<unknown>;
  readonly joinGroup: (userId: string, groupId: string) => Promise<unknown>;
  readonly newPassword: () => string;
};

/**
 * What became of one row. A user can exist although a later call was refused:
 * `troubles` says which.
 */
export type Outcome =
  | { readonly draft: UserDraft; readonly state: 'failed'; readonly problem: Problem }
  | {
      readonly draft: UserDraft;
      readonly state: 'created';
      readonly id: string;
      readonly password: string | undefined;
      readonly key: { readonly access: string; readonly secret: string } | undefined;
      readonly troubles: readonly { readonly what: string; readonly problem: Problem }[];
    };

type Group = { readonly id: string; readonly name: string };

/** The request body for one user; only what was entered. */
function requestFor(
  form: CreationForm,
  draft: UserDraft,
  password: string | undefined,
): Record<string, string | boolean> {
  return {
    name: draft.name,
    access_mode: accessModeOf(form),
    ...(draft.description === '' ? {} : { description: draft.description }),
    ...(draft.email === '' ? {} : { email: draft.email }),
    ...(draft.mobile === '' ? {} : { areacode: draft.areacode, phone: draft.mobile }),
    ...(draft.externalId === '' ? {} : { xuser_id: draft.externalId, xuser_type: 'TenantIdp' }),
    ...(password === undefined
      ? {}
      : { password, pwd_status: form.passwordWay === 'generated' || form.resetAtLogin }),
  };
}

async function createOne(
  form: CreationForm,
  draft: UserDraft,
  groups: readonly Group[],
  calls: CreationCalls,
): Promise<Outcome> {
  const password = needsPassword(form)
    ? form.passwordWay === 'generated'
      ? calls.newPassword()
      : form.password
    : undefined;
  let id: string;
  try {
    ({ id } = await calls.createUser(requestFor(form, draft, password)));
  } catch (problem) {
    // the client throws nothing else
    return { draft, state: 'failed', problem: problem as Problem };
  }
  const troubles: { what: string; problem: Problem }[] = [];
  const attempt = async <T>(what: string, call: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await call();
    } catch (problem) {
      troubles.push({ what, problem: problem as Problem });
      return undefined;
    }
  };
  if (form.console && form.loginProtection === 'on')
    await attempt('Login protection was not switched on.', () =>
      calls.protectLogin(id, form.verification),
    );
  for (const group of groups)
    await attempt(`Not added to ${group.name}.`, () => calls.joinGroup(id, group.id));
  const key = form.accessKey
    ? await attempt('No access key was made.', () => calls.createKey(id))
    : undefined;
  return {
    draft,
    state: 'created',
    id,
    password: form.passwordWay === 'generated' ? password : undefined,
    key,
    troubles,
  };
}

/**
 * Creates the users one after the other; a refused one does not stop the rest. `report` hears of
 * each as it is finished.
 */
export async function runCreation(
  form: CreationForm,
  groups: readonly Group[],
  calls: CreationCalls,
  report: (outcomes: readonly Outcome[]) => void,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const draft of form.users) {
    outcomes.push(await createOne(form, draft, groups, calls));
    report([...outcomes]);
  }
  return outcomes;
}
