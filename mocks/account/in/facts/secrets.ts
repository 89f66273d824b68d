import { UnreadableFile } from './reading.ts';

/** Members whose value is a secret, in any spelling: without underscores, hyphens and case. */
const secretNames: ReadonlySet<string> = new Set([
  'password',
  'originalpassword',
  'oldpassword',
  'newpassword',
  'adminpass',
  'secret',
  'secretkey',
  'secretaccesskey',
  'encryptedsecret',
  'clientsecret',
  'sk',
  'token',
  'idtoken',
  'accesstoken',
  'refreshtoken',
  'securitytoken',
  'logintoken',
  'xauthtoken',
  'xsubjecttoken',
  'xsecuritytoken',
  'authorization',
  'signature',
  'signingkey',
  'samlresponse',
  'privatekey',
  'base32stringseed',
  'qrcodepng',
  'seed',
]);

/** Whether a member of this name holds a secret. */
export const isSecretName = (name: string): boolean =>
  secretNames.has(name.toLowerCase().replaceAll(/[_\- ]/g, ''));

/** Deeper than anything that an account's files nest. */
const deepest = 100;

const isSaid = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== '' && typeof value !== 'boolean';

export type Cleaned = { readonly value: unknown; readonly dropped: number };

/**
 * A value without its secrets, and how many there were. `sensitive` is Terraform's own mark, of the
 * same shape as the value: true where something is sensitive. Truth values are no secrets, and what
 * conditions of policies ask for is none either.
 * @throws UnreadableFile where it is nested too deeply
 */
export function withoutSecrets(value: unknown, sensitive: unknown = false): Cleaned {
  let dropped = 0;
  const clean = (from: unknown, mark: unknown, depth: number, inCondition: boolean): unknown => {
    if (depth > deepest)
      throw new UnreadableFile('TOO_DEEP', `Nested deeper than ${deepest} levels.`);
    if (mark === true) {
      if (isSaid(from)) dropped += 1;
      return undefined;
    }
    if (Array.isArray(from)) {
      const marks: readonly unknown[] = Array.isArray(mark) ? mark : [];
      return from.map((item: unknown, no) => clean(item, marks[no], depth + 1, inCondition));
    }
    if (typeof from !== 'object' || from === null) return from;
    const marks = (typeof mark === 'object' && mark !== null ? mark : {}) as Record<
      string,
      unknown
    >;
    const kept: [string, unknown][] = [];
    for (const [key, inner] of Object.entries(from)) {
      if (key === '__proto__') continue;
      if (!inCondition && isSecretName(key) && typeof inner !== 'boolean') {
        if (isSaid(inner)) dropped += 1;
        continue;
      }
      const next = Object.hasOwn(marks, key) ? marks[key] : false;
      const cleaned = clean(inner, next, depth + 1, inCondition || key === 'Condition');
      if (cleaned !== undefined) kept.push([key, cleaned]);
    }
    return Object.fromEntries(kept);
  };
  const cleaned = clean(value, sensitive, 0, false);
  return { value: cleaned, dropped };
}
