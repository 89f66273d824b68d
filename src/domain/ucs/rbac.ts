import type { RawPolicy } from '../policy/language/document.ts';
import {
  namespacedKinds,
  objectResource,
  type ClusterRef,
  type ObjectKind,
  type ObjectVerb,
} from './clusterObjects.ts';

/**
 * Permission types of the Permissions page. docs/sources/ucs-roles-and-policies.md#table-3;
 * docs/sources/console.md#15-5 names Custom as well.
 */
export type RbacType = 'administrator' | 'developer' | 'viewer' | 'custom';

/** Permission types as the pages call them. */
export const rbacTypeNames: Readonly<Record<RbacType, string>> = {
  administrator: 'Administrator',
  developer: 'Developer',
  viewer: 'Viewer',
  custom: 'Custom',
};

/** What each type allows, for the form. */
export const rbacTypeDetails: Readonly<Record<RbacType, string>> = {
  administrator: 'Read and write every Kubernetes object',
  developer: 'Read and write workloads, jobs and Services; read namespaces and resource quotas',
  viewer: 'Read every Kubernetes object',
  custom: 'What the chosen permission template allows',
};

/** One line of a permission template: verbs on a kind of object. */
export type TemplateRule = { readonly kind: ObjectKind; readonly verbs: readonly ObjectVerb[] };

/** An RBAC permission in one cluster. */
export type RbacPermission = {
  readonly type: RbacType;
  /** `all`, or the names of the namespaces it is limited to. */
  readonly namespaces: 'all' | readonly string[];
  /**
   * May list the cluster's namespaces. Part of `all`; has to be given besides a selection of
   * namespaces (docs/sources/ucs-roles-and-policies.md#table-3).
   */
  readonly listNamespaces: boolean;
  /** Rules of the template, for `custom`. */
  readonly rules: readonly TemplateRule[];
};

const read: readonly ObjectVerb[] = ['get', 'list'];
const write: readonly ObjectVerb[] = ['create', 'update', 'delete'];
const actions = (kinds: readonly string[], verbs: readonly ObjectVerb[]): string[] =>
  kinds.flatMap((kind) => verbs.map((verb) => `kubernetes:${kind}:${verb}`));

/** Actions inside namespaces, and on the cluster as a whole. */
function actionsOf({ type, rules }: RbacPermission): {
  readonly inNamespaces: readonly string[];
  readonly onCluster: readonly string[];
} {
  switch (type) {
    case 'administrator':
      return { inNamespaces: ['kubernetes:*:*'], onCluster: ['kubernetes:*:*'] };
    case 'developer':
      return {
        inNamespaces: [...actions(['*'], read), ...actions(namespacedKinds, write)],
        onCluster: actions(['*'], read),
      };
    case 'viewer':
      return { inNamespaces: actions(['*'], read), onCluster: actions(['*'], read) };
    case 'custom': {
      const named = rules.flatMap(({ kind, verbs }) => actions([kind], verbs));
      return { inNamespaces: named, onCluster: named };
    }
  }
}

/**
 * The permission as a policy, so that the engine judges it like any other. Nodes and the list of
 * namespaces belong to the cluster as a whole: they come with all namespaces, a selection of
 * namespaces leaves them out but for the list, if it is given.
 */
export function rbacPolicy(cluster: ClusterRef, permission: RbacPermission): RawPolicy {
  const { inNamespaces, onCluster } = actionsOf(permission);
  const everywhere = permission.namespaces === 'all';
  const namespaces = permission.namespaces === 'all' ? ['*'] : permission.namespaces;
  const whole = objectResource(cluster, undefined);
  const statements = [
    {
      Effect: 'Allow',
      Action: [...inNamespaces],
      Resource: namespaces.map((name) => objectResource(cluster, name)),
    },
    ...(everywhere ? [{ Effect: 'Allow', Action: [...onCluster], Resource: [whole] }] : []),
    ...(permission.listNamespaces
      ? [{ Effect: 'Allow', Action: ['kubernetes:namespaces:list'], Resource: [whole] }]
      : []),
  ];
  return {
    Version: '5.0',
    Statement: statements.filter(
      ({ Action, Resource }) => Action.length > 0 && Resource.length > 0,
    ),
  };
}

/** "All namespaces", or their names. */
export const namespaceWords = (namespaces: RbacPermission['namespaces']): string =>
  namespaces === 'all' ? 'All namespaces' : namespaces.join(', ');
