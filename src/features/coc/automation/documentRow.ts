import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';

/** A script or runbook, as the list answers it. */
export type DocumentRow = Result<AppContract['cocDocumentList']>['documents'][number];
