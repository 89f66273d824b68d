/**
 * How a scope that is not of one project is written wherever a grant is shown
 * (docs/sources/console.md#4-3).
 */
export const scopeNames = {
  all: 'All resources [Existing and future projects]',
  global: 'Global service [Global]',
} as const;
