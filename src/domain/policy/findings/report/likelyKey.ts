import { spelledKeys } from '#src/domain/policy/language/conditions/keys.ts';
import { serviceKeyTypes } from '#src/domain/policy/language/conditions/serviceKeys.ts';
import { nearest } from './nearest.ts';

/**
 * Prefixes under which other clouds have their keys. Huawei Cloud has no services of these codes
 * (list of services).
 */
const foreignPrefixes: ReadonlySet<string> = new Set([
  'aws',
  's3',
  'ec2',
  'dynamodb',
  'lambda',
  'sqs',
  'sns',
  'ssm',
  'acs',
  'oss',
  'actiontrail',
  'qcs',
  'cam',
  'cos',
  'azure',
  'microsoft',
  'gcp',
]);

/** Whether a key's prefix is another cloud's, so that no request here can carry it. */
export const isForeignPrefix = (prefix: string): boolean => foreignPrefixes.has(prefix);

/**
 * Names of other clouds, and loose ones, for what has another name here: part behind the colon,
 * lower case. Ours.
 */
const synonyms: ReadonlyMap<string, string> = new Map([
  ['multifactorauthpresent', 'g:MFAPresent'],
  ['multifactorauthage', 'g:MFAAge'],
  ['principalarn', 'g:PrincipalUrn'],
  ['principalorgpaths', 'g:PrincipalOrgPath'],
  ['sourcearn', 'g:SourceUrn'],
  ['viaawsservice', 'g:ViaService'],
  ['usertype', 'g:PrincipalIsRootUser'],
  ['isrootuser', 'g:PrincipalIsRootUser'],
  ['rootuser', 'g:PrincipalIsRootUser'],
  ['ip', 'g:SourceIp'],
  ['clientip', 'g:SourceIp'],
  ['region', 'g:RequestedRegion'],
  ['epid', 'g:EnterpriseProjectId'],
  ['accountid', 'g:PrincipalAccount'],
  ['prefix', 'obs:prefix'],
  ['max-keys', 'obs:max-keys'],
  ['delimiter', 'obs:delimiter'],
]);

const byLocalName: ReadonlyMap<string, string> = new Map(
  spelledKeys.map((key) => [key.slice(key.indexOf(':') + 1).toLowerCase(), key]),
);

/**
 * The key that an unknown one most likely means: the same name under the right prefix, another
 * cloud's name for it, or a slip of the pen; undefined when nothing is near enough. A tag's name
 * behind the slash is kept.
 */
export function likelyKey(written: string): string | undefined {
  const lower = written.toLowerCase();
  const colon = lower.indexOf(':');
  const prefix = lower.slice(0, Math.max(0, colon));
  const slash = lower.indexOf('/', colon);
  const local = slash < 0 ? lower.slice(colon + 1) : lower.slice(colon + 1, slash + 1);
  const found = byLocalName.get(local) ?? synonyms.get(local);
  if (found !== undefined) return found + (slash < 0 ? '' : written.slice(slash + 1));
  if (slash >= 0) return undefined;
  const candidates =
    prefix === 'g'
      ? spelledKeys
      : [...serviceKeyTypes.keys()].filter((key) => key.startsWith(`${prefix}:`));
  return nearest(written, candidates, 2);
}
