import { refuse } from '../ground/errors.ts';
import { mainAccount } from '../seed/base.ts';
import type { Runtime } from './runtime.ts';
import type { UserRow } from '../world/tables/iam.ts';
import { issueToken, passwordStamp, tokenLife, type TokenScope } from '../identities/tokens.ts';

/**
 * A token for a person of the world, without a password: links with `as=` and tests use it.
 * `name` is a user of the main account, or `ACCOUNT/user`. @throws ApiError 404
 */
export function signInAs(
  { world, secret }: Runtime,
  name: string,
  now: number,
  randomHex: (bytes: number) => string,
): string {
  const [account, userName] = name.includes('/') ? name.split('/', 2) : [mainAccount, name];
  const domain = world.tables.domains.find('name', account ?? '');
  const user = domain && world.tables.users.find('name', `${domain.id}/${userName ?? ''}`);
  if (user === undefined) throw refuse('notFound', { target: 'user', id: name });
  return tokenOf(user, { kind: 'domain' }, ['password'], secret, now, randomHex);
}

/** A token for a user, by id, who proved with an access key who he is. @throws ApiError 404 */
export function tokenForKey(
  { world, secret }: Runtime,
  userId: string,
  scope: TokenScope,
  now: number,
  randomHex: (bytes: number) => string,
): string {
  const user = world.tables.users.get(userId);
  if (user === undefined) throw refuse('notFound', { target: 'user', id: userId });
  return tokenOf(user, scope, ['hmac'], secret, now, randomHex);
}

const tokenOf = (
  user: UserRow,
  scope: TokenScope,
  methods: readonly string[],
  secret: string,
  now: number,
  randomHex: (bytes: number) => string,
): string =>
  issueToken(
    {
      user: user.id,
      scope,
      methods,
      iat: now,
      exp: now + tokenLife,
      nonce: randomHex(8),
      stamp: passwordStamp(user.password),
    },
    secret,
  );
