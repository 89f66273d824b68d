/**
 * Whether an action or a resource fits a pattern, for readers that hold plain strings (lint, the
 * editor, the catalogue). The engine itself keeps the patterns prepared; see `compile.ts`.
 */
import { actionMatches, parseAction, parseActionPattern } from './actionPattern.ts';
import type { PolicyVersion } from './document.ts';
import { parseResource, parseResourcePattern, resourceFits } from './resourcePattern.ts';
import { NO_VALUES, type KeyValues } from './variables.ts';

/**
 * Whether `action` fits the Action element's string `pattern` under the grammar of
 * `version`. Without case.
 */
export function matchesAction(pattern: string, action: string, version: PolicyVersion): boolean {
  const name = parseAction(action);
  const compiled = parseActionPattern(pattern, version);
  return name !== null && compiled !== null && actionMatches(compiled, name);
}

/**
 * Whether a five-part path or URN fits the Resource element's string `pattern`.
 * `source` supplies policy variables; without it a variable that has no default fits nothing.
 */
export function matchesResource(
  pattern: string,
  resource: string,
  version: PolicyVersion,
  source: KeyValues = NO_VALUES,
): boolean {
  return resourceFits(parseResourcePattern(pattern, version), parseResource(resource), source);
}
