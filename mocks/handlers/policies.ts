import { roleHandlers } from './roles.ts';
import { temporaryKeyHandlers } from './temporaryKeys.ts';

/**
 * Custom policies and what else brings a policy of its own: the rows that need every rule of the
 * policy language.
 */
export const policyHandlers = { ...roleHandlers, ...temporaryKeyHandlers };
