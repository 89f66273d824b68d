import { table } from '#mocks/ground/table.ts';

/**
 * How this world's time differs from the real one; the only row is `world`, and without it time is
 * as it is. `offset_ms` is added to the real time; at `frozen_at` (epoch ms) time stands still.
 * `propagation_ms` is how long a new permission takes to count.
 */
export type ClockRow = {
  readonly id: string;
  readonly offset_ms: number;
  readonly frozen_at: number | null;
  readonly propagation_ms: number;
};

/** The clock of the world. */
export const clockTables = { clocks: table<ClockRow>()({}) } as const;
