import type { PathPart } from '#src/domain/policy/text/jsonTree.ts';
import type { PolicyModel } from '#src/domain/policy/language/policyModel.ts';
import { replaceFix, shown, type Report } from '../report/report.ts';
import { templateBlank } from '#src/domain/policy/language/variables.ts';
import {
  conditionPath,
  itemPath,
  type ListedString,
} from '#src/domain/policy/language/statementModel.ts';

/**
 * `<BucketName>`, `{Agency ID}`, `[ACCOUNT]`, `$ACCOUNT_ID`, `%s`, `xxxxx`, `your-bucket`: what
 * samples and templates write for "put yours here". `${g:UserName}` is a variable and no
 * placeholder, `${var.account}` and `${ACCOUNT}` are left by a template.
 */
const placeholder = /<[^<>]+>|(?<!\$)\{[^{}]+\}|%(\[\d+\])?s|x{5,}|\*{3,}|\byour[-_]/i;
const capitals = /\[[A-Z][A-Z0-9_ -]+\]|\$[A-Z_]{3,}\b/;

const isPlaceholder = (value: string): boolean =>
  placeholder.test(value) || capitals.test(value) || templateBlank.test(value);

/** Strings that do not mean what they seem to: blanks around them, placeholders left in. */
export function lintStrings(model: PolicyModel, report: Report): void {
  for (const statement of model.statements) {
    for (const element of [statement.resource, statement.agencyUris]) {
      for (const item of element?.items ?? []) {
        if (element)
          lintString(
            model,
            item,
            element === statement.agencyUris
              ? ['Statement', statement.index, element.name, 'uri', item.index]
              : itemPath(statement, element, item),
            report,
          );
      }
    }
    for (const condition of statement.conditions) {
      if (model.profile !== 'role' && isPlaceholder(condition.key))
        report(
          'PLACEHOLDER',
          conditionPath(statement, condition),
          condition.property.key,
          `${shown(condition.key)} looks like a placeholder.`,
        );
      for (const value of condition.values)
        lintString(model, value, conditionPath(statement, condition, value), report);
    }
  }
}

function lintString(
  model: PolicyModel,
  item: ListedString,
  path: readonly PathPart[],
  report: Report,
): void {
  const { value, node } = item;
  const trimmed = value.trim();
  if (trimmed !== value && trimmed !== '')
    report('OUTER_BLANKS', path, node, `${shown(value)} begins or ends with a blank.`, {
      fix: replaceFix('Remove the blanks', node, JSON.stringify(trimmed)),
    });
  if (model.profile !== 'role' && isPlaceholder(value))
    report('PLACEHOLDER', path, node, `${shown(value)} looks like a placeholder.`);
}
