import type { Finding } from './codes/finding.ts';
import { nodeAt, parsePath, type JsonNode } from './jsonTree.ts';
import type { PolicyText } from './text.ts';

/**
 * The texts with which the old API refuses a policy (list of error codes of the IAM API). What
 * stands in braces is filled in: the value at the finding's place, how many items it has, its
 * length; the size of the policy; operator and key.
 */
const texts: ReadonlyMap<string, string> = new Map([
  ['IAM.1020', 'The policy must be a JSONObject.'],
  ['IAM.1021', 'The size [{size}] of the policy exceeds 6,144 characters.'],
  ['IAM.1024', "The version of a fine-grained policy must be '1.1'."],
  ['IAM.1025', 'Fine-grained policies do not need depends.'],
  ['IAM.1026', "The version of an RBAC policy must be '1.0' or '1.1'."],
  ['IAM.1027', 'The Statement/Rules must be a JSONArray.'],
  [
    'IAM.1028',
    'The number of statements [{count}] must be greater than 0 and less than or equal to 8.',
  ],
  ['IAM.1029', "The value of Effect must be 'allow' or 'deny'."],
  ['IAM.1030', 'The Action or NotAction must be a JSONArray.'],
  ['IAM.1031', 'The Action and NotAction cannot be set at the same time in a statement.'],
  ['IAM.1033', 'The number of actions [{count}] exceeds 100.'],
  ['IAM.1034', 'The length [{length}] of an action URN exceeds 128 characters.'],
  ['IAM.1035', "Action URN '[{value}]' contains invalid characters."],
  ['IAM.1036', "Action '[{value}]' has not been registered."],
  [
    'IAM.1037',
    'The number of resource URIs [{count}] must be greater than 0 and less than or equal to 20.',
  ],
  ['IAM.1038', "Resource URI '[{value}]' is invalid. Old resources only support agencies."],
  ['IAM.1039', 'Old policies do not support conditions.'],
  [
    'IAM.1040',
    'The number of resources [{count}] must be greater than 0 and less than or equal to 10.',
  ],
  ['IAM.1041', 'The resource URI cannot be left blank or contain spaces.'],
  ['IAM.1042', 'The length [{length}] of a resource URI exceeds 1,500 characters.'],
  ['IAM.1043', 'A region must be specified.'],
  ['IAM.1047', "Resource URI '[{value}]' contains invalid characters."],
  ['IAM.1048', "Resource URI '[{value}]' is too long or contains invalid characters."],
  ['IAM.1049', 'The Resource must be a JSON object or JSON array.'],
  [
    'IAM.1050',
    'The number of conditions [{count}] must be greater than 0 and less than or equal to 10.',
  ],
  ['IAM.1051', "The values of Operator '[{operator}]' cannot be null."],
  ['IAM.1052', "Invalid attribute '[{key}]'."],
  ['IAM.1053', "Attribute '[{key}]' must be a JSONArray."],
  [
    'IAM.1054',
    "The number [{count}] of attributes '[{keys}]' for operator '[{operator}]' must be greater than 0 and less than or equal to 10.",
  ],
  ['IAM.1055', "Attribute '[{key}]' does not match operator '[{operator}]'."],
  [
    'IAM.1056',
    "The length [{length}] of attribute '[{key}]' for operator '[{operator}]' must be greater than 0 and less than or equal to 1024 characters.",
  ],
  [
    'IAM.1057',
    'Value [{value}] of attribute [{key}] for operator [{operator}] contains invalid characters.',
  ],
  ['IAM.1058', 'The number of depends [{count}] exceeds 20.'],
]);

/**
 * The documented text of a finding in a policy; undefined for a code that the list of error
 * codes does not have.
 */
export function documentedText(
  { code, path }: Pick<Finding, 'code' | 'path'>,
  policy: PolicyText,
): string | undefined {
  const text = texts.get(code);
  if (text === undefined) return undefined;
  const parts = parsePath(path) ?? [];
  const node = nodeAt(policy.root, parts);
  const at = parts.indexOf('Condition');
  const operator = String(at < 0 ? '' : (parts[at + 1] ?? ''));
  const keys = nodeAt(policy.root, parts.slice(0, at + 2));
  const filled: Readonly<Record<string, string>> = {
    size: String(policy.compactLength),
    count: String(countOf(node)),
    length: String(node?.type === 'string' ? node.value.length : 0),
    value: node?.type === 'string' ? node.value : '',
    operator,
    key: firstKey(String(parts[at + 2] ?? ''), keys),
    keys: keys?.type === 'object' ? keys.properties.map(({ name }) => name).join(', ') : '',
  };
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => filled[name] ?? '');
}

/** An unknown operator is told at the operator: the attribute is the first one under it. */
const firstKey = (key: string, keys: JsonNode | undefined): string =>
  key || (keys?.type === 'object' ? (keys.properties[0]?.name ?? '') : '');

function countOf(node: JsonNode | undefined): number {
  if (node?.type === 'array') return node.items.length;
  return node?.type === 'object' ? node.properties.length : 0;
}
