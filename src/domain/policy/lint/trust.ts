import { propertyOf, type PathPart } from '../jsonTree.ts';
import { isIamPrincipal } from '../principal.ts';
import type { PolicyModel } from '../policyModel.ts';
import { shown, type Report } from '../report.ts';
import { itemPath, listedStrings, type ListedString, type StatementModel } from '../statementModel.ts';

const trustActions = ['sts:agencies:assume', 'sts::tagsession', 'sts::setsourceidentity'];

/** Trust policies: who is let in, and for what. */
export function lintTrust(model: PolicyModel, report: Report): void {
  if (model.profile !== 'trust') return;
  let assumable = false;
  for (const statement of model.statements) {
    const { action: element } = statement;
    for (const action of element?.items ?? []) {
      const matches = action.lower === '*' || trustActions.includes(action.lower) || (!action.literal && (action.service === 'sts' || action.service === '*'));
      if (!matches && element && !element.not) report('TRUST_ACTION', itemPath(statement, element, action), action.node, `${shown(action.value)} is never asked of a trust policy.`);
      if (statement.effect === 'Allow' && (element?.not || action.lower === trustActions[0] || !action.literal)) assumable = true;
    }
    lintPrincipals(statement, report);
  }
  const [first] = model.statements;
  if (first && !assumable) report('TRUST_NO_ASSUME', ['Statement'], { offset: first.node.offset, end: first.node.offset + 1 }, 'No statement allows sts:agencies:assume.');
}

function lintPrincipals(statement: StatementModel, report: Report): void {
  const allow = statement.effect === 'Allow';
  const denied = propertyOf(statement.node, 'NotPrincipal');
  if (allow && denied) report('NOT_PRINCIPAL_ALLOW', ['Statement', statement.index, 'NotPrincipal'], denied.key, 'With NotPrincipal everyone but the listed ones may assume the agency.');
  const principal = propertyOf(statement.node, 'Principal')?.value;
  if (principal?.type !== 'object') return;
  for (const kind of principal.properties) {
    for (const item of listedStrings(kind.value)) {
      const path = ['Statement', statement.index, 'Principal', kind.name, item.index];
      if (allow && item.value === '*') report('WILDCARD_PRINCIPAL', path, item.node, 'Any principal may assume the agency.');
      else if (kind.name === 'IAM') lintPrincipal(item, path, report);
      else if (kind.name === 'Service' && allow && !isLimited(statement)) report('SERVICE_TRUST_UNLIMITED', path, item.node, `${shown(item.value)} may assume the agency whoever it acts for.`);
    }
  }
}

function lintPrincipal(item: ListedString, path: readonly PathPart[], report: Report): void {
  if (!isIamPrincipal(item.value)) report('PRINCIPAL_FORMAT', path, item.node, `${shown(item.value)} is neither an account id nor a URN.`);
}

function isLimited(statement: StatementModel): boolean {
  return statement.conditions.some(({ key }) => /^g:source(account|urn)$/i.test(key));
}
