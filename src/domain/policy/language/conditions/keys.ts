import type { ValueType } from './operators/operator.ts';
import { serviceKeyTypes } from './serviceKeys.ts';

/** Type of a condition key and whether a request may carry several values for it. */
export type KeyType = { readonly type: ValueType; readonly multiValued: boolean };

const row = (type: ValueType, multiValued = false): KeyType => ({ type, multiValued });

/**
 * Global keys of both models and IAM's own (docs/sources/policy-grammar.md#3-5 and
 * docs/sources/policy-grammar.md#4-3). Lower case, for keys are compared without it.
 */
const KEY_TYPES: ReadonlyMap<string, KeyType> = new Map([
  ['g:calledvia', row('string', true)],
  ['g:calledviafirst', row('string')],
  ['g:calledvialast', row('string')],
  ['g:currenttime', row('date')],
  ['g:domainid', row('string')],
  ['g:domainname', row('string')],
  ['g:enterpriseprojectid', row('string')],
  ['g:mfaage', row('numeric')],
  ['g:mfapresent', row('boolean')],
  ['g:principalaccount', row('string')],
  ['g:principalid', row('string')],
  ['g:principalisrootuser', row('boolean')],
  ['g:principalorgid', row('string')],
  ['g:principalorgmanagementaccountid', row('string')],
  ['g:principalorgpath', row('string')],
  ['g:principaltype', row('string')],
  ['g:principalurn', row('string')],
  ['g:projectname', row('string')],
  ['g:referer', row('string')],
  ['g:requestedregion', row('string')],
  ['g:resourceaccount', row('string')],
  ['g:resourceorgid', row('string')],
  ['g:securetransport', row('boolean')],
  ['g:servicename', row('string')],
  ['g:sourceaccount', row('string')],
  ['g:sourceidentity', row('string')],
  ['g:sourceip', row('ip_address')],
  ['g:sourceurn', row('string')],
  ['g:sourcevpc', row('string')],
  ['g:sourcevpce', row('string')],
  ['g:tagkeys', row('string', true)],
  ['g:tokenissuetime', row('date')],
  ['g:useragent', row('string')],
  ['g:userid', row('string')],
  ['g:username', row('string')],
  ['g:viaservice', row('boolean')],
  ['g:vpcsourceip', row('ip_address')],
  ['iam:resourceisrootuser', row('boolean')],
]);

/** Keys the old check feeds itself (docs/sources/policy-grammar.md#3-5). */
const OLD_KEYS: ReadonlySet<string> = new Set([
  'g:currenttime',
  'g:domainname',
  'g:mfapresent',
  'g:mfaage',
  'g:projectname',
  'g:servicename',
  'g:userid',
  'g:username',
]);

/** Whether the old check feeds a key itself, for every service. Without case. */
export const isOldKey = (key: string): boolean => OLD_KEYS.has(key.toLowerCase());

/** Keys that end in a tag's name: `g:ResourceTag/owner`. */
const TAG_KEYS: readonly string[] = ['g:principaltag/', 'g:requesttag/', 'g:resourcetag/'];

/** The type of a global key or one of IAM's own; undefined for the keys of other services. */
export function keyType(key: string): KeyType | undefined {
  const folded = key.toLowerCase();
  if (TAG_KEYS.some((prefix) => folded.startsWith(prefix))) return row('string');
  return KEY_TYPES.get(folded);
}

/** Whether an operator for values of a type suits a key. Keys whose type nobody has written down are taken as they come. */
export function suitsKey(type: ValueType, key: string): boolean {
  const known = keyType(key)?.type ?? serviceKeyTypes.get(key.toLowerCase());
  return known === undefined || known === type;
}
