import type { PolicyModel } from '#src/domain/policy/language/policyModel.ts';
import { replaceFix, shown, type Report } from '../report/report.ts';
import {
  itemPath,
  type ListedString,
  type ListElement,
  type StatementModel,
} from '#src/domain/policy/language/statementModel.ts';

/**
 * Service codes are lower case: in actions always, in resources of version 5.0 (1.1 samples write
 * them either way).
 */
export function reportServiceCase(
  model: PolicyModel,
  statement: StatementModel,
  report: Report,
): void {
  if (model.profile === 'role') return;
  if (statement.action) lintElement(statement, statement.action, report);
  if (model.language === 'new' && statement.resource)
    lintElement(statement, statement.resource, report);
}

function lintElement(
  statement: StatementModel,
  element: ListElement<ListedString>,
  report: Report,
): void {
  for (const item of element.items) {
    const { value } = item;
    if (!hasUpperService(value)) continue;
    const colon = value.indexOf(':');
    const lower = value.slice(0, colon).toLowerCase() + value.slice(colon);
    report(
      'SERVICE_CASE',
      itemPath(statement, element, item),
      item.node,
      `The service code in ${shown(value)} is not in lower case.`,
      { fix: replaceFix('Write it in lower case', item.node, JSON.stringify(lower)) },
    );
  }
}

/** An upper-case letter before the first colon. */
function hasUpperService(value: string): boolean {
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (code === 58) return false;
    if (code >= 65 && code <= 90) return value.indexOf(':', i) > 0;
  }
  return false;
}
