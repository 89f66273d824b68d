import type { FindingCode } from '#src/domain/policy/text/codes/findingCodes.ts';

/** What a way to more permissions needs: every group, of each group any one action. Lower case. */
export type EscalationWay = {
  readonly code: FindingCode;
  readonly needs: readonly (readonly string[])[];
};

const attach = [
  'iam:users:attachpolicyv5',
  'iam:groups:attachpolicyv5',
  'iam:agencies:attachpolicyv5',
];
const grantGroup = [
  'iam:permissions:grantroletogroup',
  'iam:permissions:grantroletogrouponproject',
  'iam:permissions:grantroletogroupondomain',
  'iam:permissions:grantroletogrouponenterpriseproject',
];
const grantAgency = [
  'iam:permissions:grantroletoagency',
  'iam:permissions:grantroletoagencyonproject',
  'iam:permissions:grantroletoagencyondomain',
];
const joinGroup = ['iam:permissions:addusertogroup', 'iam:permissions:addusertogroupv5'];
const createAgency = ['iam:agencies:createagency', 'iam:agencies:createv5'];
const assume = ['iam:agencies:assume', 'iam:tokens:assume', 'sts:agencies:assume'];
const createUser = ['iam:users:createuser', 'iam:users:createuserv5', 'iam:users:create'];

/** Actions of the IAM action lists, both vocabularies. Ours. */
export const escalationWays: readonly EscalationWay[] = [
  {
    code: 'ESCALATION_POLICY_VERSION',
    needs: [
      ['iam:policies:createversionv5'],
      ['iam:policies:setdefaultversionv5', 'iam:policies:createversionv5'],
    ],
  },
  { code: 'ESCALATION_ATTACH_POLICY', needs: [attach] },
  { code: 'ESCALATION_EDIT_ROLE', needs: [['iam:roles:updaterole']] },
  { code: 'ESCALATION_GRANT_GROUP', needs: [grantGroup] },
  {
    code: 'ESCALATION_GRANT_USER',
    needs: [
      [
        'iam:permissions:grantroletouseronenterpriseproject',
        'iam:permissions:grantroletouseronproject',
        'iam:permissions:grantroletouserondomain',
        'iam:permissions:grantroletouser',
      ],
    ],
  },
  { code: 'ESCALATION_JOIN_GROUP', needs: [joinGroup] },
  {
    code: 'ESCALATION_LOGIN_PROFILE',
    needs: [
      [
        'iam:users:createloginprofilev5',
        'iam:users:updateloginprofilev5',
        'iam:users:resetuserpassword',
        'iam:users:updateuser',
      ],
    ],
  },
  {
    code: 'ESCALATION_CREDENTIAL',
    needs: [['iam:credentials:createcredential', 'iam::createaccesskey']],
  },
  {
    code: 'ESCALATION_LOGIN_PROTECTION',
    needs: [
      [
        'iam:mfa:unbindmfadevice',
        'iam:mfa:deletevirtualmfadevice',
        'iam:users:setuserloginprotect',
      ],
    ],
  },
  {
    code: 'ESCALATION_AGENCY_GRANT',
    needs: [createAgency, [...grantAgency, 'iam:agencies:attachpolicyv5']],
  },
  { code: 'ESCALATION_AGENCY_USE', needs: [grantAgency, assume] },
  {
    code: 'ESCALATION_AGENCY_TRUST',
    needs: [['iam:agencies:updatetrustpolicyv5', 'iam:agencies:updateagency'], assume],
  },
  {
    code: 'ESCALATION_FEDERATION',
    needs: [
      ['iam:identityproviders:createmapping', 'iam:identityproviders:updatemapping'],
      [
        'iam:identityproviders:createidentityprovider',
        'iam:identityproviders:updateidentityprovider',
        'iam:identityproviders:createidpmetadata',
        'iam:identityproviders:createopenidconnectconfig',
        'iam:identityproviders:updateopenidconnectconfig',
      ],
    ],
  },
  { code: 'ESCALATION_NEW_USER', needs: [createUser, [...joinGroup, ...attach]] },
  {
    code: 'ESCALATION_SECURITY_POLICY',
    needs: [
      [
        'iam:securitypolicies:updateapiaclpolicy',
        'iam:securitypolicies:updateconsoleaclpolicy',
        'iam:securitypolicies:updateloginpolicy',
        'iam:securitypolicies:updatepasswordpolicy',
        'iam:securitypolicies:updateprotectpolicy',
      ],
    ],
  },
];
