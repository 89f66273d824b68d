import type { ConditionValueType } from '#src/domain/policy/language/catalogView.ts';
import { keyType } from '#src/domain/policy/language/conditions/keys.ts';
import type { ActionVersion } from './types.ts';

/** A global condition key, as the editors offer it. */
export type GlobalConditionKey = {
  /** Usual spelling; keys are compared without case. `<tag-key>` is to be filled in. */
  readonly key: string;
  readonly type: ConditionValueType;
  /** Several values in one request: needs ForAnyValue or ForAllValues. */
  readonly multiValued: boolean;
  readonly versions: readonly ActionVersion[];
  readonly description: string;
};

type Row = readonly [key: string, versions: readonly ActionVersion[], description: string];

const both: readonly ActionVersion[] = ['1.1', '5.0'];
const policies: readonly ActionVersion[] = ['1.1'];
const identityPolicies: readonly ActionVersion[] = ['5.0'];

/**
 * docs/sources/policy-grammar.md#3-5 and docs/sources/policy-grammar.md#4-3; in 1.1 the last group
 * counts only for services that supply it.
 */
const rows: readonly Row[] = [
  ['g:CurrentTime', both, 'Time at which the request is received'],
  ['g:DomainName', both, 'Name of the account of the principal'],
  ['g:MFAPresent', both, 'Whether the principal signed in with MFA'],
  ['g:MFAAge', both, 'Seconds since the MFA sign-in'],
  ['g:UserId', both, 'ID of the IAM user'],
  ['g:UserName', both, 'Name of the IAM user'],
  ['g:ProjectName', policies, 'Name of the project the request is for'],
  ['g:ServiceName', policies, 'Name of the service the request is for'],
  ['g:EnterpriseProjectId', both, 'Enterprise project of the resource'],
  ['g:ResourceTag/<tag-key>', both, 'Value of a tag of the resource'],
  ['g:SourceIp', both, 'IP address the request comes from'],
  ['g:SourceVpc', both, 'VPC the request comes from'],
  ['g:SourceVpce', both, 'VPC endpoint the request passes through'],
  ['g:VpcSourceIp', identityPolicies, 'IP address inside the VPC the request comes from'],
  ['g:CalledVia', identityPolicies, 'Services that passed the request on'],
  ['g:CalledViaFirst', identityPolicies, 'First service that passed the request on'],
  ['g:CalledViaLast', identityPolicies, 'Last service that passed the request on'],
  ['g:DomainId', identityPolicies, 'ID of the account of the principal'],
  ['g:PrincipalAccount', identityPolicies, 'ID of the account of the principal'],
  ['g:PrincipalId', identityPolicies, 'ID of the principal'],
  ['g:PrincipalIsRootUser', identityPolicies, 'Whether the principal is the account itself'],
  ['g:PrincipalOrgId', identityPolicies, 'Organization of the principal'],
  [
    'g:PrincipalOrgManagementAccountId',
    identityPolicies,
    'Management account of the organization of the principal',
  ],
  ['g:PrincipalOrgPath', identityPolicies, 'Path of the principal in its organization'],
  ['g:PrincipalTag/<tag-key>', identityPolicies, 'Value of a tag of the principal'],
  ['g:PrincipalType', identityPolicies, 'Kind of principal: User, AssumedAgency or ExternalUser'],
  ['g:PrincipalUrn', identityPolicies, 'URN of the principal'],
  ['g:Referer', identityPolicies, 'Referer header of the request'],
  ['g:RequestTag/<tag-key>', identityPolicies, 'Value of a tag in the request'],
  ['g:RequestedRegion', identityPolicies, 'Region the request is for'],
  ['g:ResourceAccount', identityPolicies, 'ID of the account of the resource'],
  ['g:ResourceOrgId', identityPolicies, 'Organization of the resource'],
  ['g:SecureTransport', identityPolicies, 'Whether the request is encrypted'],
  ['g:SourceAccount', identityPolicies, 'Account for which a service makes the request'],
  ['g:SourceIdentity', identityPolicies, 'Source identity set when the agency was assumed'],
  ['g:SourceUrn', identityPolicies, 'Resource for which a service makes the request'],
  ['g:TagKeys', identityPolicies, 'Tag keys in the request'],
  ['g:TokenIssueTime', identityPolicies, 'Time at which the token was issued'],
  ['g:UserAgent', identityPolicies, 'User-Agent header of the request'],
  [
    'g:ViaService',
    identityPolicies,
    'Whether a service makes the request on behalf of the principal',
  ],
];

const typed = ([key, versions, description]: Row): GlobalConditionKey => {
  const facts = keyType(key);
  if (!facts) throw new Error(`The grammar does not know the condition key ${key}.`);
  return { key, type: facts.type, multiValued: facts.multiValued, versions, description };
};

/**
 * Every global condition key. Types come from the grammar, so that editor and
 * decision cannot differ.
 */
export const globalConditionKeys: readonly GlobalConditionKey[] = rows.map(typed);
