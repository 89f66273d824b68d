import { shown, type Report } from '../report/report.ts';
import { itemPath, type StatementModel } from '#src/domain/policy/language/statementModel.ts';

/** What a service control policy may hold beyond the common grammar. */
export function validateScp(statement: StatementModel, report: Report): void {
  const base = ['Statement', statement.index];
  const { resource, action } = statement;
  if (resource?.not)
    report(
      'SCP_UNSUPPORTED_ELEMENT',
      [...base, 'NotResource'],
      resource.node,
      'A service control policy has no NotResource.',
    );
  if (statement.effect === 'Allow') {
    if (statement.conditionNode)
      report(
        'SCP_CONDITION_ON_ALLOW',
        [...base, 'Condition'],
        statement.conditionNode,
        'Condition can stand beside Deny only.',
      );
    if (action?.not)
      report(
        'SCP_NOT_ACTION_ON_ALLOW',
        [...base, 'NotAction'],
        action.node,
        'NotAction can stand beside Deny only.',
      );
    for (const item of resource?.items ?? []) {
      if (resource && item.value !== '*')
        report(
          'SCP_RESOURCE_ON_ALLOW',
          itemPath(statement, resource, item),
          item.node,
          `The resource of an Allow is * here, not ${shown(item.value)}.`,
        );
    }
  }
  for (const item of action?.items ?? []) {
    if (
      action &&
      !item.literal &&
      item.value !== '*' &&
      [item.service, item.type, item.operation].some((part) => /[*?][^*?]/.test(part))
    ) {
      report(
        'SCP_WILDCARD_POSITION',
        itemPath(statement, action, item),
        item.node,
        `In ${shown(item.value)} a wildcard stands before other characters; it can stand alone or at the end.`,
      );
    }
  }
}
