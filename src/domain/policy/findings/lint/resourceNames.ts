import type { PolicyModel } from '#src/domain/policy/language/policyModel.ts';
import { replaceFix, shown, type Report } from '../report/report.ts';
import { itemPath, type ListedString } from '#src/domain/policy/language/statementModel.ts';
import { splitPath } from '#src/domain/policy/language/resourceParts.ts';
import { parseTemplate } from '#src/domain/policy/language/variables.ts';

/**
 * The fifth part of paths and URNs. The grammar lets it be any name, with colons and slashes (3.3),
 * while the API's message for IAM.1041 allows no blanks; so both are told as warnings. In 5.0 parts
 * may be empty (docs/sources/policy-grammar.md#4), in 1.1 all is written `*`.
 */
export function lintResourceNames(model: PolicyModel, report: Report): void {
  if (model.profile === 'role') return;
  for (const statement of model.statements) {
    const { resource } = statement;
    for (const item of resource?.items ?? []) {
      if (!resource || item.value === '*') continue;
      const parts = splitPath(item.value);
      if (parts.length === 5)
        lintName(model, item, parts, () => itemPath(statement, resource, item), report);
    }
  }
}

function lintName(
  model: PolicyModel,
  item: ListedString,
  parts: readonly string[],
  path: () => (string | number)[],
  report: Report,
): void {
  const name = parts[4] ?? '';
  const trimmed = name.trim();
  const write = (title: string, text: string): { fix: ReturnType<typeof replaceFix> } => ({
    fix: replaceFix(title, item.node, JSON.stringify([...parts.slice(0, 4), text].join(':'))),
  });
  if (trimmed === '') {
    if (model.language === 'old' || name !== '')
      report(
        'RESOURCE_NAME_EMPTY',
        path(),
        item.node,
        `The last part of ${shown(item.value)} names nothing.`,
        write('Write *', '*'),
      );
    return;
  }
  // Blanks at the very end are told by OUTER_BLANKS.
  const ended = name.trimEnd();
  if (/\s/.test(ended) && /\s/.test(outsideVariables(ended, model.language))) {
    report(
      'RESOURCE_NAME_BLANK',
      path(),
      item.node,
      `The last part of ${shown(item.value)} has a blank in it.`,
      trimmed === ended ? {} : write('Remove the blanks around it', trimmed),
    );
  }
  if (model.language === 'old' && /^\/|\/\//.test(name))
    report(
      'RESOURCE_NAME_EMPTY',
      path(),
      item.node,
      `In the last part of ${shown(item.value)} nothing stands between or before slashes.`,
    );
}

/** Blanks inside `${…}` belong to the variable. What cannot be read is an error of its own. */
function outsideVariables(name: string, language: PolicyModel['language']): string {
  if (!name.includes('${')) return name;
  return parseTemplate(name, {
    star: true,
    questionMark: true,
    version: language === 'old' ? '1.1' : '5.0',
  })
    .parts.map((part) => (part.type === 'text' ? part.text : ''))
    .join('');
}
