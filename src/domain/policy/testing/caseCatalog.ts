import catalog from '../cases/catalog.json' with { type: 'json' };
import type { ActionFacts, CatalogView, ConditionKeyFacts } from '../language/catalogView.ts';

type CaseAction = {
  readonly name: string;
  readonly level: ActionFacts['accessLevel'];
  readonly versions: ActionFacts['versions'];
  readonly others: readonly string[];
  readonly resourceTypes?: readonly string[];
  readonly conditionKeys?: readonly string[];
};

const classes = new Map<string, string | null>(Object.entries(catalog.services));
const actions = new Map(
  (catalog.actions as readonly CaseAction[]).map((action) => [action.name.toLowerCase(), action]),
);
const keys = new Map(
  (catalog.conditionKeys as readonly ConditionKeyFacts[]).map((facts) => [
    facts.key.toLowerCase(),
    facts,
  ]),
);
const types = new Map<string, readonly string[]>(Object.entries(catalog.resourceTypes));
const serviceOf = (name: string): string =>
  name.slice(0, Math.max(0, name.indexOf(':'))).toLowerCase();
const loaded = new Set([...actions.keys()].map(serviceOf));

/**
 * The catalogue of the case tables: service codes and classes as in the action lists, and a handful
 * of actions. For tests only.
 */
export const caseCatalog: CatalogView = {
  serviceClass(code) {
    const found = classes.get(code.toLowerCase());
    return found === 'global' || found === 'project' ? found : undefined;
  },
  knowsService: (code) => classes.has(code.toLowerCase()),
  serviceCodes: () => [...classes.keys()],
  hasAction: (action) =>
    loaded.has(serviceOf(action)) ? actions.has(action.toLowerCase()) : undefined,
  action(action) {
    const found = actions.get(action.toLowerCase());
    return (
      found && {
        name: found.name,
        accessLevel: found.level,
        versions: found.versions,
        resourceTypes: found.resourceTypes ?? null,
        conditionKeys: found.conditionKeys ?? null,
      }
    );
  },
  actionsOf(service) {
    const names = [...actions.values()].flatMap(({ name }) =>
      serviceOf(name) === service.toLowerCase() ? [name] : [],
    );
    return names.length > 0 ? names : undefined;
  },
  otherNames: (action) => actions.get(action.toLowerCase())?.others ?? [],
  resourceTypes: (service) => types.get(service.toLowerCase()),
  conditionKey: (key) => keys.get(key.toLowerCase()),
  knowsConditionKeysOf: (service) => catalog.knownKeysOf.includes(service.toLowerCase()),
  servicePrincipals: () => catalog.servicePrincipals,
  knowsRole: (displayName) => catalog.roles.includes(displayName),
  knowsRegion: (region) => catalog.regions.includes(region.toLowerCase()),
};
