import { removeItem } from '#src/domain/policy/text/edits.ts';
import { valueOf, type ArrayNode } from '#src/domain/policy/text/jsonTree.ts';
import type { PolicyModel } from '#src/domain/policy/language/policyModel.ts';
import { shown, type Report } from '../report/report.ts';
import type { StatementModel } from '#src/domain/policy/language/statementModel.ts';
import { sizeLimitOf } from '../validate/document.ts';

/**
 * Statements beside each other: repeated, mergeable, with the same Sid; and how full the policy is.
 */
export function lintStatements(model: PolicyModel, report: Report): void {
  lintSids(model, report);
  lintRepeats(model, report);
  const limit = sizeLimitOf(model);
  const size = model.source.compactLength;
  if (model.root && limit !== undefined && size > limit * 0.9 && size <= limit) {
    report(
      'SIZE_NEAR_LIMIT',
      [],
      { offset: model.root.offset, end: model.root.offset + 1 },
      `The policy uses ${size} of ${limit} characters.`,
    );
  }
}

function lintSids(model: PolicyModel, report: Report): void {
  if (model.language === 'old') return;
  const seen = new Map<string, number>();
  for (const { sid, index } of model.statements) {
    if (!sid) continue;
    const before = seen.get(sid.value);
    if (sid.value === '')
      report('EMPTY_SID', ['Statement', index, 'Sid'], sid, 'The Sid is empty.');
    else if (before !== undefined)
      report(
        'DUPLICATE_SID',
        ['Statement', index, 'Sid'],
        sid,
        `The Sid ${shown(sid.value)} names statement ${before + 1} already.`,
      );
    else seen.set(sid.value, index);
  }
}

function lintRepeats(model: PolicyModel, report: Report): void {
  if (model.statements.length < 2) return;
  const bySurroundings = new Map<string, StatementModel[]>();
  for (const statement of model.statements) {
    if (!statement.effect || !statement.action) continue;
    const key = surroundings(statement);
    const group = bySurroundings.get(key);
    if (group) group.push(statement);
    else bySurroundings.set(key, [statement]);
  }
  for (const group of bySurroundings.values())
    if (group.length > 1) lintGroup(model, group, report);
}

/** Everything of a statement but its actions and Sid, as text. */
function surroundings(statement: StatementModel): string {
  const others = statement.node.properties.filter(
    ({ name }) => name !== 'Action' && name !== 'Sid' && name !== 'Effect',
  );
  const rest = others.map(({ name, value }) => `${name}=${JSON.stringify(valueOf(value))}`).sort();
  return [statement.effect, statement.action?.name, ...rest].join('|');
}

function lintGroup(model: PolicyModel, group: readonly StatementModel[], report: Report): void {
  const list = model.statementNode?.type === 'array' ? model.statementNode : undefined;
  const seen = new Map<string, StatementModel>();
  const sums = group.map(sumOf);
  const repeatedSums = repeated(sums);
  let kept: StatementModel | undefined;
  let total = 0;
  for (const [index, statement] of group.entries()) {
    const actions = statement.action?.items ?? [];
    // Sorting is dear: only statements whose sums agree are compared by it.
    const key = repeatedSums.has(sums[index] ?? 0)
      ? [...new Set(actions.map(({ lower }) => lower))].sort().join('|')
      : String(index);
    const before = seen.get(key);
    const at = { offset: statement.node.offset, end: statement.node.offset + 1 };
    if (before) {
      report(
        'DUPLICATE_STATEMENT',
        ['Statement', statement.index],
        at,
        `Statement ${statement.index + 1} says the same as statement ${before.index + 1}.`,
        { fix: list && removal(list, statement.index) },
      );
      continue;
    }
    seen.set(key, statement);
    // Separate Sids are a wish to keep statements apart; NotAction lists do not add up; the old
    // limit of actions stays.
    if (statement.sid || statement.action?.not) continue;
    total += actions.length;
    if (kept && model.profile !== 'role' && (model.language === 'new' || total <= 100))
      report(
        'MERGEABLE_STATEMENTS',
        ['Statement', statement.index],
        at,
        `Statements ${kept.index + 1} and ${statement.index + 1} differ in their actions only.`,
      );
    kept ??= statement;
  }
}

/** Equal for the same actions in any order, and different for nearly all others. */
function sumOf(statement: StatementModel): number {
  let sum = 0;
  for (const { lower } of statement.action?.items ?? []) {
    const middle = lower.length >> 1;
    sum +=
      lower.length * 65_599 +
      lower.charCodeAt(middle) * 31 +
      lower.charCodeAt(lower.length - 1) * 7 +
      lower.charCodeAt(middle >> 1);
  }
  return sum;
}

function repeated(sums: readonly number[]): Set<number> {
  const seen = new Set<number>();
  return new Set(sums.filter((sum) => seen.size === seen.add(sum).size));
}

function removal(
  list: ArrayNode,
  index: number,
): { title: string; edits: ReturnType<typeof removeItem> } {
  return { title: 'Remove the statement', edits: removeItem(list, index) };
}
