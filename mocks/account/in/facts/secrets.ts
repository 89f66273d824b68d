import { UnreadableFile } from './reading.ts';
import { isRec, type Rec } from './values.ts';

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

/** Members of files have few names. */
const asked = new Map<string, boolean>();

/** Whether a member of this name holds a secret. */
export function isSecretName(name: string): boolean {
  const found = asked.get(name);
  if (found !== undefined) return found;
  const isSecret = secretNames.has(name.toLowerCase().replaceAll(/[_\- ]/g, ''));
  if (asked.size < 10_000) asked.set(name, isSecret);
  return isSecret;
}

const nothing: Rec = {};

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
      let isSame = true;
      const items = from.map((item: unknown, no) => {
        const cleaned = clean(item, marks[no], depth + 1, inCondition);
        isSame &&= cleaned === item;
        return cleaned;
      });
      return isSame ? from : items;
    }
    if (typeof from !== 'object' || from === null) return from;
    return cleanMembers(from, mark, depth, inCondition);
  };
  // What holds no secret is handed on as it is: files are big, and secrets few.
  const cleanMembers = (
    from: object,
    mark: unknown,
    depth: number,
    inCondition: boolean,
  ): object => {
    const marks = isRec(mark) ? mark : nothing;
    const kept: [string, unknown][] = [];
    let isSame = true;
    for (const [key, inner] of Object.entries(from)) {
      const isSecret = !inCondition && typeof inner !== 'boolean' && isSecretName(key);
      if (isSecret && isSaid(inner)) dropped += 1;
      if (isSecret || key === '__proto__') {
        isSame = false;
        continue;
      }
      const next = Object.hasOwn(marks, key) ? marks[key] : false;
      const cleaned = clean(inner, next, depth + 1, inCondition || key === 'Condition');
      isSame &&= cleaned === inner;
      if (cleaned !== undefined) kept.push([key, cleaned]);
    }
    return isSame ? from : Object.fromEntries(kept);
  };
  const cleaned = clean(value, sensitive, 0, false);
  return { value: cleaned, dropped };
}
