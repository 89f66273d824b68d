import type {
  ActionFacts,
  CatalogView,
  ConditionKeyFacts,
} from '#src/domain/policy/language/catalogView.ts';
import { otherNamesOf } from './aliases.ts';
import { loadServiceActions, servicesWithActions } from './serviceActions.ts';
import { servicePrincipals } from './servicePrincipals.ts';
import { findService, services } from './services.ts';
import type { CatalogAction, ServiceActions } from './types.ts';

const codes: readonly string[] = services.map((info) => info.code);

const principals: readonly string[] = servicePrincipals.map(({ principal }) => principal);

const codeOf = (name: string): string => (name.split(':', 1)[0] ?? '').toLowerCase();

/**
 * A printed 5.0 table says of every action what it can be limited to, "nothing" included; other
 * sources are silent where they list nothing.
 */
const known = <Item>(action: CatalogAction, items: readonly Item[]): readonly Item[] | null =>
  items.length > 0 || action.levelDocumented ? items : null;

const factsOf = (action: CatalogAction): ActionFacts => ({
  name: action.name,
  accessLevel: action.level,
  versions: action.versions,
  resourceTypes: known(
    action,
    (action.resourceTypes ?? []).map(({ type }) => type),
  ),
  conditionKeys: known(action, action.conditionKeys ?? []),
});

type LoadedService = {
  readonly file: ServiceActions;
  readonly actions: ReadonlyMap<string, CatalogAction>;
  readonly names: readonly string[];
  readonly conditionKeys: ReadonlyMap<string, ConditionKeyFacts>;
};

const index = (file: ServiceActions): LoadedService => ({
  file,
  actions: new Map(file.actions.map((action) => [action.name.toLowerCase(), action])),
  names: file.actions.map(({ name }) => name),
  conditionKeys: new Map(
    file.conditionKeys.map(({ key, type, multiValued }) => [
      key.toLowerCase(),
      { key, type, multiValued: multiValued ?? false },
    ]),
  ),
});

/**
 * The domain's view of the catalogue, knowing the actions of the services that were loaded and the
 * codes and classes of all of them.
 * @param loaded action files, see `loadServiceActions`
 * @param regions region and project names of the account; without them no region is
 * ever called unknown
 * @param knowsRole whether a system-defined role or policy has this display name; left out where
 * roles are not checked, for their list is long
 */
export const createCatalogView = (
  loaded: readonly ServiceActions[],
  regions?: readonly string[],
  knowsRole: CatalogView['knowsRole'] = () => undefined,
): CatalogView => {
  const files = new Map(loaded.map((file) => [file.service, index(file)]));
  const regionNames = regions && new Set(regions.map((region) => region.toLowerCase()));
  const find = (action: string): CatalogAction | undefined =>
    files.get(codeOf(action))?.actions.get(action.toLowerCase());

  return {
    serviceClass: (code) => findService(code)?.class,
    knowsService: (code) => findService(code) !== undefined,
    serviceCodes: () => codes,
    hasAction: (action) => files.get(codeOf(action))?.actions.has(action.toLowerCase()),
    action: (name) => {
      const action = find(name);
      return action && factsOf(action);
    },
    actionsOf: (service) => files.get(service.toLowerCase())?.names,
    otherNames: (name) => {
      const action = find(name);
      return action ? [...(action.aliases ?? []), ...(action.aliasOf ?? [])] : otherNamesOf(name);
    },
    // Only these services have a complete list; for the others single types are known
    // from single actions.
    resourceTypes: (service) => {
      const file = files.get(service.toLowerCase())?.file;
      return file && findService(service)?.resourceLevel
        ? file.resourceTypes.map(({ type }) => type)
        : undefined;
    },
    conditionKey: (key) => files.get(codeOf(key))?.conditionKeys.get(key.toLowerCase()),
    // COC's page prints all of its keys; elsewhere they were met one by one.
    knowsConditionKeysOf: (service) => service.toLowerCase() === 'coc' && files.has('coc'),
    servicePrincipals: () => principals,
    knowsRole,
    knowsRegion: (region) => regionNames?.has(region.toLowerCase()),
  };
};

/**
 * The view with every service loaded, and the system-defined roles: for Node, the
 * command line and tests.
 */
export const fullCatalogView = async (): Promise<CatalogView> => {
  const { findSystemRole } = await import('./systemRoles.ts');
  const loaded = await Promise.all(servicesWithActions().map(loadServiceActions));
  return createCatalogView(
    loaded,
    undefined,
    (displayName) => findSystemRole(displayName) !== undefined,
  );
};
