/** A quota as the API lists it. */
export type Quota = { readonly quota: number; readonly used: number };

/**
 * Limits that belong to one object and that no quota call lists. Source:
 * docs/sources/console.md#16.
 */
export const limits = {
  groupsPerUser: 10,
  accessKeysPerUser: 2,
  usersPerCreation: 10,
  subProjectsPerRegion: 10,
} as const;

/** How many more may be made; never negative (accounts may stand above a lowered quota). */
export const remaining = ({ quota, used }: Quota): number => Math.max(0, quota - used);
