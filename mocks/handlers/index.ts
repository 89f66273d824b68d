import type { AppContract } from '#src/api/contract/index.ts';
import { previewRows } from '#src/api/contract/preview.ts';
import { analysisRows } from '#src/api/contract/analysis.ts';
import { broughtRows } from '#src/api/contract/brought.ts';
import { cocAutomationRows } from '#src/api/contract/cocAutomation.ts';
import { cocResourceRows } from '#src/api/contract/cocResources.ts';
import { cocResponseRows } from '#src/api/contract/cocResponse.ts';
import { decisionRows } from '#src/api/contract/decisions.ts';
import { ecsRows } from '#src/api/contract/ecs.ts';
import { flexuslRows } from '#src/api/contract/flexusl.ts';
import { agencyRows } from '#src/api/contract/agencies.ts';
import { agencyGrantRows } from '#src/api/contract/agencyGrants.ts';
import { assignmentRows } from '#src/api/contract/assignments.ts';
import { credentialRows } from '#src/api/contract/credentials.ts';
import { groupGrantRows } from '#src/api/contract/groupGrants.ts';
import { keystoneRows, temporaryKeyRows } from '#src/api/contract/keystone.ts';
import { roleRows } from '#src/api/contract/roles.ts';
import { organizationRows } from '#src/api/contract/organizations.ts';
import { accountDetailRows } from '#src/api/contract/accountDetails.ts';
import { loginProtectRows } from '#src/api/contract/loginProtects.ts';
import { mfaRows } from '#src/api/contract/mfa.ts';
import { userGrantRows } from '#src/api/contract/userGrants.ts';
import { securityRows } from '#src/api/contract/security.ts';
import { stageRows } from '#src/api/contract/stage.ts';
import { stsRows } from '#src/api/contract/sts.ts';
import { takeOutRows } from '#src/api/contract/takeOut.ts';
import { ucsRows } from '#src/api/contract/ucs.ts';
import { v5AccessKeyRows } from '#src/api/contract/v5accessKeys.ts';
import { v5AccountRows } from '#src/api/contract/v5account.ts';
import { v5AgencyRows } from '#src/api/contract/v5agencies.ts';
import { v5AttachmentRows } from '#src/api/contract/v5attachments.ts';
import { v5GroupRows } from '#src/api/contract/v5groups.ts';
import { v5MfaRows } from '#src/api/contract/v5mfa.ts';
import { v5PasswordRows } from '#src/api/contract/v5passwords.ts';
import { v5PolicyRows } from '#src/api/contract/v5policies.ts';
import { v5SecurityRows } from '#src/api/contract/v5security.ts';
import { v5TagRows } from '#src/api/contract/v5tags.ts';
import { v5UserRows } from '#src/api/contract/v5users.ts';
import type { Contract } from '#src/api/endpoint/endpoint.ts';
import type { FieldErrors } from '../judging/readRequest.ts';
import type { Implementations } from '../pipeline/call.ts';
import { accessTestHandlers } from './accessTests.ts';
import { accountHandlers } from './account.ts';
import { authHandlers } from './auth.ts';
import { consoleHandlers } from './console.ts';
import { groupHandlers } from './groups.ts';
import { clockHandlers } from './clock.ts';
import { rehearsalHandlers } from './rehearsal.ts';
import { roleFieldErrors } from './roleFieldErrors.ts';
import { userFieldErrors, userHandlers } from './users.ts';

/**
 * Rows of the areas whose code arrives with their first call, so that a first visit does
 * not wait for it.
 */
const laterRows = {
  ...agencyRows,
  ...agencyGrantRows,
  ...assignmentRows,
  ...credentialRows,
  ...groupGrantRows,
  ...keystoneRows,
  ...securityRows,
  ...accountDetailRows,
  ...loginProtectRows,
  ...mfaRows,
  ...userGrantRows,
};
const policyRows = { ...roleRows, ...temporaryKeyRows };
const v5Rows = {
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
  ...organizationRows,
};
const cocRows = {
  ...cocResourceRows,
  ...cocAutomationRows,
  ...cocResponseRows,
  ...ecsRows,
  ...flexuslRows,
};
type Later = keyof (typeof laterRows &
  typeof policyRows &
  typeof v5Rows &
  typeof cocRows &
  typeof ucsRows &
  typeof analysisRows &
  typeof previewRows &
  typeof decisionRows &
  typeof takeOutRows &
  typeof stageRows &
  typeof broughtRows);

/** Handlers of the calls that a first visit makes, and of their neighbours. */
const atHand: Implementations<Omit<AppContract, Later>> = {
  ...authHandlers,
  ...groupHandlers,
  ...userHandlers,
  ...accountHandlers,
  ...consoleHandlers,
  ...clockHandlers,
  ...accessTestHandlers,
  ...rehearsalHandlers,
};

/** Code that answers some rows: a missing handler is a compile error. */
type Area = { readonly rows: readonly string[]; readonly load: () => Promise<object> };
const area = <C extends Contract>(rows: C, load: () => Promise<Implementations<C>>): Area => ({
  rows: Object.keys(rows),
  load,
});

const areas: readonly Area[] = [
  area(laterRows, async () => (await import('./later.ts')).laterHandlers),
  area(policyRows, async () => (await import('./policies.ts')).policyHandlers),
  area(v5Rows, async () => (await import('./v5.ts')).v5Handlers),
  area(cocRows, async () => (await import('./coc.ts')).cocHandlers),
  area(decisionRows, async () => (await import('./decisions.ts')).decisionHandlers),
  area(previewRows, async () => (await import('./preview.ts')).previewHandlers),
  area(analysisRows, async () => (await import('./analysis.ts')).analysisHandlers),
  area(takeOutRows, async () => (await import('./takeOut.ts')).takeOutHandlers),
  area(stageRows, async () => (await import('./stage.ts')).stageHandlers),
  area(broughtRows, async () => (await import('./brought.ts')).broughtHandlers),
  area(ucsRows, async () => (await import('./ucs.ts')).ucsHandlers),
];

/**
 * The handlers among which a row's is found, loaded if need be.
 * @param name of a row of the contract
 */
export async function handlersWith(name: string): Promise<object> {
  if (name in atHand) return atHand;
  return (await areas.find(({ rows }) => rows.includes(name))?.load()) ?? {};
}

/** What has to be loaded before a handler runs, which itself waits for nothing. */
export const preparations: Readonly<
  Record<string, (params: Readonly<Record<string, string>>) => Promise<void>>
> = {
  v5SchemaShow: async ({ service_code = '' }) =>
    (await import('../services/v5/schemas.ts')).prepareSchema(service_code),
};

/** Codes of single fields, by row. */
export const fieldErrors: Readonly<Record<string, FieldErrors>> = {
  customRoleCreate: roleFieldErrors,
  customRoleUpdate: roleFieldErrors,
  userCreate: userFieldErrors,
  userUpdate: userFieldErrors,
};
