import { propertyOf } from '#src/domain/policy/text/jsonTree.ts';
import type { PolicyModel } from '#src/domain/policy/language/policyModel.ts';
import {
  conditionPath,
  itemPath,
  type ListedString,
} from '#src/domain/policy/language/statementModel.ts';
import { splitPath } from '#src/domain/policy/language/resourceParts.ts';

/**
 * A string in which variables are replaced: `text` is the part of it where they are, `before` what
 * stands in front of that part.
 */
export type VariablePlace = {
  readonly item: ListedString;
  readonly path: readonly (string | number)[];
  readonly before: string;
  readonly text: string;
};

/**
 * The strings with `${` in places where variables have a meaning
 * (docs/sources/policy-grammar.md#3-6): condition values; resources, in version 1.1 their fifth
 * part only. Actions, condition keys, agency URIs and version 1.0 have no variables.
 */
export function* variablePlaces(model: PolicyModel): Generator<VariablePlace> {
  // Asked once of the whole text: most policies have none.
  if (!model.source.text.includes('${') || !hasVariables(model)) return;
  for (const statement of model.statements) {
    const { resource } = statement;
    for (const item of resource?.items ?? []) {
      if (!resource || !item.value.includes('${')) continue;
      const text = model.language === 'new' ? item.value : (splitPath(item.value)[4] ?? '');
      yield {
        item,
        path: itemPath(statement, resource, item),
        before: item.value.slice(0, item.value.length - text.length),
        text,
      };
    }
    for (const condition of statement.conditions) {
      for (const item of condition.values)
        if (item.value.includes('${'))
          yield {
            item,
            path: conditionPath(statement, condition, item),
            before: '',
            text: item.value,
          };
    }
  }
}

/** System-defined permissions may be of version 1.1 too, and then have variables. */
function hasVariables({ profile, root }: PolicyModel): boolean {
  if (profile !== 'role') return true;
  const version = root && propertyOf(root, 'Version')?.value;
  return version?.type === 'string' && version.value === '1.1';
}
