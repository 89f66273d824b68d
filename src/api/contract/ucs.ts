import type { Contract } from '../endpoint/endpoint.ts';
import { ucsEntryRows } from './ucsEntry.ts';
import { ucsFleetRows } from './ucsFleets.ts';
import { ucsClusterRows } from './ucsClusters.ts';
import { ucsObjectRows } from './ucsObjects.ts';
import { ucsImageRows } from './ucsImages.ts';
import { ucsPermissionRows } from './ucsPermissions.ts';
import { ucsPolicyRows } from './ucsPolicies.ts';
import { ucsTrafficRows } from './ucsTraffic.ts';
import { ucsCiaRows } from './ucsCia.ts';

/** Everything of UCS. */
export const ucsRows = {
  ...ucsEntryRows,
  ...ucsFleetRows,
  ...ucsClusterRows,
  ...ucsObjectRows,
  ...ucsImageRows,
  ...ucsPermissionRows,
  ...ucsPolicyRows,
  ...ucsTrafficRows,
  ...ucsCiaRows,
} as const satisfies Contract;
