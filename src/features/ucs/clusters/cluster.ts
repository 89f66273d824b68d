import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';

/** A registered cluster, as the API answers it. */
export type Cluster = Result<AppContract['ucsClusterShow']>;

/** What the pages of clusters offer. */
export const clusterRights = {
  register: api.ucsClusterRegister,
  update: api.ucsClusterUpdate,
  activate: api.ucsClusterActivate,
  remove: api.ucsClusterDelete,
} as const;
