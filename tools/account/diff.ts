import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import { accountNamed, type Account } from '#mocks/analysis/account.ts';
import { blastLine, blastOf, blastReport } from '#mocks/analysis/blast.ts';
import { badUse } from '../policy/badInput.ts';
import type { Answer } from './check.ts';
import { worldOfFile } from './openWorld.ts';
import type { Options } from './options.ts';

const openAt = (file: string, { account }: Options, now: number): Account => {
  const world = worldOfFile(file);
  return { world, now, account: accountNamed(world, account) };
};

/** The `diff` command: what everybody of an account gains and loses between two states of it. */
export function diff(options: Options, catalog: CatalogView, now: number): Answer {
  const [from, to, ...more] = options.words;
  if (from === undefined || to === undefined || more.length > 0)
    throw badUse('Name two state files, or points of one: FILE#COMMIT.');
  const changes = blastOf(openAt(from, options, now), openAt(to, options, now), catalog);
  const lines = [...changes].flatMap(([{ name }, { gained, lost, unknown }]) => [
    ...gained.map((one) => `${name}  gained  ${blastLine(one)}`),
    ...lost.map((one) => `${name}  lost    ${blastLine(one)}`),
    ...unknown.map(
      ({ direction, reason, place }) => `${name}  unknown (${direction})  ${reason}: ${place}`,
    ),
  ]);
  return {
    report: blastReport(changes),
    lines: lines.length === 0 ? ['Nothing changes for anybody.'] : lines,
    code: 0,
  };
}
