import type { Row } from '../ground/table.ts';

/**
 * The rows a world began with, by table. It lies beside the commits, so that no later seed or
 * catalogue changes it.
 */
export type Base = Readonly<Record<string, readonly Row[]>>;
