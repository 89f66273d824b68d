import type { ClockRow } from './tables/clock.ts';
import type { TableName, World } from './world.ts';

/** Id of the one row. */
export const clockId = 'world';

/** Time as it is. */
export const realTime: ClockRow = {
  id: clockId,
  offset_ms: 0,
  frozen_at: null,
  propagation_ms: 0,
};

/** How the world's time differs from the real one. */
export const clockOf = ({ tables }: World): ClockRow => tables.clocks.get(clockId) ?? realTime;

/** The world's time (epoch ms) at a real time (epoch ms). */
export function worldTime(world: World, real: number): number {
  const { offset_ms, frozen_at } = clockOf(world);
  return frozen_at ?? real + offset_ms;
}

/**
 * Until when a row that gives a permission does not count yet (epoch ms); undefined when it counts.
 * Only what was added while somebody watched propagates: a starting state has settled.
 */
export function propagatingUntil(
  world: World,
  table: TableName,
  id: string,
  now: number,
): number | undefined {
  const { propagation_ms } = clockOf(world);
  const added = propagation_ms === 0 ? undefined : world.addedAt.get(`${table}/${id}`);
  return added !== undefined && added + propagation_ms > now ? added + propagation_ms : undefined;
}
