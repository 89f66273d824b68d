import type { ActionFacts, CatalogView } from '#src/domain/policy/language/catalogView.ts';

/** Facts of an action that is in the catalogue, with its names in the other vocabulary. */
export type KnownAction = ActionFacts & {
  readonly otherNames: readonly string[];
  /** Which language's tables have the name. */
  readonly in: { readonly old: boolean; readonly new: boolean };
};

/**
 * Looked-up facts are kept per catalogue: a policy repeats names, and an editor asks again at
 * every keystroke.
 */
const known = new WeakMap<CatalogView, Map<string, KnownAction>>();

/**
 * The lookup of a catalogue: facts of a literal action (lower case), undefined if the catalogue
 * does not have it.
 */
export function knownActions(catalog: CatalogView): (lower: string) => KnownAction | undefined {
  const facts = known.get(catalog) ?? new Map<string, KnownAction>();
  known.set(catalog, facts);
  return (lower) => {
    const found = facts.get(lower);
    if (found) return found;
    const action = catalog.action(lower);
    if (!action) return undefined;
    const entry = {
      ...action,
      otherNames: catalog.otherNames(lower),
      in: { old: action.versions.includes('1.1'), new: action.versions.includes('5.0') },
    };
    facts.set(lower, entry);
    return entry;
  };
}
