import type { CodeRow } from './codeRow.ts';

const row = (title: string, explanation: string): CodeRow => ({
  severity: 'security',
  title,
  explanation,
  source: 'ours; actions from the IAM action lists',
  profiles: ['role', 'custom', 'agency', 'identity'],
});

/** Actions that, alone or together, let their holder get permissions nobody gave him. */
export const escalationCodes = {
  ESCALATION_POLICY_VERSION: row(
    'Can rewrite policies',
    'Who may create a version of an identity policy and make it the default can write any permission into a policy he holds.',
  ),
  ESCALATION_ATTACH_POLICY: row(
    'Can attach policies',
    'Who may attach identity policies can attach one with more permissions to himself, to his group or to an agency he can assume.',
  ),
  ESCALATION_EDIT_ROLE: row(
    'Can rewrite custom policies',
    'Who may modify custom policies can widen one that his own group holds.',
  ),
  ESCALATION_GRANT_GROUP: row(
    'Can authorize user groups',
    'Who may authorize user groups can give his own group any role or policy.',
  ),
  ESCALATION_GRANT_USER: row(
    'Can authorize users',
    'Who may authorize users in enterprise projects can give himself any policy there.',
  ),
  ESCALATION_JOIN_GROUP: row(
    'Can add users to groups',
    'Who may add users to groups can add himself to a group with more permissions, admin included.',
  ),
  ESCALATION_LOGIN_PROFILE: row(
    'Can set passwords',
    'Who may set the password of other users can sign in as them.',
  ),
  ESCALATION_CREDENTIAL: row(
    'Can create access keys',
    'Who may create access keys for other users can call APIs as them.',
  ),
  ESCALATION_LOGIN_PROTECTION: row(
    'Can weaken sign-in protection',
    'Who may unbind multi-factor devices or switch login protection off takes away what guards other users.',
  ),
  ESCALATION_AGENCY_GRANT: row(
    'Can create and authorize agencies',
    'Who may create an agency and authorize it can hand any permission to another account or service.',
  ),
  ESCALATION_AGENCY_USE: row(
    'Can authorize agencies and use them',
    'Who may authorize an agency and switch to it can give himself any permission through it.',
  ),
  ESCALATION_AGENCY_TRUST: row(
    'Can change whom an agency trusts',
    'Who may change whom an agency trusts and may assume agencies can let himself into any of them.',
  ),
  ESCALATION_ASSUME_ANY: row(
    'Can assume any agency',
    'Assuming agencies is allowed without naming them, so every agency that trusts the account is open.',
  ),
  ESCALATION_FEDERATION: row(
    'Can change federated sign-in',
    'Who may write identity providers and their mappings can sign in as a member of any group.',
  ),
  ESCALATION_NEW_USER: row(
    'Can create users with permissions',
    'Who may create users and add them to groups or attach policies can make himself a second, stronger user.',
  ),
  ESCALATION_SECURITY_POLICY: row(
    'Can weaken account protection',
    'Who may change the password, login, protection or access control rules of the account takes away what guards it.',
  ),
} as const satisfies Record<string, CodeRow>;
