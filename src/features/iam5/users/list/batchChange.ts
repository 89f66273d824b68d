import { api } from '#src/api/api.ts';
import { passwordProblem } from '#src/domain/access/password.ts';
import type { NewUser } from '#src/features/iam5/shared/lists.ts';

/** What can be changed for several users at once (docs/sources/console.md#13-1). */
export type BatchChange =
  | { readonly attribute: 'status'; readonly enabled: boolean }
  | {
      readonly attribute: 'password';
      readonly way: 'typed' | 'generated';
      readonly password: string;
      readonly resetAtNextLogin: boolean;
    };

/**
 * Why the change cannot be made for these users, or undefined. The first user whom a typed password
 * does not suit is named.
 */
export function changeProblem(change: BatchChange, users: readonly NewUser[]): string | undefined {
  if (change.attribute === 'status' || change.way === 'generated') return undefined;
  const general = passwordProblem(change.password, { name: '' });
  if (general !== undefined) return general;
  const unsuited = users.find(
    ({ user_name }) => passwordProblem(change.password, { name: user_name }) !== undefined,
  );
  return unsuited === undefined
    ? undefined
    : `Must not be the username of ${unsuited.user_name} or its reverse.`;
}

/**
 * Makes the change for one user; `generated` is his password where each gets one of his own. A user
 * without console access has no password to change.
 * @throws Problem
 */
export function sendChange(
  change: BatchChange,
  { user_id }: NewUser,
  generated: string,
): Promise<unknown> {
  const params = { user_id };
  if (change.attribute === 'status')
    return api.v5UserUpdate({ params, body: { enabled: change.enabled } });
  return api.v5LoginProfileUpdate({
    params,
    body: {
      password: change.way === 'typed' ? change.password : generated,
      password_reset_required: change.resetAtNextLogin,
    },
  });
}
