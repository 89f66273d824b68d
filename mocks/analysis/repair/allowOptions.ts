import type { NearMiss } from '#src/domain/policy/engine/decision.ts';
import { scopeCovers } from '#src/domain/policy/engine/scope.ts';
import type { RawPolicy } from '#src/domain/policy/language/document.ts';
import { namesOf, type Option } from './option.ts';
import type { Standing } from './standing.ts';
import {
  listOf,
  statementsOf,
  storedPolicy,
  type RawStatement,
  type StoredPolicy,
} from './storedPolicy.ts';
import { textOption, withOneMore, withStatement } from './textOption.ts';

/** The name of the action that a policy of a version is written with; none where there is none. */
export function nameIn({ request, catalog }: Standing, { Version }: RawPolicy): string | undefined {
  const version = Version === '5.0' ? '5.0' : '1.1';
  const names = namesOf(request);
  const known = names.find((name) => catalog.action(name)?.versions.includes(version));
  if (known !== undefined) return known;
  // Names that no table has may be of either grammar; the new console takes old names as well.
  const open = names.filter((name) => catalog.action(name) === undefined);
  return open[0] ?? (version === '5.0' ? names[0] : undefined);
}

/** An Allow of the action that was asked for, and of nothing else. */
export function allowOf(standing: Standing, raw: RawPolicy): RawStatement | undefined {
  const name = nameIn(standing, raw);
  const { resource } = standing.request;
  if (name === undefined) return undefined;
  // The old language has resources for single services only: there it stays without.
  return raw['Version'] === '5.0' && resource !== undefined
    ? { Effect: 'Allow', Action: [name], Resource: [resource] }
    : { Effect: 'Allow', Action: [name] };
}

/** Custom policies that the asker holds where the request is made. */
function ownPolicies({ at: { world }, subject, request }: Standing): readonly StoredPolicy[] {
  const { grants, caller } = subject;
  const found = new Map<string, StoredPolicy>();
  for (const { policyId, kind, scope } of grants) {
    if (kind !== 'identity' || !scopeCovers(scope, request.target)) continue;
    const stored = storedPolicy(world, policyId, kind);
    if (stored?.account === caller.accountId) found.set(policyId, stored);
  }
  return [...found.values()];
}

const isPlainAllow = (statement: RawStatement): boolean =>
  statement['Effect'] === 'Allow' &&
  statement['Action'] !== undefined &&
  statement['Condition'] === undefined;

/**
 * The action added to custom policies that are held already: to a statement that allows other
 * actions of the kind, or as a statement of its own.
 */
export function actionOptions(standing: Standing): readonly Option[] {
  return ownPolicies(standing).flatMap((stored) => {
    const own = allowOf(standing, stored.raw);
    const name = nameIn(standing, stored.raw);
    if (own === undefined || name === undefined) return [];
    const joined = statementsOf(stored.raw).flatMap((statement, index) =>
      isPlainAllow(statement)
        ? textOption(standing, stored, {
            kind: 'add-action',
            words: `Add “${name}” to statement ${index + 1} of the policy “${stored.name}”.`,
            statement: index,
            guess: 1,
            edit: (raw) =>
              withStatement(raw, statement, {
                ...statement,
                Action: [...listOf(statement['Action']), name],
              }),
          })
        : [],
    );
    const apart = textOption(standing, stored, {
      kind: 'add-action',
      words: `Add a statement to the policy “${stored.name}” that allows “${name}”.`,
      guess: 1,
      edit: (raw) => withOneMore(raw, own),
    });
    return [...joined, ...apart];
  });
}

/** Without one key of a condition; without the whole element where nothing is left. */
function withoutClause(statement: RawStatement, operator: string, key: string): RawStatement {
  const { Condition, ...rest } = statement;
  const kept = Object.entries(recordOf(Condition)).flatMap(([name, keys]) => {
    const left = Object.entries(recordOf(keys)).filter(
      ([one]) => name !== operator || one.toLowerCase() !== key.toLowerCase(),
    );
    return left.length === 0 ? [] : [[name, Object.fromEntries(left)] as const];
  });
  return kept.length === 0 ? rest : { ...rest, Condition: Object.fromEntries(kept) };
}

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

function widened(
  { request }: Standing,
  { reason }: NearMiss,
  statement: RawStatement,
): { readonly words: string; readonly next: RawStatement } | undefined {
  if (
    reason.type === 'resource' &&
    request.resource !== undefined &&
    Array.isArray(statement['Resource'])
  )
    return {
      words: `reach “${request.resource}” too`,
      next: { ...statement, Resource: [...listOf(statement['Resource']), request.resource] },
    };
  if (reason.type === 'condition')
    return {
      words: `hold without the condition on ${reason.key}`,
      next: withoutClause(statement, reason.operator, reason.key),
    };
  return undefined;
}

/** Statements that come close, made to reach the request. */
export function widenOptions(standing: Standing): readonly Option[] {
  const { at, subject, decision } = standing;
  return decision.nearMisses.flatMap((miss) => {
    const stored = storedPolicy(at.world, miss.policyId, miss.kind);
    const statement = stored && statementsOf(stored.raw)[miss.statementIndex];
    const wide = statement && widened(standing, miss, statement);
    if (stored === undefined || statement === undefined || wide === undefined) return [];
    if (miss.kind !== 'identity' || stored.account !== subject.caller.accountId) return [];
    return textOption(standing, stored, {
      kind: 'widen-statement',
      words: `Let statement ${miss.statementIndex + 1} of the policy “${stored.name}” ${wide.words}.`,
      statement: miss.statementIndex,
      guess: 10,
      edit: (raw) => withStatement(raw, statement, wide.next),
    });
  });
}
