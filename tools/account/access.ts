import { entriesOf, type Entry, type Listed } from '#src/domain/policy/comparison/entries.ts';
import { openContents, plainly } from '#src/domain/policy/comparison/canDo.ts';
import { onePolicyOf, writtenPolicy } from '#src/domain/policy/comparison/onePolicy.ts';
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import { entryReport } from '#mocks/analysis/answers/access.ts';
import { badUse } from '../policy/badInput.ts';
import type { Answer } from './check.ts';
import { openWorld } from './openWorld.ts';
import type { Options } from './options.ts';
import { askedEverything } from '#mocks/analysis/question.ts';
import { findSubject } from '#mocks/analysis/subject.ts';

const words = (list: Listed): string =>
  'not' in list ? `all but ${list.not.join(', ')}` : list.join(', ');

function lineOf({ actions, resources, scope, conditions, except, through }: Entry): string {
  return [
    words(actions),
    `on ${words(resources)}`,
    `(${scope.kind})`,
    ...(Object.keys(conditions).length > 0 ? [`if ${JSON.stringify(conditions)}`] : []),
    ...(except ? [`except ${except.map((one) => words(one.resources)).join('; ')}`] : []),
    `by ${through.policy ?? 'standing as administrator'}`,
  ].join(' ');
}

/** The `access` command: everything a principal may do, and one policy that gives the same. */
export function access(options: Options, catalog: CatalogView, now: number): Answer {
  const [who, ...more] = options.words;
  if (who === undefined || more.length > 0) throw badUse('Name one principal.');
  const at = openWorld(options, now);
  const subject = findSubject(at, who);
  const { entries, unknown } = entriesOf(subject, askedEverything(at, options), catalog);
  const one = onePolicyOf(subject, catalog);
  const open = openContents(plainly(subject).grants);
  const why = one.policy === null ? [{ reason: one.why, place: 'policy' }, ...one.open] : [];
  const report = {
    principal: subject.name,
    entries: entries.map(entryReport),
    policy: one.policy === null || open.length > 0 ? null : writtenPolicy(one.policy),
    unknown: [...unknown, ...open, ...why],
  };
  const lines = [
    `${subject.name} may do ${entries.length === 0 ? 'nothing' : 'this'}.`,
    ...entries.map((entry) => `  ${lineOf(entry)}`),
    ...report.unknown.map(({ reason, place }) => `  unknown: ${reason}: ${place}`),
  ];
  return { report, lines, code: 0 };
}
