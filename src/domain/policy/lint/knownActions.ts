import type { ActionFacts, CatalogView } from '../catalogView.ts';

/** Facts of an action that is in the catalogue, with its names in the other vocabulary. */
export type KnownAction = ActionFacts & { readonly otherNames: readonly string[] };

/** Looked-up facts are kept per catalogue: a policy repeats names, and an editor asks again at every keystroke. */
const known = new WeakMap<CatalogView, Map<string, KnownAction>>();

/** The facts of a literal action (lower case); undefined if the catalogue does not have it. */
export function knownAction(catalog: CatalogView, lower: string): KnownAction | undefined {
  let facts = known.get(catalog);
  if (!facts) {
    facts = new Map();
    known.set(catalog, facts);
  }
  const found = facts.get(lower);
  if (found) return found;
  const action = catalog.action(lower);
  if (!action) return undefined;
  const entry = { ...action, otherNames: catalog.otherNames(lower) };
  facts.set(lower, entry);
  return entry;
}
