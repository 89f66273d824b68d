import type { NamedScopes } from '#src/domain/access/accessReports.ts';
import { scopeNames } from '#src/domain/access/scopeNames.ts';
import type { Listed } from '#src/domain/policy/comparison/entries.ts';
import type { ConditionBlock } from '#src/domain/policy/language/document.ts';
import type { GrantScope } from '#src/domain/policy/engine/decision.ts';

/** A scope with names in place of ids. */
export function scopeWords(scope: GrantScope, names: NamedScopes): string {
  switch (scope.kind) {
    case 'all':
    case 'global':
      return scopeNames[scope.kind];
    case 'project':
      return `Project ${names[scope.projectId] ?? scope.projectId}`;
    case 'enterpriseProject':
      return `Enterprise project ${names[scope.enterpriseProjectId] ?? scope.enterpriseProjectId}`;
  }
}

/** A list of an element in words. */
export const listWords = (list: Listed): string =>
  'not' in list ? `all but ${list.not.join(', ')}` : list.join(', ');

/** The conditions of a statement in words; empty where there are none. */
export const conditionWords = (conditions: ConditionBlock): string =>
  Object.entries(conditions)
    .flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, values]) => `${key} ${operator} ${values.join(', ')}`),
    )
    .join('; ');

/** Why something is not known, for people. */
export const unknownWords: Readonly<Record<string, string>> = {
  'too-large': 'too large to be decided exactly',
  'not-modelled': 'depends on something that is not modelled',
  'content-unknown': 'hangs on a permission whose content is not known',
  'not-confirmed': 'could not be confirmed by a decision',
  'several-scopes': 'permissions count in several scopes, and a policy has none',
  'not-equivalent': 'no single policy gives exactly the same',
  undecided: 'whether one policy gives the same could not be decided',
};
