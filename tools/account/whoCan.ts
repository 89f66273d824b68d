import { drain } from '#src/domain/policy/comparison/steps.ts';
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import { findingHolders, whoCanReport, type WhoCanReport } from '#mocks/analysis/answers/whoCan.ts';
import { actionNamed, askedFor } from '#mocks/analysis/question.ts';
import { badUse } from '../policy/badInput.ts';
import type { Answer } from './check.ts';
import { openWorld } from './openWorld.ts';
import type { Options } from './options.ts';

/**
 * The `who-can` command: everybody in the account who may do an action, gathered by the way to it.
 */
export function whoCan(options: Options, catalog: CatalogView, now: number): Answer {
  const [what, ...more] = options.words;
  if (more.length > 0) throw badUse('Name one action.');
  const action = actionNamed(what);
  const at = openWorld(options, now);
  const asked = askedFor(at, catalog, action, options);
  const found = drain(findingHolders(at, catalog, asked, options));
  const report = whoCanReport(found);
  return { report, lines: linesOf(action, found.count, report), code: 0 };
}

const linesOf = (
  action: string,
  count: number,
  { classes, next, unknown }: WhoCanReport,
): readonly string[] => [
  `${count === 0 ? 'Nobody' : count} may do ${action}.`,
  ...classes.flatMap(({ count: all, principals, through }) => [
    `${all}: ${principals.join(', ')}`,
    ...through.map((way) => `  through ${JSON.stringify(way)}`),
  ]),
  ...(next === null ? [] : [`More with --next ${next}, or --all.`]),
  ...unknown.map(
    ({ reason, place, principals }) => `unknown for ${principals.length}: ${reason}: ${place}`,
  ),
];
