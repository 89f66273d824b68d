import type { api } from '#src/api/api.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';

/** A version of an identity policy, without its document. */
export type PolicyVersion = Result<(typeof api.v5PolicyVersionList)['spec']>['versions'][number];
