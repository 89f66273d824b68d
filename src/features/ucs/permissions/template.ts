import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';

/** A template of custom permissions, as the API answers it. */
export type Template = Result<AppContract['ucsTemplateCreate']>;
