import { actionOf, type ItemChange } from '../model/difference.ts';
import { refOf, textOf, type Item } from '../model/items.ts';
import type { ScriptBuilder } from './scriptBuilder.ts';
import type { Call, Operand, Unless } from './steps.ts';
import { changeWrite, object, pick } from './operands.ts';

const profilePath = '/v5/users/{user_id}/login-profile';
const protectPath = '/v3.0/OS-USER/users/{user_id}/login-protect';

const showProfile = (params: Call['params']): Call => ({
  family: 'v5',
  operation: 'showLoginProfileV5',
  method: 'GET',
  path: profilePath,
  ...(params && { params }),
});

function protect(user: Operand, title: string, wanted: { readonly [key: string]: Operand }) {
  return changeWrite(
    title,
    {
      family: 'v3',
      operation: 'updateLoginProtect',
      method: 'PUT',
      path: protectPath,
      params: { user_id: user },
      body: object({ login_protect: object(wanted) }),
    },
    { operation: 'showUserLoginProtect', path: protectPath },
    'login_protect',
    wanted,
  );
}

/** Sets how a user signs in. A new password comes from the environment. */
export function changeSettings(change: ItemChange, item: Item, build: ScriptBuilder): void {
  const owner = refOf(item, 'user');
  const user = build.idOf(owner);
  const params = { user_id: user };
  if (item.kind === 'loginProtect') {
    const verification_method = textOf(item, 'verification_method');
    const wanted = { enabled: true, verification_method };
    return build.write(protect(user, `Protect the sign-in of ${owner.name}`, wanted));
  }
  const reset = pick(item, ['password_reset_required']);
  if (actionOf(change) === 'update')
    return build.write(
      changeWrite(
        `Change how ${owner.name} signs in`,
        {
          family: 'v5',
          operation: 'updateLoginProfileV5',
          method: 'PUT',
          path: profilePath,
          params,
          body: object(reset),
        },
        { operation: 'showLoginProfileV5', path: profilePath },
        'login_profile',
        reset,
      ),
    );
  build.write({
    title: `Let ${owner.name} sign in to the console`,
    unless: [{ answered: showProfile(params) }],
    call: {
      family: 'v5',
      operation: 'createLoginProfileV5',
      method: 'POST',
      path: profilePath,
      params,
      body: object({ ...reset, password: build.secret(owner.name) }),
    },
  });
}

/** Takes a setting of a user back. */
export function removeSettings(item: Item, build: ScriptBuilder): void {
  const owner = refOf(item, 'user');
  const user = build.idOf(owner, true);
  const params = { user_id: user };
  if (item.kind === 'loginProtect')
    return build.write(
      protect(user, `End the protection of the sign-in of ${owner.name}`, {
        enabled: false,
        verification_method: 'none',
      }),
    );
  const unless: readonly Unless[] = [{ answered: showProfile(params), absent: true }];
  build.write({
    title: `Take the console away from ${owner.name}`,
    unless,
    call: { ...showProfile(params), operation: 'deleteLoginProfileV5', method: 'DELETE' },
  });
}
