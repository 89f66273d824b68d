import type { Removal } from '#src/domain/access/repairs.ts';
import type { AccessRequest } from '#src/domain/policy/engine/decision.ts';
import type { Steps } from '#src/domain/policy/comparison/steps.ts';
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import type { Account } from '../account.ts';
import { holdingOptions } from './holdingOptions.ts';
import { isAsked, namesOf, type Option } from './option.ts';
import { spreading } from './spread.ts';
import { ALLOWED, standing, type Standing } from './standing.ts';
import { listOf, statementsOf, storedPolicy } from './storedPolicy.ts';
import { textOption, withStatement } from './textOption.ts';
import { inTrial } from './trial.ts';
import { speaksOf } from './speaksOf.ts';

/** Allows of custom policies that are about the action: without it, or gone. */
function textOptions(now: Standing): readonly Option[] {
  const { at, subject, request } = now;
  const ids = new Map(
    subject.grants
      .filter(
        ({ kind, document }) =>
          kind === 'identity' && speaksOf(document, 'Allow', namesOf(request)),
      )
      .map(({ policyId, kind }) => [policyId, kind]),
  );
  const asked = isAsked(request);
  return [...ids].flatMap(([id, kind]) => {
    const stored = storedPolicy(at.world, id, kind);
    if (stored?.account !== subject.caller.accountId) return [];
    return statementsOf(stored.raw).flatMap((statement, index) => {
      if (statement['Effect'] !== 'Allow') return [];
      const actions = listOf(statement['Action'] ?? []);
      const left = actions.filter((action) => !asked(action));
      const where = `statement ${index + 1} of the policy “${stored.name}”`;
      return [
        ...(left.length > 0 && left.length < actions.length
          ? textOption(now, stored, {
              kind: 'drop-action',
              words: `Take the action out of ${where}.`,
              statement: index,
              guess: 1,
              edit: (raw) => withStatement(raw, statement, { ...statement, Action: left }),
            })
          : []),
        ...textOption(now, stored, {
          kind: 'drop-statement',
          words: `Delete ${where}.`,
          statement: index,
          guess: 2,
          edit: (raw) => withStatement(raw, statement, undefined),
        }),
      ];
    });
  });
}

/** Ways by which something comes to the asker, each once. */
function ways(now: Standing): readonly Option[] {
  const { subject, request } = now;
  const names = namesOf(request);
  const found = new Map<string, Option>();
  for (const { policyId, kind, path, scope, document } of subject.grants) {
    if (!speaksOf(document, 'Allow', names)) continue;
    for (const option of holdingOptions(now, { policyId, kind, path, scope })) {
      const { target, change } = option;
      found.set(JSON.stringify([option.kind, target, change.policies, change.scope]), option);
    }
  }
  const step = subject.caller.administrator;
  if (step?.type === 'group')
    for (const option of holdingOptions(now, {
      policyId: '',
      kind: 'identity',
      path: [step],
      scope: { kind: 'all' },
    }))
      found.set(step.id, option);
  return [...found.values()];
}

/**
 * Looks for the single removals after which an allowed request is refused, what takes least beside it first.
 * None where it is refused already, or where it is allowed in several ways.
 * @param who as `findSubject` reads it
 */
export function* findingRemovals(
  at: Account,
  catalog: CatalogView,
  who: string,
  request: AccessRequest,
): Steps<readonly Removal[]> {
  const now = standing(at, catalog, who, request);
  if (now.stage.rank < ALLOWED) return [];
  const takes = ({ apply }: Option): boolean =>
    inTrial(at.world, apply, () => standing(at, catalog, who, request).stage.rank < ALLOWED);
  const found: Removal[] = [];
  for (const option of [...ways(now), ...textOptions(now)]) {
    yield;
    if (!takes(option)) continue;
    const { kind, target, change } = option;
    found.push({ kind, target, change, alsoTakes: yield* spreading(now, [option], 'lost') });
  }
  return found.toSorted((a, b) => cost(a) - cost(b));
}

const cost = ({ alsoTakes: { principals, actions } }: Removal): number =>
  principals.length + actions.length;
