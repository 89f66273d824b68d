import type { PolicyModel } from '#src/domain/policy/language/policyModel.ts';
import { shown, type Report } from '../report/report.ts';
import { itemPath, type StatementModel } from '#src/domain/policy/language/statementModel.ts';
import { isEverything } from './coverage.ts';
import { coversAllResources } from './statementFacts.ts';

const reading = /^(get|list|show|check|query|describe|head)/;

/** Allows that reach further than anyone can oversee. */
export function lintBreadth(model: PolicyModel, report: Report): void {
  if (model.profile === 'trust' || model.profile === 'scp') {
    for (const statement of model.statements)
      if (statement.effect === 'Allow' && model.profile === 'trust')
        lintNot(model, statement, report);
    return;
  }
  for (const statement of model.statements) {
    if (statement.effect !== 'Allow') continue;
    lintNot(model, statement, report);
    if (!statement.action || statement.action.not || statement.conditionNode) continue;
    lintPatterns(statement, report);
  }
}

function lintNot(model: PolicyModel, statement: StatementModel, report: Report): void {
  const base = ['Statement', statement.index];
  if (statement.action?.not && model.profile !== 'trust')
    report(
      'NOT_ACTION_ALLOW',
      [...base, 'NotAction'],
      statement.action.node,
      'With NotAction everything but the listed actions is allowed.',
    );
  if (statement.resource?.not)
    report(
      'NOT_RESOURCE_ALLOW',
      [...base, 'NotResource'],
      statement.resource.node,
      'With NotResource the actions are allowed on everything but the listed resources.',
    );
}

function lintPatterns(statement: StatementModel, report: Report): void {
  const { action: element } = statement;
  if (!element) return;
  const everywhere = coversAllResources(statement);
  for (const action of element.items) {
    // A form that the API refuses allows nothing.
    if (action.literal || (action.parts !== 3 && !isEverything(action))) continue;
    const path = itemPath(statement, element, action);
    if (isEverything(action)) {
      if (everywhere)
        report(
          'FULL_ACCESS',
          path,
          action.node,
          'Every action of every service is allowed, without a condition.',
        );
    } else if (action.service === 'iam' || action.service === 'identity') {
      if (!reading.test(action.operation))
        report(
          'IAM_WILDCARD',
          path,
          action.node,
          `${shown(action.value)} allows to change who may do what.`,
        );
    } else if (
      everywhere &&
      action.service !== '*' &&
      action.operation === '*' &&
      action.type === '*'
    ) {
      report(
        'BROAD_SERVICE_ACCESS',
        path,
        action.node,
        `${shown(action.value)} allows everything ${action.service} can do.`,
      );
    }
  }
}
