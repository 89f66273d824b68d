import type { AppContract } from '#src/api/contract/index.ts';
import type { FieldErrors, Implementations } from '../call.ts';

/** One handler per row of the contract. A new area adds one import and one line. */
export const implementations: Partial<Implementations<AppContract>> = {};

/** Codes of single fields, by row. */
export const fieldErrors: Readonly<Record<string, FieldErrors>> = {};
