import type { AppContract } from '#src/api/contract/index.ts';
import type { FieldErrors, Implementations } from '../call.ts';
import { cocAgencyHandlers } from './cocAgency.ts';
import { cocAutomationHandlers } from './cocAutomation.ts';
import { cocResourceHandlers } from './cocResources.ts';
import { cocResponseHandlers } from './cocResponse.ts';
import { flexuslHandlers } from './flexusl.ts';
import { v5AgencyHandlers } from './v5agencies.ts';

/** One handler per row of the contract. A new area adds one import and one line. */
export const implementations: Partial<Implementations<AppContract>> = {
  ...v5AgencyHandlers,
  ...cocAgencyHandlers,
  ...cocResourceHandlers,
  ...cocAutomationHandlers,
  ...cocResponseHandlers,
  ...flexuslHandlers,
};

/** Codes of single fields, by row. */
export const fieldErrors: Readonly<Record<string, FieldErrors>> = {};
