import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';

/** A fleet or cluster that policies may be applied to, as the list of policies answers it. */
export type PolicyTarget = Result<AppContract['ucsPolicyList']>['targets'][number];
