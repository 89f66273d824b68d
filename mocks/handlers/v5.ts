import { organizationHandlers } from './organizations.ts';
import { stsHandlers } from './sts.ts';
import { v5AccessKeyHandlers } from './v5accessKeys.ts';
import { v5AccountHandlers } from './v5account.ts';
import { v5AgencyHandlers } from './v5agencies.ts';
import { v5AttachmentHandlers } from './v5attachments.ts';
import { v5GroupHandlers } from './v5groups.ts';
import { v5MfaHandlers } from './v5mfa.ts';
import { v5PasswordHandlers } from './v5passwords.ts';
import { v5PolicyHandlers } from './v5policies.ts';
import { v5SecurityHandlers } from './v5security.ts';
import { v5TagHandlers } from './v5tags.ts';
import { v5UserHandlers } from './v5users.ts';

/**
 * The new IAM: every row of the v5 family, the security token service, and the organization's
 * policies, which are written in its grammar.
 */
export const v5Handlers = {
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
  ...v5SecurityHandlers,
  ...stsHandlers,
  ...organizationHandlers,
};
