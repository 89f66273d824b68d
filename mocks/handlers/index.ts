import type { AppContract } from '#src/api/contract/index.ts';
import type { FieldErrors, Implementations } from '../call.ts';
import { accountHandlers } from './account.ts';
import { agencyHandlers } from './agencies.ts';
import { agencyGrantHandlers } from './agencyGrants.ts';
import { assignmentHandlers } from './assignments.ts';
import { authHandlers } from './auth.ts';
import { cocAgencyHandlers } from './cocAgency.ts';
import { cocAutomationHandlers } from './cocAutomation.ts';
import { cocResourceHandlers } from './cocResources.ts';
import { cocResponseHandlers } from './cocResponse.ts';
import { consoleHandlers } from './console.ts';
import { credentialHandlers } from './credentials.ts';
import { flexuslHandlers } from './flexusl.ts';
import { groupGrantHandlers } from './groupGrants.ts';
import { groupHandlers } from './groups.ts';
import { loginProtectHandlers } from './loginProtects.ts';
import { roleFieldErrors, roleHandlers } from './roles.ts';
import { userGrantHandlers } from './userGrants.ts';
import { userFieldErrors, userHandlers } from './users.ts';
import { v5AgencyHandlers } from './v5agencies.ts';

/** One handler per row of the contract. A new area adds one import and one line. */
export const implementations: Partial<Implementations<AppContract>> = {
  ...authHandlers,
  ...roleHandlers,
  ...groupHandlers,
  ...groupGrantHandlers,
  ...userHandlers,
  ...loginProtectHandlers,
  ...userGrantHandlers,
  ...agencyHandlers,
  ...agencyGrantHandlers,
  ...assignmentHandlers,
  ...accountHandlers,
  ...credentialHandlers,
  ...consoleHandlers,
  ...v5AgencyHandlers,
  ...cocAgencyHandlers,
  ...cocResourceHandlers,
  ...cocAutomationHandlers,
  ...cocResponseHandlers,
  ...flexuslHandlers,
};

/** Codes of single fields, by row. */
export const fieldErrors: Readonly<Record<string, FieldErrors>> = {
  customRoleCreate: roleFieldErrors,
  customRoleUpdate: roleFieldErrors,
  userCreate: userFieldErrors,
  userUpdate: userFieldErrors,
};
