import type { PolicyModel } from '#src/domain/policy/language/policyModel.ts';
import { shown, type Report } from '../report/report.ts';
import { itemPath, type StatementModel } from '#src/domain/policy/language/statementModel.ts';

const creates: ReadonlySet<string> = new Set([
  'iam:credentials:createcredential',
  'iam::createaccesskey',
]);
const whoCalls = /^g:(username|userid|principalid|principalurn)$/i;

/**
 * Creating access keys allowed to some caller. Everyone manages his own keys without any
 * permission; the condition says who calls, not whose keys they are (IAM user guide, access keys).
 */
export function lintOwnKeys(model: PolicyModel, report: Report): void {
  for (const statement of model.statements) {
    const { action: element } = statement;
    if (statement.effect !== 'Allow' || !element || element.not || !isForOneself(statement))
      continue;
    const action = element.items.find(({ lower }) => creates.has(lower));
    if (!action) continue;
    const message = `One's own access keys need no permission. ${shown(action.value)} is allowed to the named caller, for the keys of every user.`;
    report('OWN_ACCESS_KEYS', itemPath(statement, element, action), action.node, message);
  }
}

function isForOneself({ conditions, resource }: StatementModel): boolean {
  return (
    conditions.some(({ key }) => whoCalls.test(key)) ||
    (resource?.items.some(({ value }) => /\$\{\s*g:user(name|id)/i.test(value)) ?? false)
  );
}
