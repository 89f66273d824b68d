import { keyType } from '../conditions/keys.ts';
import type { PathPart } from '../jsonTree.ts';
import type { PolicyModel } from '../policyModel.ts';
import { shown, type Report } from '../report.ts';
import { conditionPath, itemPath, type ListedString } from '../statementModel.ts';
import { parseTemplate } from '../variables.ts';
import { splitPath } from '../validate/resourceParts.ts';

/** Policy variables `${key}` in resources and condition values: well formed, in a place where they count, of a key that is fed. */
export function lintVariables(model: PolicyModel, report: Report): void {
  if (model.profile === 'role' || !model.source.text.includes('${')) return;
  for (const statement of model.statements) {
    const { resource } = statement;
    for (const item of resource?.items ?? []) {
      if (!resource || !item.value.includes('${')) continue;
      const path = itemPath(statement, resource, item);
      const last = splitPath(item.value).slice(4).join(':');
      if (model.language === 'old' && item.value.slice(0, item.value.length - last.length).includes('${')) report('VARIABLE_PLACE', path, item.node, `${shown(item.value)} has a variable before its fifth part.`);
      lintTemplate(model, item, path, report);
    }
    for (const condition of statement.conditions) {
      for (const value of condition.values) {
        if (value.value.includes('${')) lintTemplate(model, value, conditionPath(statement, condition, value), report);
      }
    }
  }
}

function lintTemplate(model: PolicyModel, item: ListedString, path: readonly PathPart[], report: Report): void {
  const template = parseTemplate(item.value, { star: true, questionMark: true, version: model.language === 'old' ? '1.1' : '5.0' });
  if (template.broken) return; // an error, which the validator tells
  for (const part of template.parts) {
    if (part.type !== 'variable') continue;
    const { key } = part;
    const known = keyType(key) ?? model.catalog.conditionKey(key);
    const service = key.slice(0, Math.max(0, key.indexOf(':'))).toLowerCase();
    if (known?.multiValued) report('VARIABLE_KEY', path, item.node, `${shown(key)} can have several values and cannot be filled in.`);
    else if (!known && (service === '' || service === 'g')) report('VARIABLE_KEY', path, item.node, `No request carries the key ${shown(key)}.`);
  }
}
