import { propertyOf, type PathPart } from '#src/domain/policy/text/jsonTree.ts';
import { nearest } from '../report/nearest.ts';
import {
  isIamPrincipal,
  isServicePrincipal,
  serviceStanding,
} from '#src/domain/policy/engine/principal.ts';
import type { PolicyModel } from '#src/domain/policy/language/policyModel.ts';
import { replaceFix, shown, type Fix, type Report } from '../report/report.ts';
import {
  itemPath,
  listedStrings,
  type ListedString,
  type StatementModel,
} from '#src/domain/policy/language/statementModel.ts';

const trustActions = ['sts:agencies:assume', 'sts::tagsession', 'sts::setsourceidentity'];

/** Trust policies: who is let in, and for what. */
export function lintTrust(model: PolicyModel, report: Report): void {
  if (model.profile !== 'trust') return;
  let assumable = false;
  for (const statement of model.statements) {
    const { action: element } = statement;
    for (const action of element?.items ?? []) {
      const matches =
        action.lower === '*' ||
        trustActions.includes(action.lower) ||
        (!action.literal && (action.service === 'sts' || action.service === '*'));
      if (!matches && element && !element.not)
        report(
          'TRUST_ACTION',
          itemPath(statement, element, action),
          action.node,
          `${shown(action.value)} is never asked of a trust policy.`,
        );
      if (
        statement.effect === 'Allow' &&
        (element?.not || action.lower === trustActions[0] || !action.literal)
      )
        assumable = true;
    }
    lintPrincipals(statement, report);
    lintServices(model, statement, report);
  }
  const [first] = model.statements;
  if (first && !assumable)
    report(
      'TRUST_NO_ASSUME',
      ['Statement'],
      { offset: first.node.offset, end: first.node.offset + 1 },
      'No statement allows sts:agencies:assume.',
    );
}

function lintPrincipals(statement: StatementModel, report: Report): void {
  const allow = statement.effect === 'Allow';
  const denied = propertyOf(statement.node, 'NotPrincipal');
  if (allow && denied)
    report(
      'NOT_PRINCIPAL_ALLOW',
      ['Statement', statement.index, 'NotPrincipal'],
      denied.key,
      'With NotPrincipal everyone but the listed ones may assume the agency.',
    );
  const principal = propertyOf(statement.node, 'Principal')?.value;
  if (principal?.type !== 'object') return;
  for (const kind of principal.properties) {
    for (const item of listedStrings(kind.value)) {
      const path = ['Statement', statement.index, 'Principal', kind.name, item.index];
      if (allow && item.value === '*')
        report('WILDCARD_PRINCIPAL', path, item.node, 'Any principal may assume the agency.');
      else if (kind.name === 'IAM') lintPrincipal(item, path, report);
      else if (kind.name === 'Service' && allow && !isLimited(statement))
        report(
          'SERVICE_TRUST_UNLIMITED',
          path,
          item.node,
          `${shown(item.value)} may assume the agency whoever it acts for.`,
        );
    }
  }
}

/**
 * Cloud services in Principal and NotPrincipal: do they exist, in this spelling? What is no service
 * principal at all is an error.
 */
function lintServices(model: PolicyModel, statement: StatementModel, report: Report): void {
  const known = model.catalog.servicePrincipals();
  for (const name of ['Principal', 'NotPrincipal'] as const) {
    const element = propertyOf(statement.node, name)?.value;
    if (element?.type !== 'object') continue;
    for (const item of listedStrings(propertyOf(element, 'Service')?.value)) {
      const standing = isServicePrincipal(item.value)
        ? serviceStanding(item.value, known)
        : undefined;
      if (!standing || standing.is === 'listed') continue;
      const path = ['Statement', statement.index, name, 'Service', item.index];
      const write = (meant: string): { fix: Fix } => ({
        fix: replaceFix(`Write ${meant}`, item.node, JSON.stringify(meant)),
      });
      if (standing.is === 'respelled') {
        report(
          'SERVICE_PRINCIPAL_CASE',
          path,
          item.node,
          `${shown(item.value)} is not spelt like the cloud service ${standing.meant}; letter case counts.`,
          write(standing.meant),
        );
      } else if (!report.full.has('UNKNOWN_SERVICE_PRINCIPAL')) {
        const meant = nearest(item.value, known, 2);
        report(
          'UNKNOWN_SERVICE_PRINCIPAL',
          path,
          item.node,
          `The catalogue has no cloud service ${shown(item.value)}${meant ? `; ${meant} is one` : ''}.`,
          meant ? write(meant) : {},
        );
      }
    }
  }
}

function lintPrincipal(item: ListedString, path: readonly PathPart[], report: Report): void {
  // A placeholder is an error, which the validator tells.
  if (!isIamPrincipal(item.value) && !/[{}<>]/.test(item.value))
    report(
      'PRINCIPAL_FORMAT',
      path,
      item.node,
      `${shown(item.value)} is neither an account id nor a URN.`,
    );
}

function isLimited(statement: StatementModel): boolean {
  return statement.conditions.some(({ key }) => /^g:source(account|urn)$/i.test(key));
}
