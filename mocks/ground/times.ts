const iso = (ms: number): string => new Date(ms).toISOString();

/** The four ways in which the old IAM writes times (docs/sources/api-contract.md#1-2). */
export const times = {
  /** Tokens: `2015-11-09T01:42:57.527000Z`. */
  token: (ms: number): string => iso(ms).replace('Z', '000Z'),
  /** Agencies and created users: `2017-01-06T05:56:09.738000`, no zone. */
  plain: (ms: number): string => iso(ms).replace('Z', '000'),
  /** User details: `2020-07-08 02:19:03.0`. */
  detail: (ms: number): string => `${iso(ms).slice(0, 19).replace('T', ' ')}.0`,
  /** Enterprise projects and v5: `2020-07-08T02:19:03Z`. */
  seconds: (ms: number): string => `${iso(ms).slice(0, 19)}Z`,
} as const;
