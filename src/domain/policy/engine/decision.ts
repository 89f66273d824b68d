import type { PolicyDocument } from '../language/document.ts';

/**
 * Where a grant of the old console counts. Identity policies (5.0) have no scope: they are
 * held with `all`.
 */
export type GrantScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'global' }
  | { readonly kind: 'project'; readonly projectId: string }
  | { readonly kind: 'enterpriseProject'; readonly enterpriseProjectId: string };

/**
 * One step of the way by which a principal holds a policy: user → group → grant, or agency → grant.
 */
export type HeldStep = {
  readonly type: 'account' | 'user' | 'group' | 'agency' | 'trustAgency' | 'organization';
  readonly id: string;
  readonly name: string;
};

/**
 * Identity permissions add up; a session policy, an SCP and a trust policy limit; a resource policy
 * stands at the resource.
 */
export type PolicyKind = 'identity' | 'session' | 'scp' | 'trust' | 'resource';

/**
 * A policy that a principal holds somewhere, or that limits him, and the way by
 * which it came to him.
 */
export type Grant = {
  readonly policyId: string;
  readonly policyName: string;
  readonly kind: PolicyKind;
  readonly document: PolicyDocument;
  readonly scope: GrantScope;
  readonly path: readonly HeldStep[];
  /**
   * Nobody knows what the policy holds: its document is empty here. `allows`: it holds no Deny.
   */
  readonly unknown?: 'allows' | 'anything';
};

/** A policy whose content is not known and that might have decided otherwise. */
export type OpenPolicy = Pick<Grant, 'policyId' | 'policyName' | 'kind' | 'scope' | 'path'>;

/** The question put to the engine: may this principal do this, there, to that? */
export type AccessRequest = {
  /** The action as the endpoint's own API names it. */
  readonly action: string;
  /** Other names of the same action (1.1 ↔ 5.0). An Allow or a Deny on any of them counts. */
  readonly aliases?: readonly string[];
  /**
   * Global services are judged without a project; project-level ones in the project of the request.
   */
  readonly target:
    | { readonly class: 'global' }
    | {
        readonly class: 'project';
        readonly projectId: string;
        readonly enterpriseProjectId?: string;
      };
  /** URN or path of the resource; absent for calls that touch no single resource. */
  readonly resource?: string;
  /**
   * The resource is still to be chosen: asks whether the call may be offered at all. An Allow on
   * some resources counts, a Deny on some does not.
   */
  readonly resourceOpen?: boolean;
  readonly resourceAccount?: string;
  readonly principal: {
    readonly accountId: string;
    readonly urn: string;
    /** The account itself and members of the default group `admin` pass every check. */
    readonly administrator?: HeldStep;
    /** Set when a cloud service acts, e.g. `service.COC`. */
    readonly service?: string;
  };
  /** Condition keys, compared without case. Several values only for multi-valued keys. */
  readonly context: Readonly<Record<string, string | readonly string[]>>;
  /**
   * A yearly/monthly purchase cannot be intercepted by an SCP
   * (docs/sources/ucs-identity-policies.md).
   */
  readonly beyondScp?: boolean;
};

/** A statement that took part, with everything needed to show it. */
export type StatementRef = {
  readonly policyId: string;
  readonly policyName: string;
  readonly kind: PolicyKind;
  readonly statementIndex: number;
  readonly sid?: string;
  readonly scope: GrantScope;
  readonly path: readonly HeldStep[];
  /** The pattern that fitted the action, as written. */
  readonly actionPattern: string;
};

/** Why a statement that came close did not allow. */
export type MissReason =
  | { readonly type: 'scope'; readonly granted: GrantScope }
  | { readonly type: 'resource'; readonly patterns: readonly string[]; readonly requested: string }
  | {
      readonly type: 'condition';
      readonly operator: string;
      readonly key: string;
      readonly expected: readonly string[];
      readonly actual: readonly string[] | null;
    }
  | { readonly type: 'dependency'; readonly missing: readonly string[] }
  | { readonly type: 'otherAction'; readonly closest: string }
  | { readonly type: 'principal' };

/** A statement that came close, and what kept it from allowing. */
export type NearMiss = StatementRef & { readonly reason: MissReason };

/** The answer of the engine with its reasons. */
export type Decision = {
  readonly allowed: boolean;
  readonly outcome: 'allow' | 'explicit-deny' | 'implicit-deny';
  readonly action: string;
  readonly aliases: readonly string[];
  readonly resource: string | null;
  /** The statement, or the standing as administrator, that decided; null for an implicit deny. */
  readonly decidedBy:
    | { readonly type: 'statement'; readonly statement: StatementRef }
    | { readonly type: 'administrator'; readonly step: HeldStep }
    | null;
  /**
   * For an implicit deny: which kind of policy failed to allow (identity, trust, resource,
   * session or scp).
   */
  readonly missingKind: PolicyKind | null;
  /**
   * Filled by `explain` for a purchase that SCPs cannot stop: the SCP statement that denies it, or
   * null where some level merely allows nothing of it. Absent when no SCP stands against it.
   */
  readonly passedScp?: StatementRef | null;
  /**
   * Filled by `explain`: Deny statements about the request whose condition cannot be evaluated at
   * all, so that they never deny. Absent when there are none.
   */
  readonly deadDenies?: readonly NearMiss[];
  /**
   * Policies of unknown content on which the answer hangs: `allowed` is then what is certain, and
   * the truth may be the other. Absent when there are none.
   */
  readonly undecided?: readonly OpenPolicy[];
  /** Filled by `explain`, at most ten, nearest first; empty from `decide`. */
  readonly nearMisses: readonly NearMiss[];
};
