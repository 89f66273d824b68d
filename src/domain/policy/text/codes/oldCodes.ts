import { oldProfiles, writtenOldProfiles, type CodeRow } from './codeRow.ts';

const api = 'docs/sources/errors.md#6';
const rule = (
  title: string,
  explanation: string,
  profiles: CodeRow['profiles'] = oldProfiles,
  severity: CodeRow['severity'] = 'error',
  source = api,
): CodeRow => ({ severity, title, explanation, source, profiles });

/**
 * Rules of the old API (roles and policies of versions 1.0 and 1.1), under the codes with
 * which it refuses.
 */
export const oldCodes = {
  'IAM.0072': rule(
    'Field is missing',
    'A role depended on is named by catalog and display_name.',
    ['role'],
    'error',
    'docs/sources/errors.md#5; docs/sources/policy-grammar.md#2',
  ),
  'IAM.0073': rule(
    'Wrong value of a field',
    'Depends is an array of objects with the strings catalog and display_name.',
    ['role'],
    'error',
    'docs/sources/errors.md#5; docs/sources/policy-grammar.md#2',
  ),
  'IAM.1020': rule('Policy is no object', 'The document has to be one JSON object.'),
  'IAM.1021': rule(
    'Policy too long',
    'A policy may have 6,144 characters, white space outside strings not counted.',
    writtenOldProfiles,
  ),
  'IAM.1024': rule(
    'Wrong version',
    'Custom policies of the old console are written in version 1.1.',
    writtenOldProfiles,
  ),
  'IAM.1025': rule(
    'Dependencies in a custom policy',
    'Only system-defined roles name other roles they depend on.',
    writtenOldProfiles,
  ),
  'IAM.1026': rule('Wrong version of a role', 'Roles are written in version 1.0 or 1.1.', ['role']),
  'IAM.1027': rule('Statement is no list', 'Statement has to be an array of statement objects.'),
  'IAM.1028': rule(
    'Wrong number of statements',
    'A policy has at least one statement; one for agencies has at most eight.',
    oldProfiles,
    'error',
    'docs/sources/errors.md#6; docs/sources/agency-policy-api.md',
  ),
  'IAM.1029': rule('Wrong effect', 'Every statement has an Effect, and it is Allow or Deny.'),
  'IAM.1030': rule(
    'Actions are no list',
    'Every statement has Action or NotAction, as an array of strings.',
  ),
  'IAM.1031': rule(
    'Action and NotAction together',
    'A statement lists either what it covers or what it leaves out, not both.',
  ),
  'IAM.1033': rule(
    'Too many actions',
    'A statement of a policy for agencies may list 100 actions.',
    ['agency'],
    'error',
    'docs/sources/errors.md#6; docs/sources/agency-policy-api.md',
  ),
  'IAM.1034': rule('Action too long', 'An action has at most 128 characters.', [
    ...oldProfiles,
    'identity',
    'trust',
    'scp',
  ]),
  'IAM.1035': rule(
    'Malformed action',
    'An action is written service:resourceType:operation, in letters, digits, underscore and hyphen, with * for any part of type or operation (version 5.0 also ? for one character).',
    [...writtenOldProfiles, 'identity', 'trust', 'scp'],
    'error',
    'docs/sources/errors.md#6; docs/sources/policy-grammar.md#3-2 and docs/sources/policy-grammar.md#4',
  ),
  'IAM.1036': rule(
    'Action not in the catalogue',
    'The API refuses actions that are not registered. The catalogue here is not complete, so this is only a warning.',
    writtenOldProfiles,
    'warning',
  ),
  'IAM.1037': rule('Wrong list of agency URIs', 'uri is an array of one to twenty strings.'),
  'IAM.1038': rule(
    'URI that names no agency',
    'The URI form of Resource is for agencies (/iam/agencies/…) and the action iam:agencies:assume only.',
    oldProfiles,
    'error',
    'docs/sources/errors.md#6; docs/sources/agency-policy-api.md',
  ),
  'IAM.1039': rule(
    'Condition beside agency URIs',
    'A statement that names agencies by URI cannot have a Condition.',
    writtenOldProfiles,
  ),
  'IAM.1040': rule(
    'Wrong number of resources',
    'Resource lists one to ten paths.',
    writtenOldProfiles,
  ),
  'IAM.1041': rule('Blank in a resource', 'A resource path or URI cannot be empty or hold blanks.'),
  'IAM.1042': rule(
    'Resource too long',
    'A resource path has at most 1,500 characters.',
    writtenOldProfiles,
  ),
  'IAM.1043': rule(
    'Resource is no path',
    'A resource is written service:region:domainId:resourceType:resourcePath. Leave Resource out to mean every resource.',
    writtenOldProfiles,
  ),
  'IAM.1044': rule(
    'Unknown region',
    'The region part of a path is * or a region the account can use.',
    writtenOldProfiles,
    'warning',
  ),
  'IAM.1045': rule(
    'Service part of a path',
    'The first part of a path is the code of a service.',
    writtenOldProfiles,
  ),
  'IAM.1046': rule(
    'Resource type of a path',
    'The fourth part of a path is a resource type of the service.',
    writtenOldProfiles,
  ),
  'IAM.1047': rule(
    'Forbidden character in a resource',
    'Paths and URIs cannot hold control characters; the first four parts hold letters, digits, underscore, hyphen, dot and *.',
  ),
  'IAM.1048': rule(
    'URI too long',
    'An agency URI has at most 128 characters.',
    oldProfiles,
    'error',
    'docs/sources/errors.md#6; docs/sources/agency-policy-api.md',
  ),
  'IAM.1049': rule(
    'Resource of a wrong kind',
    'Resource is an array of paths, or an object with a uri list for agencies.',
  ),
  'IAM.1050': rule('Wrong number of operators', 'Condition is an object of one to ten operators.'),
  'IAM.1051': rule(
    'Operator without keys',
    'The value of an operator is an object of condition keys.',
  ),
  'IAM.1052': rule(
    'Malformed condition key',
    'A condition key is written service:name, global ones g:name.',
  ),
  'IAM.1053': rule(
    'Values are no list',
    'In version 1.1 the values of a condition key are an array, also when there is one.',
  ),
  'IAM.1054': rule('Wrong number of keys', 'An operator has one to ten condition keys.'),
  'IAM.1055': rule(
    'Unknown operator',
    'The operator is none of those the policy language has.',
    oldProfiles,
    'error',
    'docs/sources/errors.md#6; docs/sources/policy-grammar.md#3-5',
  ),
  'IAM.1056': rule('Length of a condition value', 'A condition value has 1 to 1,024 characters.'),
  'IAM.1057': rule(
    'Forbidden character in a condition value',
    'Condition values cannot hold control characters.',
  ),
  'IAM.1058': rule('Too many dependencies', 'A role depends on at most 20 others.', ['role']),
  'IAM.1059': rule('Unexpected key', 'The object has a key the API does not know.'),
  'IAM.1060': rule('Not a string', 'The value has to be a string.'),
} as const satisfies Record<string, CodeRow>;
