import { removeItem } from '#src/domain/policy/text/edits.ts';
import type { PolicyModel } from '#src/domain/policy/language/policyModel.ts';
import { shown, type Fix, type Report } from '../report/report.ts';
import type { ListedAction } from '#src/domain/policy/language/listedAction.ts';
import { itemPath, type StatementModel } from '#src/domain/policy/language/statementModel.ts';
import { Coverage } from './coverage.ts';
import { isPlain, listing } from './statementFacts.ts';

/**
 * Actions that say nothing new: listed before, or covered by a pattern of the same or of an
 * unlimited statement of the same effect.
 */
export function lintActionLists(model: PolicyModel, report: Report): void {
  for (const effect of ['Allow', 'Deny'] as const)
    lintEffect(listing(model.statements, effect), report);
  for (const statement of model.statements)
    if (statement.action?.not) lintEffect([statement], report);
}

/**
 * Where an action was met: the first unlimited statement that lists it (-1: none), and the last
 * statement of any kind.
 */
type Met = { readonly home: number; last: number };

/** What the unlimited statements of one effect list. */
type Unlimited = { readonly patterns: Coverage; readonly met: Map<string, Met> };

function lintEffect(statements: readonly StatementModel[], report: Report): void {
  const plain = new Set(statements.filter(isPlain));
  const patterns = new Coverage();
  const met = new Map<string, Met>();
  for (const statement of plain) {
    for (const action of statement.action?.items ?? []) {
      if (!action.literal) patterns.add(action, statement);
      else if (statements.length > 1 && !met.has(action.lower))
        met.set(action.lower, { home: statement.index, last: -1 });
    }
  }
  for (const statement of statements)
    lintStatement(statement, { patterns, met }, plain.has(statement), report);
}

function lintStatement(
  statement: StatementModel,
  unlimited: Unlimited,
  plain: boolean,
  report: Report,
): void {
  const { action: element } = statement;
  if (!element) return;
  const own = new Coverage();
  if (!plain) for (const action of element.items) if (!action.literal) own.add(action, statement);
  for (const action of element.items) {
    const met = unlimited.met.get(action.lower);
    const duplicate = met?.last === statement.index ? 'is listed twice' : undefined;
    if (met) met.last = statement.index;
    else unlimited.met.set(action.lower, { home: -1, last: statement.index });
    const covering = duplicate
      ? undefined
      : (own.covering(action, 'otherTextOnly') ??
        unlimited.patterns.covering(action, 'otherTextOnly'));
    if (covering) {
      if (report.full.has('REDUNDANT_ACTION')) continue;
      const where =
        covering.statement === statement ? '' : ` in statement ${covering.statement.index + 1}`;
      report(
        'REDUNDANT_ACTION',
        itemPath(statement, element, action),
        action.node,
        `${shown(action.value)} is covered by ${shown(covering.action.value)}${where}.`,
        { fix: removal(statement, action) },
      );
      continue;
    }
    const home = duplicate || !met ? -1 : met.home;
    const elsewhere = home >= 0 && home !== statement.index && (!plain || home < statement.index);
    if ((!duplicate && !elsewhere) || report.full.has('DUPLICATE_ACTION')) continue;
    report(
      'DUPLICATE_ACTION',
      itemPath(statement, element, action),
      action.node,
      `${shown(action.value)} ${duplicate ?? `stands in statement ${home + 1} already, without a limit`}.`,
      { fix: removal(statement, action) },
    );
  }
}

/** Removing the only action would leave an empty list, which is no repair. */
function removal(statement: StatementModel, action: ListedAction): Fix | undefined {
  const node = statement.action?.node;
  if (node?.type !== 'array' || node.items.length < 2) return undefined;
  return { title: 'Remove it', edits: removeItem(node, action.index) };
}
