/**
 * The typed form of a policy: what the text means once it has been read. Grammar: 1.0 roles, 1.1
 * policies, 5.0 identity policies.
 */

export type PolicyVersion = '1.0' | '1.1' | '5.0';
export type Effect = 'Allow' | 'Deny';

/** `operator → key → values`. A single string of a 5.0 document is read as a list of one. */
export type ConditionBlock = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/**
 * Agency statements of the old console name agencies by URI (docs/sources/agency-policy-api.md),
 * everything else by five-part path.
 */
export type ResourceElement =
  | { readonly form: 'paths'; readonly values: readonly string[] }
  | { readonly form: 'agencyUris'; readonly values: readonly string[] };

/**
 * Kinds of principals of a trust policy (docs/sources/policy-grammar.md#4): accounts, users and
 * agencies; cloud services; identity providers.
 */
export const principalKinds = ['IAM', 'Service', 'Identity_provider'] as const;
export type PrincipalKind = (typeof principalKinds)[number];

/** Whether a name is that of a kind of principal; with case. */
export const isPrincipalKind = (name: string): name is PrincipalKind =>
  principalKinds.some((kind) => kind === name);

/**
 * Trust policies (5.0) say who may assume: account ids or principal URNs, service principals,
 * identity providers.
 */
export type PrincipalElement = Readonly<Partial<Record<PrincipalKind, readonly string[]>>>;

/** One statement, read: each element and its Not… form are one field. */
export type Statement = {
  readonly sid?: string;
  readonly effect: Effect;
  /** `not: true` is NotAction. */
  readonly action: { readonly not: boolean; readonly values: readonly string[] };
  /** Absent means every resource. `not: true` is NotResource (5.0 only). */
  readonly resource?: ResourceElement & { readonly not: boolean };
  readonly condition?: ConditionBlock;
  readonly principal?: { readonly not: boolean; readonly value: PrincipalElement };
};

/** A whole policy, read. */
export type PolicyDocument = {
  readonly version: PolicyVersion;
  readonly statements: readonly Statement[];
  /**
   * Roles that must be granted in the same project for this role to take effect.
   * System-defined roles only.
   */
  readonly depends: readonly { readonly catalog: string; readonly displayName: string }[];
};

/**
 * A policy document as it travels in a request body: JSON of the documented shape, not yet checked.
 */
export type RawPolicy = Readonly<Record<string, unknown>>;
