import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';

/** A fleet, as the API answers it. */
export type Fleet = Result<AppContract['ucsFleetShow']>;

/** What the pages of fleets offer. */
export const fleetRights = {
  create: api.ucsFleetCreate,
  update: api.ucsFleetUpdate,
  remove: api.ucsFleetDelete,
  register: api.ucsClusterRegister,
} as const;
