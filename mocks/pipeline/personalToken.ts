import { refuse } from '../ground/errors.ts';
import { mainUser } from '../seed/mainAccount.ts';
import type { Runtime } from './runtime.ts';
import type { UserRow } from '../world/tables/iam.ts';
import {
  issueToken,
  passwordStamp,
  tokenLife,
  type Claims,
  type TokenScope,
} from '../identities/tokens.ts';

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
  const { tables } = world;
  const [account, userName] = name.includes('/') ? name.split('/', 2) : [undefined, name];
  const domain = account === undefined ? undefined : tables.domains.find('name', account);
  const user =
    account === undefined
      ? mainUser(tables, name)
      : domain && tables.users.find('name', `${domain.id}/${userName ?? ''}`);
  if (user === undefined) throw refuse('notFound', { target: 'user', id: name });
  const claims = claimsOf(user, { kind: 'domain' }, ['password'], now, randomHex);
  return issueToken({ ...claims, desk: true }, secret);
}

/**
 * A token for the owner of an access key who proved with it who he is. What he makes from it
 * ends with the key.
 * @throws ApiError 404
 */
export function tokenForKey(
  { world, secret }: Runtime,
  accessKey: string,
  scope: TokenScope,
  now: number,
  randomHex: (bytes: number) => string,
): string {
  const user = world.tables.users.get(world.tables.credentials.get(accessKey)?.user_id ?? '');
  if (user === undefined) throw refuse('notFound', { target: 'access key', id: accessKey });
  return issueToken({ ...claimsOf(user, scope, ['hmac'], now, randomHex), key: accessKey }, secret);
}

const claimsOf = (
  user: UserRow,
  scope: TokenScope,
  methods: readonly string[],
  now: number,
  randomHex: (bytes: number) => string,
): Claims => ({
  user: user.id,
  scope,
  methods,
  iat: now,
  exp: now + tokenLife,
  nonce: randomHex(8),
  stamp: passwordStamp(user.password),
});
