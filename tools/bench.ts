import { benchAccount } from './bench/account.ts';
import { benchAnalysis } from './bench/analysis.ts';
import { benchBackend } from './bench/backend.ts';
import { benchCompare } from './bench/compare.ts';
import { benchDecide } from './bench/decide.ts';
import { benchHttp } from './bench/http.ts';
import { benchLint } from './bench/lint.ts';
import { keepsTarget, type BenchRow } from './bench/row.ts';

function milliseconds(value: number | null): string {
  return value === null
    ? '–'
    : value < 0.1
      ? `${(value * 1000).toFixed(2)} µs`
      : `${value.toFixed(3)} ms`;
}

function verdict(row: BenchRow): string {
  const kept = keepsTarget(row);
  if (kept === null) return row.target ?? '';
  return `${row.target} ${kept ? 'kept' : 'MISSED'}`;
}

function table(rows: readonly BenchRow[]): string {
  const cells = rows.map((row) => [
    row.name,
    milliseconds(row.ours_ms),
    milliseconds(row.peer_ms),
    row.ratio?.toFixed(2) ?? '–',
    verdict(row),
    row.note ?? '',
  ]);
  const all = [['what', 'ours', 'peer', 'ratio', 'target', 'note'], ...cells];
  const widths = [0, 1, 2, 3, 4].map((column) =>
    Math.max(...all.map((line) => line[column]?.length ?? 0)),
  );
  return all
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/**
 * Measures everything. With `--json` one JSON document goes to standard output, otherwise a table.
 * Exit 1 when a ratio misses its target.
 */
async function main(args: readonly string[]): Promise<number> {
  const rows = [
    ...(await benchDecide()),
    ...(await benchLint()),
    ...(await benchCompare()),
    ...(await benchBackend()),
    ...(await benchHttp()),
    ...(await benchAccount()),
    ...(await benchAnalysis()),
  ];
  const missed = rows.filter((row) => keepsTarget(row) === false);
  if (args.includes('--json'))
    process.stdout.write(
      `${JSON.stringify({ node: process.version, rows, missed: missed.map((row) => row.name) }, null, 2)}\n`,
    );
  else process.stdout.write(`${table(rows)}\n`);
  return missed.length === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
