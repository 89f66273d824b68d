import { Problem } from '#src/api/problem.ts';

/** How the password of a new user comes about. */
export type PasswordWay = 'custom' | 'generated';

export type CreationForm = {
  readonly name: string;
  readonly description: string;
  readonly consoleAccess: boolean;
  readonly passwordWay: PasswordWay;
  readonly password: string;
  readonly resetAtLogin: boolean;
};

/** What a new user is to get: groups to join, identity policies to attach, or nothing. */
export type Assignment = { readonly groups: readonly Named[]; readonly policies: readonly Named[] };
export type Named = { readonly id: string; readonly name: string };

/** The calls a creation makes; each throws a Problem. */
export type CreationCalls = {
  readonly createUser: (name: string, description: string) => Promise<{ readonly user_id: string }>;
  readonly allowConsole: (userId: string, password: string, reset: boolean) => Promise<unknown>;
  readonly joinGroup: (userId: string, groupId: string) => Promise<unknown>;
  readonly attachPolicy: (userId: string, policyId: string) => Promise<unknown>;
  readonly newPassword: () => string;
};

/**
 * What became of a creation: the user exists, and `troubles` names each further step
 * that was refused.
 */
export type Created = {
  readonly id: string;
  readonly name: string;
  readonly password: string | undefined;
  readonly troubles: readonly { readonly what: string; readonly problem: Problem }[];
};

/**
 * Creates one user, then lets him sign in, join groups and hold policies. A refused later step does
 * not undo the user: it is reported. `password` is the generated one, if there is one that works.
 * @throws Problem when the user himself is refused
 */
export async function runCreation(
  form: CreationForm,
  { groups, policies }: Assignment,
  calls: CreationCalls,
): Promise<Created> {
  const { user_id: id } = await calls.createUser(form.name, form.description);
  const troubles: { what: string; problem: Problem }[] = [];
  const attempt = async (what: string, step: () => Promise<unknown>): Promise<boolean> => {
    try {
      await step();
      return true;
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      troubles.push({ what, problem });
      return false;
    }
  };
  let password: string | undefined;
  if (form.consoleAccess) {
    const generated = form.passwordWay === 'generated';
    const chosen = generated ? calls.newPassword() : form.password;
    const set = await attempt('Management console access could not be given.', () =>
      calls.allowConsole(id, chosen, form.resetAtLogin),
    );
    if (set && generated) password = chosen;
  }
  for (const group of groups)
    await attempt(`The user could not join ${group.name}.`, () => calls.joinGroup(id, group.id));
  for (const policy of policies)
    await attempt(`${policy.name} could not be attached.`, () => calls.attachPolicy(id, policy.id));
  return { id, name: form.name, password, troubles };
}
