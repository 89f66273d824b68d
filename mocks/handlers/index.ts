import type { AppContract } from '#src/api/contract/index.ts';
import type { FieldErrors } from '../judging/readRequest.ts';
import type { Implementations } from '../pipeline/call.ts';
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
import { ecsHandlers } from './ecs.ts';
import { flexuslHandlers } from './flexusl.ts';
import { groupGrantHandlers } from './groupGrants.ts';
import { groupHandlers } from './groups.ts';
import { keystoneHandlers } from './keystone.ts';
import { loginProtectHandlers } from './loginProtects.ts';
import { mfaHandlers } from './mfa.ts';
import { rehearsalHandlers } from './rehearsal.ts';
import { roleFieldErrors, roleHandlers } from './roles.ts';
import { temporaryKeyHandlers } from './temporaryKeys.ts';
import { ucsHandlers } from './ucs.ts';
import { userGrantHandlers } from './userGrants.ts';
import { userFieldErrors, userHandlers } from './users.ts';
import { stsHandlers } from './sts.ts';
import { v5AccessKeyHandlers } from './v5accessKeys.ts';
import { v5AccountHandlers } from './v5account.ts';
import { v5AgencyHandlers } from './v5agencies.ts';
import { v5AttachmentHandlers } from './v5attachments.ts';
import { v5GroupHandlers } from './v5groups.ts';
import { v5MfaHandlers } from './v5mfa.ts';
import { v5PasswordHandlers } from './v5passwords.ts';
import { v5PolicyHandlers } from './v5policies.ts';
import { v5TagHandlers } from './v5tags.ts';
import { v5UserHandlers } from './v5users.ts';
import { prepareSchema } from '../services/v5/schemas.ts';

/** One handler per row of the contract. A new area adds one import and one line. */
export const implementations: Implementations<AppContract> = {
  ...authHandlers,
  ...keystoneHandlers,
  ...roleHandlers,
  ...groupHandlers,
  ...groupGrantHandlers,
  ...userHandlers,
  ...loginProtectHandlers,
  ...mfaHandlers,
  ...userGrantHandlers,
  ...agencyHandlers,
  ...agencyGrantHandlers,
  ...assignmentHandlers,
  ...accountHandlers,
  ...credentialHandlers,
  ...temporaryKeyHandlers,
  ...consoleHandlers,
  ...v5AgencyHandlers,
  ...v5PolicyHandlers,
  ...v5AttachmentHandlers,
  ...v5UserHandlers,
  ...v5AccessKeyHandlers,
  ...v5PasswordHandlers,
  ...v5MfaHandlers,
  ...v5GroupHandlers,
  ...v5AccountHandlers,
  ...v5TagHandlers,
  ...stsHandlers,
  ...ecsHandlers,
  ...rehearsalHandlers,
  ...cocAgencyHandlers,
  ...cocResourceHandlers,
  ...cocAutomationHandlers,
  ...cocResponseHandlers,
  ...flexuslHandlers,
  ...ucsHandlers,
};

/** What has to be loaded before a handler runs, which itself waits for nothing. */
export const preparations: Readonly<
  Record<string, (params: Readonly<Record<string, string>>) => Promise<void>>
> = {
  v5SchemaShow: ({ service_code = '' }) => prepareSchema(service_code),
};

/** Codes of single fields, by row. */
export const fieldErrors: Readonly<Record<string, FieldErrors>> = {
  customRoleCreate: roleFieldErrors,
  customRoleUpdate: roleFieldErrors,
  userCreate: userFieldErrors,
  userUpdate: userFieldErrors,
};
