/**
 * The domain's window on the action catalogue. The catalogue itself is data and lives in
 * `src/catalog`, which implements this view; the domain only asks. Every code, action and
 * key is compared without case, and every answer may be "not known": rules built on it must
 * stay silent then.
 */

/** Kinds of access by which the action tables group actions. */
export type AccessLevel = 'list' | 'read' | 'write' | 'permission_management' | 'tagging';

/** What the catalogue knows of one action. */
export type ActionFacts = {
  /** The name in the spelling of its table. */
  readonly name: string;
  readonly accessLevel: AccessLevel;
  /** Grammar versions in whose tables or samples the name was seen. */
  readonly versions: readonly ('1.1' | '5.0')[];
  /**
   * Resource types the action can be limited to (`instance`, `bucket`); null where no source says.
   * An empty list: it takes none.
   */
  readonly resourceTypes: readonly string[] | null;
  /** Condition keys printed for the action; null where no source says. */
  readonly conditionKeys: readonly string[] | null;
};

export type ConditionValueType = 'string' | 'numeric' | 'date' | 'boolean' | 'ip_address';

/**
 * What the catalogue knows of a service's own condition key (`obs:SourceVpc`). The global `g:` keys
 * belong to the grammar, not here.
 */
export type ConditionKeyFacts = {
  readonly key: string;
  readonly type: ConditionValueType;
  readonly multiValued: boolean;
};

/** The questions that the domain may ask of the catalogue. */
export type CatalogView = {
  /**
   * `global` or `project`; undefined where the sources do not settle it, or for an unknown service.
   */
  serviceClass(code: string): 'global' | 'project' | undefined;
  knowsService(code: string): boolean;
  /** Every service code the catalogue has, lower case. Used to propose a correction. */
  serviceCodes(): readonly string[];
  /**
   * Is this literal name (no wildcard) an action? undefined: unknown service, or its
   * actions are not loaded.
   */
  hasAction(action: string): boolean | undefined;
  /** Facts of a literal name; undefined if unknown or not loaded. */
  action(action: string): ActionFacts | undefined;
  /**
   * Every action of a service in its table's spelling; undefined: unknown service, or not loaded.
   */
  actionsOf(service: string): readonly string[] | undefined;
  /**
   * The names of the same action in the other vocabulary: 1.1 names for a 5.0 action, 5.0 names for
   * a 1.1 action. Empty if none is known.
   */
  otherNames(action: string): readonly string[];
  /** Resource types by which the service can be limited; undefined: not known. */
  resourceTypes(service: string): readonly string[] | undefined;
  /** A service's own condition key; undefined if unknown. `g:` keys are never asked for. */
  conditionKey(key: string): ConditionKeyFacts | undefined;
  /**
   * Does the catalogue have a list of this service's own condition keys? Only then is an
   * unlisted one reported.
   */
  knowsConditionKeysOf(service: string): boolean;
  /**
   * Every service principal of trust policies the catalogue has (`service.COC`), in their
   * spelling. Empty: no list.
   */
  servicePrincipals(): readonly string[];
  /**
   * Is there a system-defined role or policy of this display name? undefined: the view has no list.
   */
  knowsRole(displayName: string): boolean | undefined;
  /** Is this a region or project name of the account? undefined: the view has no list. */
  knowsRegion(region: string): boolean | undefined;
};

/** A catalogue that knows nothing: findings then rest on the grammar alone. */
export const emptyCatalogView: CatalogView = {
  serviceClass: () => undefined,
  knowsService: () => false,
  serviceCodes: () => [],
  hasAction: () => undefined,
  action: () => undefined,
  actionsOf: () => undefined,
  otherNames: () => [],
  resourceTypes: () => undefined,
  conditionKey: () => undefined,
  knowsConditionKeysOf: () => false,
  servicePrincipals: () => [],
  knowsRole: () => undefined,
  knowsRegion: () => undefined,
};
