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
 * them either way). The few that the vendor's own 5.0 tables write otherwise (`IdentityCenter`) may
 * stand as there.
 */
export function reportServiceCase(
  model: PolicyModel,
  statement: StatementModel,
  report: Report,
): void {
  if (model.profile === 'role') return;
  if (statement.action) lintElement(model, statement, statement.action, report);
  if (model.language === 'new' && statement.resource)
    lintElement(model, statement, statement.resource, report);
}

/** Whether the catalogue's own names of version 5.0 begin like this one. */
const isSpelledSo = ({ language, catalog }: PolicyModel, service: string): boolean =>
  language === 'new' &&
  catalog.actionsOf(service.toLowerCase())?.some((name) => name.startsWith(`${service}:`)) === true;

function lintElement(
  model: PolicyModel,
  statement: StatementModel,
  element: ListElement<ListedString>,
  report: Report,
): void {
  for (const item of element.items) {
    const { value } = item;
    if (!hasUpperService(value)) continue;
    const colon = value.indexOf(':');
    const service = value.slice(0, colon);
    if (isSpelledSo(model, service)) continue;
    const lower = service.toLowerCase() + value.slice(colon);
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
