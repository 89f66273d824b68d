import { accountDetailHandlers } from './accountDetails.ts';
import { securityHandlers } from './security.ts';

/** Security settings, and the details of an account that a first visit does not ask for. */
export const settingHandlers = { ...securityHandlers, ...accountDetailHandlers };
