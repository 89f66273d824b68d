/**
 * One measurement. Times are milliseconds for one operation (the quickest of several rounds); null
 * where not measured. `ratio` is what `target` speaks about; the name says of what to what.
 */
export type BenchRow = {
  readonly name: string;
  readonly ours_ms: number | null;
  readonly peer_ms: number | null;
  readonly ratio: number | null;
  /** `>= 30`, `<= 1.5`, or null for a row that only informs. */
  readonly target: string | null;
  /** Why a row was not measured, or what the peer is. */
  readonly note?: string;
};

/** Whether the row keeps its target; null when it has none or was not measured. */
export function keepsTarget(row: BenchRow): boolean | null {
  const found = /^(<=|>=) (\d+(?:\.\d+)?)$/.exec(row.target ?? '');
  if (found === null || row.ratio === null) return null;
  const limit = Number(found[2]);
  return found[1] === '<=' ? row.ratio <= limit : row.ratio >= limit;
}

const ROUND_MS = 20;

const WARM_UP_MS = 60;

/**
 * How often to call for a round long enough for the clock, after warming up: first calls build
 * what later ones use.
 */
function callsPerRound(call: (turn: number) => void): number {
  for (const start = performance.now(); performance.now() - start < WARM_UP_MS;) run(call, 16);
  for (let calls = 1; ; calls *= 2)
    if (run(call, calls) * calls >= ROUND_MS || calls >= 1e7) return calls;
}

let turn = 0;

function run(call: (turn: number) => void, calls: number): number {
  const start = performance.now();
  for (let i = 0; i < calls; i += 1) call((turn += 1));
  return (performance.now() - start) / calls;
}

/**
 * Milliseconds per call of several functions, measured in turns so that a busy machine slows all of
 * them alike, and taken from the quickest round of each, which other processes disturbed least.
 */
export function timeInTurns<const T extends readonly ((turn: number) => void)[]>(
  functions: T,
  rounds = 9,
): { readonly [K in keyof T]: number } {
  const calls = functions.map(callsPerRound);
  const best = functions.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, call] of functions.entries())
      best[index] = Math.min(best[index] ?? 0, run(call, calls[index] ?? 1));
  }
  return best as { [K in keyof T]: number };
}
