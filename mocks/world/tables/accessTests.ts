import type { AccessTestEntry } from '#src/domain/access/accessTests.ts';
import { table } from '#mocks/ground/table.ts';

/** An expectation about who may do what in an account; `id` is `ACCOUNT ID/NAME OF THE TEST`. */
export type AccessTestRow = {
  readonly id: string;
  readonly domain_id: string;
  readonly test: AccessTestEntry;
};

/** Key of a test of an account. */
export const accessTestId = (account: string, name: string): string => `${account}/${name}`;

/** Expectations that are kept with the world. */
export const accessTestTables = {
  accessTests: table<AccessTestRow>()({ multi: { domain: ({ domain_id }) => domain_id } }),
} as const;
