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

/** An object with some of its members changed, or taken out. */
const copied = (from: Rec, changed: ReadonlyMap<string, unknown>): Rec =>
  Object.fromEntries(
    Object.entries(from).flatMap(([key, inner]): (readonly [string, unknown])[] => {
      const next = changed.has(key) ? changed.get(key) : inner;
      return next === undefined ? [] : [[key, next]];
    }),
  );

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
    if (Array.isArray(from)) return cleanItems(from, mark, depth, inCondition);
    if (typeof from !== 'object' || from === null) return from;
    return cleanMembers(from as Rec, mark, depth, inCondition);
  };
  // What holds no secret is handed on as it is, and nothing is made on the way: files are big, and
  // secrets few.
  const cleanItems = (
    from: readonly unknown[],
    mark: unknown,
    depth: number,
    inCondition: boolean,
  ): readonly unknown[] => {
    const marks: readonly unknown[] | undefined = Array.isArray(mark) ? mark : undefined;
    let copy: unknown[] | undefined;
    for (let no = 0; no < from.length; no += 1) {
      const cleaned = clean(from[no], marks?.[no], depth + 1, inCondition);
      if (cleaned !== from[no]) copy ??= from.slice(0, no);
      copy?.push(cleaned);
    }
    return copy ?? from;
  };
  const cleanMembers = (from: Rec, mark: unknown, depth: number, inCondition: boolean): Rec => {
    const marks = isRec(mark) ? mark : nothing;
    let changed: Map<string, unknown> | undefined;
    for (const key in from) {
      const inner = from[key];
      const isSecret = !inCondition && typeof inner !== 'boolean' && isSecretName(key);
      if (isSecret && isSaid(inner)) dropped += 1;
      const next = Object.hasOwn(marks, key) ? marks[key] : false;
      const cleaned =
        isSecret || key === '__proto__'
          ? undefined
          : clean(inner, next, depth + 1, inCondition || key === 'Condition');
      if (cleaned !== inner || key === '__proto__') (changed ??= new Map()).set(key, cleaned);
    }
    return changed === undefined ? from : copied(from, changed);
  };
  const cleaned = clean(value, sensitive, 0, false);
  return { value: cleaned, dropped };
}
