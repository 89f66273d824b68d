import { guard } from './shapes.ts';

/** A call of the service that is judged without a project. */
export const service = { judgedIn: 'global', family: 'service' } as const;

/** A call that is judged in the project of its path. */
export const inProject = { judgedIn: 'project', family: 'service' } as const;

/** A call on one fleet. */
export const onFleet = {
  ...service,
  resource: 'ucs::{domain_id}:clustergroup:{clustergroup_id}',
} as const;

/** A call on one cluster. */
export const onCluster = { ...service, resource: 'ucs::{domain_id}:cluster:{cluster_id}' } as const;

/**
 * The actions are those of docs/sources/ucs-roles-and-policies.md and
 * docs/sources/ucs-identity-policies.md; paths ours, after the service's public API where it has
 * the object.
 */
export const seed = 'docs/sources/ucs-roles-and-policies.md; path ours';

/** No published call: the console's own. */
export const ours = 'ours';

/** Who picks users also needs the action that lists them. */
export const listsUsers = guard('iam:users:listUsers', 'iam:users:list')[0];
