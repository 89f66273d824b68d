import type { PolicyModel } from '#src/domain/policy/language/policyModel.ts';
import { shown, type Report } from '../report/report.ts';
import { parseTemplate } from '#src/domain/policy/language/variables.ts';
import { variablePlaces } from './variablePlaces.ts';

/**
 * Policy variables are closed, named and quoted as the grammar has it (3.6: what is
 * not is an error).
 */
export function validateVariables(model: PolicyModel, report: Report): void {
  for (const { item, path, text } of variablePlaces(model)) {
    const { broken } = parseTemplate(text, {
      star: true,
      questionMark: true,
      version: model.language === 'old' ? '1.1' : '5.0',
    });
    if (broken)
      report(
        'VARIABLE_SYNTAX',
        path,
        item.node,
        `The variable in ${shown(item.value)} cannot be read.`,
      );
  }
}
