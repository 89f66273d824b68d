import { times } from '../ground/times.ts';
import { clockId, clockOf, realTime, worldTime } from '../world/clock.ts';
import { Draft } from '../world/draft.ts';
import { sameRow } from '../world/journal.ts';
import type { ClockChoice, WorldClock } from '../pipeline/adminApi.ts';
import type { Write } from '../pipeline/ledger.ts';
import type { ClockRow } from '../world/tables/clock.ts';
import type { World } from '../world/world.ts';

/** What time it is in the world at a real time (epoch ms). */
export function clockNow(world: World, real: number): WorldClock {
  const { offset_ms, frozen_at, propagation_ms } = clockOf(world);
  return {
    now: worldTime(world, real),
    real,
    frozen: frozen_at !== null,
    changed: offset_ms !== 0 || frozen_at !== null,
    propagation_ms,
  };
}

function wordsOf({ offset_ms, frozen_at, propagation_ms }: ClockRow, real: number): string {
  const delay =
    propagation_ms === 0 ? '' : `; new permissions count after ${propagation_ms / 1000} seconds`;
  if (frozen_at !== null) return `Time stands still at ${times.seconds(frozen_at)}${delay}`;
  return `${offset_ms === 0 ? 'Time is as it is' : `Time goes on from ${times.seconds(real + offset_ms)}`}${delay}`;
}

/** The write that sets the world's clock. `real`: the real time, epoch ms. */
export function setClock(
  world: World,
  { at, frozen = false, propagation_ms = clockOf(world).propagation_ms }: ClockChoice,
  actor: string,
  real: number,
): Write<undefined> {
  const row: ClockRow = {
    id: clockId,
    offset_ms: at === undefined || frozen ? 0 : at - real,
    frozen_at: frozen ? (at ?? worldTime(world, real)) : null,
    propagation_ms,
  };
  const draft = new Draft(world);
  if (!sameRow(row, realTime)) draft.insert('clocks', row);
  else if (world.tables.clocks.get(clockId) !== undefined) draft.remove('clocks', clockId);
  return {
    value: undefined,
    draft: { actor, call: 'clockSet', summary: wordsOf(row, real), changes: draft.finish() },
  };
}
