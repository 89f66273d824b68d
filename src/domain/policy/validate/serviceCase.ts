import type { PolicyModel } from '../policyModel.ts';
import { replaceFix, shown, type Report } from '../report.ts';
import { itemPath, type ListedString, type StatementModel } from '../statementModel.ts';

/** Service codes are lower case: in actions always, in resources of version 5.0 (1.1 samples write them either way). */
export function reportServiceCase(model: PolicyModel, statement: StatementModel, report: Report): void {
  if (model.profile === 'role') return;
  const check = (item: ListedString, path: () => (string | number)[]): void => {
    const { value } = item;
    const colon = value.indexOf(':');
    if (colon <= 0) return;
    for (let i = 0; i < colon; i++) {
      const code = value.charCodeAt(i);
      if (code < 65 || code > 90) continue;
      const lower = value.slice(0, colon).toLowerCase() + value.slice(colon);
      report('SERVICE_CASE', path(), item.node, `The service code in ${shown(value)} is not in lower case.`, { fix: replaceFix('Write it in lower case', item.node, JSON.stringify(lower)) });
      return;
    }
  };
  const { action, resource } = statement;
  for (const item of action?.items ?? []) if (action) check(item, () => itemPath(statement, action, item));
  if (model.language === 'new') for (const item of resource?.items ?? []) if (resource) check(item, () => itemPath(statement, resource, item));
}
