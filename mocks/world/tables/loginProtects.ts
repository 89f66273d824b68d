import { table } from '#mocks/ground/table.ts';

/** Login protection that was switched on; `id` is the user's. A user without a row has none. */
export type LoginProtectRow = { readonly id: string; readonly verification_method: string };

/** Settings of sign-in that belong to one user. */
export const loginProtectTables = { loginProtects: table<LoginProtectRow>()({}) } as const;
