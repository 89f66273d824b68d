import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';

/** An RBAC permission, as the API answers it. */
export type Permission = Result<AppContract['ucsPermissionShow']>;
