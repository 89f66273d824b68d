import type { PathPart } from '../jsonTree.ts';
import type { PolicyModel } from '../policyModel.ts';
import { shown, type Report } from '../report.ts';
import { conditionPath, itemPath, type ListedString } from '../statementModel.ts';
import { parseTemplate } from '../variables.ts';

/** Policy variables are closed, named and quoted as the grammar has it (3.6: what is not is an error). Roles have none. */
export function validateVariables(model: PolicyModel, report: Report): void {
  // Asked once of the whole text: most policies have none.
  if (model.profile === 'role' || !model.source.text.includes('${')) return;
  const check = (item: ListedString, path: readonly PathPart[]): void => {
    if (!item.value.includes('${')) return;
    const { broken } = parseTemplate(item.value, { star: true, questionMark: true, version: model.language === 'old' ? '1.1' : '5.0' });
    if (broken) report('VARIABLE_SYNTAX', path, item.node, `The variable in ${shown(item.value)} cannot be read.`);
  };
  for (const statement of model.statements) {
    const { resource } = statement;
    if (resource) for (const item of resource.items) check(item, itemPath(statement, resource, item));
    for (const condition of statement.conditions) for (const value of condition.values) check(value, conditionPath(statement, condition, value));
  }
}
