import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';

/** A server, as the API answers it. */
export type Server = Result<AppContract['ecsServerShow']>['server'];
