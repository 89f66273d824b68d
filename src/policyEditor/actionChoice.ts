import type { ActionVersion, CatalogAction } from '#src/catalog/types.ts';
import {
  actionMatches,
  parseAction,
  parseActionPattern,
} from '#src/domain/policy/language/actionPattern.ts';

/** Groups of the Select action step, in the console's order (docs/sources/console.md#7-2-1). */
export const actionGroups = [
  'ReadOnly',
  'ReadWrite',
  'ListOnly',
  'Permissions',
  'Tagging',
] as const;
export type ActionGroup = (typeof actionGroups)[number];

const groupOfLevel: Record<CatalogAction['level'], ActionGroup> = {
  read: 'ReadOnly',
  write: 'ReadWrite',
  list: 'ListOnly',
  permission_management: 'Permissions',
  tagging: 'Tagging',
};

/**
 * An action with its state in the block: ticked by its own name, or covered by a
 * pattern of the block.
 */
export type ActionChoice = CatalogAction & {
  readonly ticked: boolean;
  /** The pattern that covers it; unticking means changing that pattern. */
  readonly coveredBy: string | undefined;
  /**
   * The version whose name it is, where that is not the block's: the mark *1.1 name* of the picker.
   */
  readonly borrowedFrom: ActionVersion | undefined;
};

/** Everything one block says about the actions of its service. */
export type Choices = {
  readonly actions: readonly ActionChoice[];
  /** Entries with wildcards, with how many of the service's actions they fit. */
  readonly patterns: readonly { readonly text: string; readonly count: number }[];
  /** Literal entries that the catalogue does not list for this service. */
  readonly unlisted: readonly string[];
};

const isPattern = (name: string) => /[*?]/.test(name);

/**
 * Compares a block's entries (as written) with the actions of its service. Names are
 * compared without case.
 */
export function choicesOf(
  entries: readonly CatalogAction[],
  names: readonly string[],
  version: ActionVersion,
): Choices {
  const literal = new Set(
    names.filter((name) => !isPattern(name)).map((name) => name.toLowerCase()),
  );
  const patterns = names
    .filter(isPattern)
    .map((text) => ({ text, pattern: parseActionPattern(text, version) }));
  const actions = entries.map((entry): ActionChoice => {
    const parsed = parseAction(entry.name);
    const cover =
      parsed === null
        ? undefined
        : patterns.find(({ pattern }) => pattern !== null && actionMatches(pattern, parsed));
    const borrowedFrom = entry.versions.includes(version) ? undefined : entry.versions[0];
    return {
      ...entry,
      ticked: literal.has(entry.name.toLowerCase()),
      coveredBy: cover?.text,
      borrowedFrom,
    };
  });
  const listed = new Set(entries.map(({ name }) => name.toLowerCase()));
  return {
    actions,
    patterns: patterns.map(({ text, pattern }) => ({
      text,
      count: pattern === null ? 0 : actions.filter(({ name }) => fits(pattern, name)).length,
    })),
    unlisted: names.filter((name) => !isPattern(name) && !listed.has(name.toLowerCase())),
  };
}

const fits = (
  pattern: NonNullable<ReturnType<typeof parseActionPattern>>,
  name: string,
): boolean => {
  const parsed = parseAction(name);
  return parsed !== null && actionMatches(pattern, parsed);
};

/** Is this action allowed or denied by the block, by name or by pattern? */
export const isChosen = (action: ActionChoice): boolean =>
  action.ticked || action.coveredBy !== undefined;

/** Tri-state of a group's or the whole service's checkbox. */
export const triState = (actions: readonly ActionChoice[]): 'none' | 'some' | 'all' => {
  const chosen = actions.filter(isChosen).length;
  return chosen === 0 ? 'none' : chosen === actions.length ? 'all' : 'some';
};

/** Names of the same action in the other vocabulary. */
export const otherNames = (action: CatalogAction): readonly string[] => [
  ...(action.aliases ?? []),
  ...(action.aliasOf ?? []),
];

/**
 * Every word of the search must stand in the name, the description or another name of the action.
 */
export function searchActions(
  actions: readonly ActionChoice[],
  search: string,
): readonly ActionChoice[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return actions;
  return actions.filter((action) => {
    const text = [action.name, action.description, ...otherNames(action)].join('\n').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** The groups that have actions, each with its own. Actions keep the catalogue's order. */
export function inGroups(
  actions: readonly ActionChoice[],
): readonly { readonly group: ActionGroup; readonly actions: readonly ActionChoice[] }[] {
  return actionGroups
    .map((group) => ({
      group,
      actions: actions.filter((action) => groupOfLevel[action.level] === group),
    }))
    .filter((group) => group.actions.length > 0);
}

/**
 * Which actions to offer for a document version: those of its own tables and those already in the
 * block. An identity policy (5.0) may name an action by its 1.1 name too, so a 1.1 name stands in
 * for an action of which no 5.0 name is known. When a search is typed, every name that the
 * catalogue has can be found. Names of the other version are marked, see `borrowedFrom`.
 */
export function offered(
  actions: readonly ActionChoice[],
  version: ActionVersion,
  searching: boolean,
): readonly ActionChoice[] {
  return actions.filter(
    (action) =>
      searching ||
      isChosen(action) ||
      action.borrowedFrom === undefined ||
      standsIn(action, version),
  );
}

const standsIn = (action: ActionChoice, version: ActionVersion): boolean =>
  version === '5.0' && otherNames(action).length === 0;
