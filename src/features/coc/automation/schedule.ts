import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';

/** A scheduled task, as the list answers it. */
export type Schedule = Result<AppContract['cocScheduleList']>['tasks'][number];
