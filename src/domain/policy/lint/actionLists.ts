import { removeItems } from '../edits.ts';
import type { PolicyModel } from '../policyModel.ts';
import { shown, type Fix, type Report } from '../report.ts';
import { itemPath, type ListedAction, type StatementModel } from '../statementModel.ts';
import { coverageOf, type Coverage } from './coverage.ts';
import { isPlain, listing } from './statementFacts.ts';

type Placed = ListedAction & { readonly statement: number };

/** Actions that say nothing new: listed before, or covered by a pattern of the same or of an unlimited statement of the same effect. */
export function lintActionLists(model: PolicyModel, report: Report): void {
  for (const effect of ['Allow', 'Deny'] as const) lintEffect(listing(model.statements, effect), report);
  for (const statement of model.statements) if (statement.action?.not) lintEffect([statement], report);
}

function lintEffect(statements: readonly StatementModel[], report: Report): void {
  const plain = new Set(statements.filter(isPlain));
  const patterns: Placed[] = [];
  const literals = new Map<string, number>();
  for (const statement of plain) {
    for (const action of statement.action?.items ?? []) {
      if (!action.literal) patterns.push({ ...action, statement: statement.index });
      else if (!literals.has(action.lower)) literals.set(action.lower, statement.index);
    }
  }
  const shared = coverageOf(patterns);
  for (const statement of statements) {
    const own = plain.has(statement) ? undefined : coverageOf((statement.action?.items ?? []).filter((action) => !action.literal).map((action) => ({ ...action, statement: statement.index })));
    lintStatement(statement, own, shared, (lower) => literals.get(lower), plain.has(statement), report);
  }
}

function lintStatement(statement: StatementModel, own: Coverage<Placed> | undefined, shared: Coverage<Placed>, plainHome: (lower: string) => number | undefined, plain: boolean, report: Report): void {
  const seen = new Set<string>();
  const { action: element } = statement;
  if (!element) return;
  for (const action of element.items) {
    const told = (code: 'DUPLICATE_ACTION' | 'REDUNDANT_ACTION', message: string): void => report(code, itemPath(statement, element, action), action.node, message, { fix: removal(statement, action) });
    if (seen.has(action.lower)) {
      told('DUPLICATE_ACTION', `${shown(action.value)} is listed twice.`);
      continue;
    }
    seen.add(action.lower);
    const covering = (own && own.size > 0 ? own.covering(action, 'otherTextOnly') : undefined) ?? (shared.size > 0 ? shared.covering(action, 'otherTextOnly') : undefined);
    if (covering) {
      told('REDUNDANT_ACTION', `${shown(action.value)} is covered by ${shown(covering.value)}${covering.statement === statement.index ? '' : ` in statement ${covering.statement + 1}`}.`);
      continue;
    }
    const home = action.literal ? plainHome(action.lower) : undefined;
    if (home !== undefined && home !== statement.index && (!plain || home < statement.index)) told('DUPLICATE_ACTION', `${shown(action.value)} stands in statement ${home + 1} already, without a limit.`);
  }
}

/** Removing the only action would leave an empty list, which is no repair. */
function removal(statement: StatementModel, action: ListedAction): Fix | undefined {
  const node = statement.action?.node;
  if (node?.type !== 'array' || node.items.length < 2) return undefined;
  return { title: 'Remove it', edits: removeItems(node, new Set([action.index])) };
}
