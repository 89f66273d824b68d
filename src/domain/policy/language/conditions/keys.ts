import type { ValueType } from './operators/operator.ts';
import { serviceKeyTypes } from './serviceKeys.ts';

/** Type of a condition key and whether a request may carry several values for it. */
export type KeyType = { readonly type: ValueType; readonly multiValued: boolean };

const row = (type: ValueType, multiValued = false): KeyType => ({ type, multiValued });

/**
 * Global keys of both models and IAM's own (docs/sources/policy-grammar.md#3-5 and
 * docs/sources/policy-grammar.md#4-3). Keys are compared without case.
 */
const SPELT: readonly (readonly [key: string, facts: KeyType])[] = [
  ['g:CalledVia', row('string', true)],
  ['g:CalledViaFirst', row('string')],
  ['g:CalledViaLast', row('string')],
  ['g:CurrentTime', row('date')],
  ['g:DomainId', row('string')],
  ['g:DomainName', row('string')],
  ['g:EnterpriseProjectId', row('string')],
  ['g:MFAAge', row('numeric')],
  ['g:MFAPresent', row('boolean')],
  ['g:PrincipalAccount', row('string')],
  ['g:PrincipalId', row('string')],
  ['g:PrincipalIsRootUser', row('boolean')],
  ['g:PrincipalOrgId', row('string')],
  ['g:PrincipalOrgManagementAccountId', row('string')],
  ['g:PrincipalOrgPath', row('string')],
  ['g:PrincipalType', row('string')],
  ['g:PrincipalUrn', row('string')],
  ['g:ProjectName', row('string')],
  ['g:Referer', row('string')],
  ['g:RequestedRegion', row('string')],
  ['g:ResourceAccount', row('string')],
  ['g:ResourceOrgId', row('string')],
  ['g:SecureTransport', row('boolean')],
  ['g:ServiceName', row('string')],
  ['g:SourceAccount', row('string')],
  ['g:SourceIdentity', row('string')],
  ['g:SourceIp', row('ip_address')],
  ['g:SourceUrn', row('string')],
  ['g:SourceVpc', row('string')],
  ['g:SourceVpce', row('string')],
  ['g:TagKeys', row('string', true)],
  ['g:TokenIssueTime', row('date')],
  ['g:UserAgent', row('string')],
  ['g:UserId', row('string')],
  ['g:UserName', row('string')],
  ['g:ViaService', row('boolean')],
  ['g:VpcSourceIp', row('ip_address')],
  ['iam:ResourceIsRootUser', row('boolean')],
];
const KEY_TYPES: ReadonlyMap<string, KeyType> = new Map(
  SPELT.map(([key, facts]) => [key.toLowerCase(), facts]),
);

/**
 * Every global key and IAM's own, in their spelling; those that end in a tag's name without one.
 */
export const spelledKeys: readonly string[] = [
  ...SPELT.map(([key]) => key),
  'g:PrincipalTag/',
  'g:RequestTag/',
  'g:ResourceTag/',
];

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

/**
 * Whether an operator for values of a type suits a key. Keys whose type nobody has written down are
 * taken as they come.
 */
export function suitsKey(type: ValueType, key: string): boolean {
  const known = keyType(key)?.type ?? serviceKeyTypes.get(key.toLowerCase());
  return known === undefined || known === type;
}
