import { accountDetailHandlers } from './accountDetails.ts';
import { agencyHandlers } from './agencies.ts';
import { agencyGrantHandlers } from './agencyGrants.ts';
import { assignmentHandlers } from './assignments.ts';
import { credentialHandlers } from './credentials.ts';
import { groupGrantHandlers } from './groupGrants.ts';
import { keystoneHandlers } from './keystone.ts';
import { loginProtectHandlers } from './loginProtects.ts';
import { mfaHandlers } from './mfa.ts';
import { securityHandlers } from './security.ts';
import { userGrantHandlers } from './userGrants.ts';

/** Grants, keys, security settings and details: what a first visit does not ask for. */
export const laterHandlers = {
  ...agencyHandlers,
  ...agencyGrantHandlers,
  ...assignmentHandlers,
  ...credentialHandlers,
  ...groupGrantHandlers,
  ...keystoneHandlers,
  ...securityHandlers,
  ...accountDetailHandlers,
  ...loginProtectHandlers,
  ...mfaHandlers,
  ...userGrantHandlers,
};
