import type { AccessLevel, ConditionValueType } from '#src/domain/policy/language/catalogView.ts';

/** Grammar versions an action name belongs to: policies (1.1) and identity policies (5.0). */
export type ActionVersion = '1.1' | '5.0';

/**
 * Global services are granted without a project; `undefined` wherever it is used means that the
 * sources do not settle it.
 */
export type ServiceClass = 'global' | 'project';

/** One action of a service, in the spelling of its own table. Names are compared without case. */
export type CatalogAction = {
  /**
   * `service:resourceType:operation`; the middle part may be empty in 5.0 (`iam::createAccessKey`).
   */
  readonly name: string;
  readonly level: AccessLevel;
  /** The level was printed in a table; absent: derived from the verb. */
  readonly levelDocumented?: true;
  readonly description: string;
  readonly versions: readonly ActionVersion[];
  /** Resource types the action can be limited to. */
  readonly resourceTypes?: readonly { readonly type: string; readonly required?: true }[];
  readonly conditionKeys?: readonly string[];
  /** On a 5.0 name: the 1.1 names that mean the same (docs/sources/policy-grammar.md#6-4). */
  readonly aliases?: readonly string[];
  /** On a 1.1 name: the 5.0 names that list it as alias. */
  readonly aliasOf?: readonly string[];
  /** Chosen here because no source names the action. */
  readonly ours?: true;
  /**
   * Known by name alone: the page that lists it was not read, so level, resource types
   * and keys may lack.
   */
  readonly unread?: true;
  /** Indexes into the file's `sources`. */
  readonly sources?: readonly number[];
};

/** A resource type with its URN (5.0); the same five parts are the path form of 1.1. */
export type CatalogResourceType = {
  readonly type: string;
  /**
   * `<…>` marks what the reader fills in. Follows the general form of
   * docs/sources/policy-grammar.md#4 where no page prints it.
   */
  readonly urn: string;
  /** The type may also stand in a 1.1 policy (docs/sources/policy-grammar.md#3-3). */
  readonly inPolicies?: true;
};

/** A condition key that belongs to one service. */
export type ServiceConditionKey = {
  readonly key: string;
  readonly type: ConditionValueType;
  readonly multiValued?: true;
  readonly unread?: true;
};

/** One action file: `actions/<service>.json`. */
export type ServiceActions = {
  readonly service: string;
  /** "docs/sources/ucs-roles-and-policies.md", a documentation URL, or "owner/repository: path". */
  readonly sources: readonly string[];
  readonly resourceTypes: readonly CatalogResourceType[];
  readonly conditionKeys: readonly ServiceConditionKey[];
  readonly actions: readonly CatalogAction[];
};
