import type {
  AccessRequest,
  Decision,
  Grant,
  GrantScope,
  HeldStep,
  PolicyKind,
} from './decision.ts';
import type { PolicyDocument } from '../language/document.ts';
import { readDocument } from '../language/read.ts';

/**
 * One policy of a case file. `level` (ours) puts an SCP on a step of the organization; without it
 * all SCPs are on one.
 */
export type CasePolicy = {
  readonly type: PolicyKind;
  readonly document: unknown;
  readonly name?: string;
  readonly group?: string;
  readonly level?: string;
  readonly scope?: {
    readonly type: string;
    readonly project?: string;
    readonly enterpriseProject?: string;
  };
};

/** One case: policies and a request, with the decision that is expected. */
export type EvalCase = {
  readonly id: string;
  readonly title: string;
  readonly policies: readonly CasePolicy[];
  readonly request: {
    readonly action: string;
    /** Ours: the action's names in the other vocabulary; without it the case's `aliases` say. */
    readonly aliases?: readonly string[];
    readonly resource?: string;
    readonly context?: Readonly<
      Record<string, string | number | boolean | null | readonly (string | number | boolean)[]>
    >;
    readonly model?: 'policy' | 'identity-policy';
    readonly scope?: { readonly project?: string; readonly enterpriseProject?: string };
    readonly principal?: {
      readonly account?: string;
      readonly urn?: string;
      readonly service?: string;
      readonly administrator?: boolean;
    };
    readonly resourceAccount?: string;
    /** Ours: the call is one that SCPs cannot intercept. */
    readonly beyondScp?: boolean;
  };
  /**
   * Names of roles that are attached; those without a document of their own only meet dependencies.
   */
  readonly attachedRoles?: readonly string[];
  /** 5.0 action → its 1.1 actions. */
  readonly aliases?: Readonly<Record<string, readonly string[]>>;
  /** A file may name only allow or deny. */
  readonly decision?: Decision['outcome'];
  readonly expected?: 'allow' | 'deny';
};

const NAMED_ONLY: PolicyDocument = { version: '1.0', statements: [], depends: [] };

/**
 * The scope words of case files; `all-projects` reaches every project, which no narrower
 * scope of ours says.
 */
function grantScope(scope: CasePolicy['scope']): GrantScope {
  switch (scope?.type) {
    case undefined:
    case 'all':
    case 'all-projects':
    case 'all-resources':
      return { kind: 'all' };
    case 'global':
    case 'global-services':
    case 'domain':
      return { kind: 'global' };
    case 'project':
      return { kind: 'project', projectId: scope?.project ?? '' };
    case 'enterprise-project':
    case 'enterpriseProject':
      return { kind: 'enterpriseProject', enterpriseProjectId: scope?.enterpriseProject ?? '' };
    default:
      throw new Error(`The scope type "${scope?.type}" is not known.`);
  }
}

/**
 * Global services are judged without a project, whatever project the caller is in
 * (docs/sources/conflicts.md#grant-scope).
 */
function target(
  { action, scope }: EvalCase['request'],
  isGlobal: (service: string) => boolean,
): AccessRequest['target'] {
  if (scope === undefined || (scope.project === undefined && scope.enterpriseProject === undefined))
    return { class: 'global' };
  if (isGlobal(action.slice(0, Math.max(0, action.indexOf(':'))).toLowerCase()))
    return { class: 'global' };
  return {
    class: 'project',
    projectId: scope.project ?? '',
    ...(scope.enterpriseProject === undefined
      ? {}
      : { enterpriseProjectId: scope.enterpriseProject }),
  };
}

function contextOf(context: EvalCase['request']['context']): AccessRequest['context'] {
  const carried: Record<string, string | readonly string[]> = {};
  for (const [key, value] of Object.entries(context ?? {})) {
    // A key that is null is not carried (operator Null, docs/sources/policy-grammar.md#3-5).
    if (value !== null) carried[key] = Array.isArray(value) ? value.map(String) : String(value);
  }
  return carried;
}

function pathOf(policy: CasePolicy): readonly HeldStep[] {
  if (policy.level !== undefined)
    return [{ type: 'organization', id: policy.level, name: policy.level }];
  return policy.group === undefined
    ? []
    : [{ type: 'group', id: policy.group, name: policy.group }];
}

/**
 * Translates a case into a request and grants. The old check (`model: policy`) takes the API's own
 * action only; the identity-policy check takes its aliases as well, and so does a case that names
 * no model. `isGlobal` says whether a service, by its code in lower case, is a global one. Throws
 * `UnreadablePolicy` for a document without the shape of a policy.
 */
export function readEvalCase(
  item: EvalCase,
  isGlobal: (service: string) => boolean,
): { readonly request: AccessRequest; readonly grants: readonly Grant[] } {
  const { request } = item;
  const grants = item.policies.map((policy, index): Grant => ({
    policyId: `policy-${index + 1}`,
    policyName: policy.name ?? `policy ${index + 1}`,
    kind: policy.type,
    document: readDocument(policy.document),
    scope: grantScope(policy.scope),
    path: pathOf(policy),
  }));
  const named = new Set(grants.map((grant) => grant.policyName));
  const requestScope: GrantScope =
    request.scope?.project === undefined
      ? { kind: 'all' }
      : { kind: 'project', projectId: request.scope.project };
  const namedOnly = (item.attachedRoles ?? [])
    .filter((name) => !named.has(name))
    .map((name): Grant => ({
      policyId: name,
      policyName: name,
      kind: 'identity',
      document: NAMED_ONLY,
      scope: requestScope,
      path: [],
    }));
  const accountId = request.principal?.account ?? '';
  const aliases =
    request.model === 'policy' ? [] : (request.aliases ?? item.aliases?.[request.action] ?? []);
  const administrator: HeldStep = { type: 'account', id: accountId, name: accountId };
  return {
    grants: [...grants, ...namedOnly],
    request: {
      action: request.action,
      aliases,
      target: target(request, isGlobal),
      ...(request.resource === undefined ? {} : { resource: request.resource }),
      ...(request.resourceAccount === undefined
        ? {}
        : { resourceAccount: request.resourceAccount }),
      principal: {
        accountId,
        urn: request.principal?.urn ?? '',
        ...(request.principal?.service === undefined ? {} : { service: request.principal.service }),
        ...(request.principal?.administrator === true ? { administrator } : {}),
      },
      context: contextOf(request.context),
      ...(request.beyondScp === undefined ? {} : { beyondScp: request.beyondScp }),
    },
  };
}
