import type { Contract } from '../endpoint/endpoint.ts';
import { accessTestRows } from './accessTests.ts';
import { broughtRows } from './brought.ts';
import { accountRows } from './account.ts';
import { accountDetailRows } from './accountDetails.ts';
import { analysisRows } from './analysis.ts';
import { agencyRows } from './agencies.ts';
import { agencyGrantRows } from './agencyGrants.ts';
import { assignmentRows } from './assignments.ts';
import { authRows } from './auth.ts';
import { cocAutomationRows } from './cocAutomation.ts';
import { cocResourceRows } from './cocResources.ts';
import { cocResponseRows } from './cocResponse.ts';
import { consoleRows } from './console.ts';
import { credentialRows } from './credentials.ts';
import { flexuslRows } from './flexusl.ts';
import { groupGrantRows } from './groupGrants.ts';
import { groupRows } from './groups.ts';
import { decisionRows } from './decisions.ts';
import { ecsRows } from './ecs.ts';
import { keystoneRows, temporaryKeyRows } from './keystone.ts';
import { loginProtectRows } from './loginProtects.ts';
import { mfaRows } from './mfa.ts';
import { clockRows } from './clock.ts';
import { organizationRows } from './organizations.ts';
import { previewRows } from './preview.ts';
import { rehearsalRows } from './rehearsal.ts';
import { roleRows } from './roles.ts';
import { userGrantRows } from './userGrants.ts';
import { userRows } from './users.ts';
import { securityRows } from './security.ts';
import { stageRows } from './stage.ts';
import { stsRows } from './sts.ts';
import { takeOutRows } from './takeOut.ts';
import { v5AccessKeyRows } from './v5accessKeys.ts';
import { v5AccountRows } from './v5account.ts';
import { v5AgencyRows } from './v5agencies.ts';
import { v5AttachmentRows } from './v5attachments.ts';
import { v5GroupRows } from './v5groups.ts';
import { v5MfaRows } from './v5mfa.ts';
import { v5PasswordRows } from './v5passwords.ts';
import { v5PolicyRows } from './v5policies.ts';
import { v5SecurityRows } from './v5security.ts';
import { v5TagRows } from './v5tags.ts';
import { v5UserRows } from './v5users.ts';
import { ucsRows } from './ucs.ts';

/** Every endpoint of the backend. A new area adds one import and one line. */
export const contract = {
  ...authRows,
  ...keystoneRows,
  ...roleRows,
  ...groupRows,
  ...groupGrantRows,
  ...userRows,
  ...loginProtectRows,
  ...mfaRows,
  ...securityRows,
  ...userGrantRows,
  ...agencyRows,
  ...agencyGrantRows,
  ...assignmentRows,
  ...accountRows,
  ...accountDetailRows,
  ...credentialRows,
  ...temporaryKeyRows,
  ...v5AgencyRows,
  ...v5PolicyRows,
  ...v5AttachmentRows,
  ...v5UserRows,
  ...v5AccessKeyRows,
  ...v5PasswordRows,
  ...v5MfaRows,
  ...v5GroupRows,
  ...v5AccountRows,
  ...v5TagRows,
  ...v5SecurityRows,
  ...stsRows,
  ...takeOutRows,
  ...organizationRows,
  ...ecsRows,
  ...cocResourceRows,
  ...cocAutomationRows,
  ...cocResponseRows,
  ...flexuslRows,
  ...ucsRows,
  ...consoleRows,
  ...clockRows,
  ...previewRows,
  ...rehearsalRows,
  ...stageRows,
  ...decisionRows,
  ...analysisRows,
  ...accessTestRows,
  ...broughtRows,
} as const satisfies Contract;

/** The backend's endpoints as a type: what `api` offers and what must be implemented. */
export type AppContract = typeof contract;
