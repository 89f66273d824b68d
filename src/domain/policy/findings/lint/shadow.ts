import type { PolicyModel } from '#src/domain/policy/language/policyModel.ts';
import { shown, type Report } from '../report/report.ts';
import { itemPath } from '#src/domain/policy/language/statementModel.ts';
import { Coverage } from './coverage.ts';
import { isPlain, listing } from './statementFacts.ts';

/**
 * Allowed actions that an unlimited Deny of the same policy takes back, and policies that
 * allow nothing at all.
 */
export function lintShadow(model: PolicyModel, report: Report): void {
  const allows = model.statements.filter((statement) => statement.effect === 'Allow');
  const denies = listing(model.statements, 'Deny').filter(isPlain);
  if (denies.length > 0) {
    const denied = new Coverage().addAll(denies);
    for (const statement of allows) {
      const { action: element } = statement;
      if (!element || element.not) continue;
      for (const action of element.items) {
        if (report.full.has('SHADOWED_BY_DENY')) break;
        const by = denied.covering(action, 'sameTextCounts');
        if (by)
          report(
            'SHADOWED_BY_DENY',
            itemPath(statement, element, action),
            action.node,
            `${shown(action.value)} is allowed here, but ${shown(by.action.value)} is denied in the same policy.`,
          );
      }
    }
  }
  if (model.profile !== 'trust' && model.profile !== 'scp' && allows.length === 0)
    reportDenyOnly(model, report);
}

function reportDenyOnly(model: PolicyModel, report: Report): void {
  const [first] = model.statements;
  if (!first || model.statements.some((statement) => statement.effect !== 'Deny')) return;
  report(
    'DENY_ONLY',
    ['Statement'],
    { offset: first.node.offset, end: first.node.offset + 1 },
    'Every statement denies; alone the policy gives nothing.',
  );
}
