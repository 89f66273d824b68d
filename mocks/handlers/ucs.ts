import { ucsCiaHandlers } from './ucsCia.ts';
import { ucsClusterHandlers } from './ucsClusters.ts';
import { ucsEntryHandlers } from './ucsEntry.ts';
import { ucsFleetHandlers } from './ucsFleets.ts';
import { ucsImageHandlers } from './ucsImages.ts';
import { ucsObjectHandlers } from './ucsObjects.ts';
import { ucsPermissionHandlers } from './ucsPermissions.ts';
import { ucsPolicyHandlers } from './ucsPolicies.ts';
import { ucsTrafficHandlers } from './ucsTraffic.ts';

/** Ubiquitous Cloud Native Service. */
export const ucsHandlers = {
  ...ucsEntryHandlers,
  ...ucsFleetHandlers,
  ...ucsClusterHandlers,
  ...ucsObjectHandlers,
  ...ucsImageHandlers,
  ...ucsPermissionHandlers,
  ...ucsPolicyHandlers,
  ...ucsTrafficHandlers,
  ...ucsCiaHandlers,
} as const;
