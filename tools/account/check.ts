import { compileGrants } from '#src/domain/policy/engine/decide.ts';
import { explain } from '#src/domain/policy/engine/explain.ts';
import { describeDecision } from '#src/domain/policy/engine/words.ts';
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import { checkReport } from '#mocks/analysis/answers/check.ts';
import { actionNamed, requestFor } from '#mocks/analysis/question.ts';
import { findSubject } from '#mocks/analysis/subject.ts';
import { badUse } from '../policy/badInput.ts';
import { openWorld } from './openWorld.ts';
import type { Options } from './options.ts';

/** What a command gives: the object for programs, and lines for people. */
export type Answer = {
  readonly report: object;
  readonly lines: readonly string[];
  readonly code: 0 | 1;
};

/** The `check` command: one request of one principal, decided and explained. */
export function check(options: Options, catalog: CatalogView, now: number): Answer {
  const [who, what, ...more] = options.words;
  if (who === undefined || more.length > 0) throw badUse('Name a principal and an action.');
  const at = openWorld(options, now);
  const subject = findSubject(at, who);
  const request = requestFor(at, catalog, subject, actionNamed(what), options);
  const decision = explain(request, compileGrants(subject.grants));
  const { headline, details } = describeDecision(decision);
  return {
    report: checkReport(request, decision),
    lines: [headline, ...details.map((line) => `  ${line}`)],
    code: 0,
  };
}
