import type { Repair } from '#src/domain/access/repairs.ts';
import { compileGrants, decide } from '#src/domain/policy/engine/decide.ts';
import { drain } from '#src/domain/policy/comparison/steps.ts';
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import { actionNamed, requestFor } from '#mocks/analysis/question.ts';
import { findingRepairs } from '#mocks/analysis/repair/whyNot.ts';
import { findSubject } from '#mocks/analysis/subject.ts';
import { badUse } from '../policy/badInput.ts';
import type { Answer } from './check.ts';
import { openWorld } from './openWorld.ts';
import type { Options } from './options.ts';

export type WhyNotReport = { readonly repairs: readonly Repair[] };

/** The `why-not` command: the least changes after which a refused request is allowed. */
export function whyNot(options: Options, catalog: CatalogView, now: number): Answer {
  const [who, what, ...more] = options.words;
  if (who === undefined || more.length > 0) throw badUse('Name a principal and an action.');
  const at = openWorld(options, now);
  const subject = findSubject(at, who);
  const action = actionNamed(what);
  const request = requestFor(at, catalog, subject, action, options);
  const { limit } = options;
  const repairs = drain(findingRepairs(at, catalog, subject.name, request)).slice(0, limit);
  const isAllowed = decide(request, compileGrants(subject.grants)).allowed;
  const report: WhyNotReport = { repairs };
  const lines = repairs.flatMap(({ kind, steps, alsoGives }) => [
    `${kind}: ${steps.map(({ change }) => change.words).join(' Then: ')}`,
    `  also gives: ${counted(alsoGives.actions, 'other action')}, something to ${counted(alsoGives.principals, 'other principal')}`,
  ]);
  return {
    report,
    lines:
      lines.length > 0 ? lines : [isAllowed ? 'It is allowed already.' : 'No repair is known.'],
    code: 0,
  };
}

const counted = (list: readonly string[], noun: string): string =>
  `${list.length === 0 ? 'no' : list.length} ${noun}${list.length === 1 ? '' : 's'}`;
