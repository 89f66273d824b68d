import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';

export type CiaInstance = Result<AppContract['ucsCiaCreate']>;
