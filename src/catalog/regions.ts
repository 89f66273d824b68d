/**
 * A region the accounts of this console can use. Its default project bears the region's id as name.
 */
export type Region = { readonly id: string; readonly name: string };

/** The first one is where a new session starts. */
export const regions: readonly Region[] = [
  { id: 'ap-southeast-3', name: 'AP-Singapore' },
  { id: 'ap-southeast-1', name: 'CN-Hong Kong' },
  { id: 'cn-north-4', name: 'CN North-Beijing4' },
  { id: 'la-south-2', name: 'LA-Santiago' },
  { id: 'eu-west-101', name: 'EU-Dublin' },
];

/** Display name of a region; the id itself if it is not one of ours. */
export const regionName = (id: string): string =>
  regions.find((region) => region.id === id)?.name ?? id;
