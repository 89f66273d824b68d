import { parseAction, type ActionName } from '../language/actionPattern.ts';
import type { CatalogView } from '../language/catalogView.ts';

/** An action of the catalogue with its names in the other vocabulary. */
export type ListedName = {
  readonly text: string;
  readonly name: ActionName;
  readonly others: readonly string[];
};

const KNOWN = new WeakMap<CatalogView, Map<string, readonly ListedName[]>>();

/** The actions of a service, read once for each catalogue; empty where it knows none. */
export function listedNames(catalog: CatalogView, service: string): readonly ListedName[] {
  const services = KNOWN.get(catalog) ?? new Map<string, readonly ListedName[]>();
  KNOWN.set(catalog, services);
  const known = services.get(service);
  if (known !== undefined) return known;
  const names = (catalog.actionsOf(service) ?? []).flatMap((text): readonly ListedName[] => {
    const name = parseAction(text);
    return name === null ? [] : [{ text, name, others: catalog.otherNames(text) }];
  });
  services.set(service, names);
  return names;
}
