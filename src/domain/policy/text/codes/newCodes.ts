import { newProfiles, type CodeRow } from './codeRow.ts';

const rule = (
  title: string,
  explanation: string,
  source: string,
  profiles: CodeRow['profiles'] = newProfiles,
  severity: CodeRow['severity'] = 'error',
): CodeRow => ({ severity, title, explanation, source, profiles });
const grammar = 'docs/sources/policy-grammar.md#4';
const validation = 'docs/sources/policy-grammar.md#4-5';
const scpRules = 'docs/sources/policy-grammar.md#4-6';

/**
 * Rules of version 5.0: identity policies, trust policies, service control policies. Code names
 * follow the policy validation API as far as known; the rest are ours in its style.
 */
export const newCodes = {
  DATA_TYPE_MISMATCH: rule(
    'Wrong kind of value',
    'The element has another JSON type than the grammar asks for.',
    validation,
  ),
  MISSING_VERSION: rule('No version', 'Version has to be there and has to be "5.0".', validation),
  INVALID_VERSION: rule(
    'Wrong version',
    'Identity policies, trust policies and service control policies are written in version 5.0.',
    validation,
  ),
  MISSING_STATEMENT: rule(
    'No statement',
    'Statement has to be there, as an array of statement objects.',
    validation,
  ),
  EMPTY_STATEMENT: rule(
    'Empty list of statements',
    'A policy has at least one statement.',
    `${grammar}; ours`,
  ),
  MISSING_EFFECT: rule('No effect', 'Every statement says Allow or Deny.', validation),
  INVALID_EFFECT: rule('Wrong effect', 'Effect is exactly Allow or Deny.', grammar),
  MISSING_ACTION: rule(
    'No action',
    'Every statement has Action or NotAction.',
    `${validation}; ours`,
  ),
  EMPTY_ACTION: rule(
    'Empty list of actions',
    'Action or NotAction lists at least one action.',
    `${grammar}; ours`,
  ),
  ELEMENT_CONFLICT: rule(
    'Elements that exclude each other',
    'A statement has Action or NotAction, Resource or NotResource, Principal or NotPrincipal: never both of a pair.',
    grammar,
  ),
  INVALID_POLICY_ELEMENT: rule(
    'Unknown element',
    'The grammar of version 5.0 has no such element.',
    validation,
  ),
  UNSUPPORTED_PRINCIPAL: rule(
    'Principal where none can be',
    'Only trust and resource policies name a principal. An identity policy or service control policy belongs to whom it is attached.',
    validation,
    ['identity', 'scp'],
  ),
  MISSING_PRINCIPAL: rule(
    'No principal',
    'A statement of a trust policy says who may assume the agency.',
    grammar,
    ['trust'],
  ),
  INVALID_PRINCIPAL: rule(
    'Malformed principal',
    'Principal is an object of IAM, Service or Identity_provider lists; a service is written service.CODE.',
    grammar,
    ['trust'],
  ),
  INVALID_RESOURCE: rule(
    'Malformed resource',
    'A resource is * or a URN service:region:account-id:type:path of at most 1,500 characters, without blanks.',
    `${grammar}; ours`,
  ),
  INVALID_OPERATOR: rule(
    'Unknown operator',
    'The operator is none of those the policy language has.',
    `${validation}; ours`,
  ),
  INVALID_CONDITION_KEY: rule(
    'Malformed condition key',
    'A condition key is written service:name, global ones g:name.',
    `${grammar}; ours`,
  ),
  INVALID_CONDITION_VALUE: rule(
    'Wrong condition value',
    'A condition key has at least one value, and values cannot be empty or hold control characters.',
    `${grammar}; ours`,
  ),
  POLICY_SIZE_EXCEEDED: rule(
    'Policy too long',
    'An identity or trust policy may have 6,144 characters, a service control policy 5,120; white space outside strings is not counted.',
    'docs/sources/policy-grammar.md#4-4 and docs/sources/policy-grammar.md#4-6',
  ),
  SCP_CONDITION_ON_ALLOW: rule(
    'Condition on an Allow',
    'In a service control policy only a Deny can have a condition.',
    scpRules,
    ['scp'],
  ),
  SCP_NOT_ACTION_ON_ALLOW: rule(
    'NotAction on an Allow',
    'In a service control policy only a Deny can use NotAction.',
    scpRules,
    ['scp'],
  ),
  SCP_RESOURCE_ON_ALLOW: rule(
    'Resource on an Allow',
    'In a service control policy the resource of an Allow can only be *.',
    scpRules,
    ['scp'],
  ),
  SCP_UNSUPPORTED_ELEMENT: rule(
    'Element not for service control policies',
    'Service control policies have no NotResource.',
    scpRules,
    ['scp'],
  ),
  SCP_WILDCARD_POSITION: rule(
    'Wildcard inside an action',
    'In a service control policy * and ? stand alone or at the end of a part of the action.',
    scpRules,
    ['scp'],
  ),
  UNKNOWN_REGION: rule(
    'Unknown region',
    'The region part of a URN is empty, * or a region the account can use.',
    `${grammar}; ours`,
    newProfiles,
    'warning',
  ),
  UNKNOWN_ACTION: rule(
    'Action not in the catalogue',
    'The catalogue does not list the action. It is not complete, so this is only a warning.',
    `${grammar}; ours`,
    newProfiles,
    'warning',
  ),
} as const satisfies Record<string, CodeRow>;
