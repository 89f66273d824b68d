import type { MfaDeviceRow } from '#mocks/world/tables/mfa.ts';
import type { Tables } from '#mocks/world/world.ts';

/** The devices with which a user can prove who he is. */
export const enabledDevices = (tables: Tables, userId: string): readonly MfaDeviceRow[] =>
  tables.mfaDevices.by('user', userId).filter(({ enabled }) => enabled);
