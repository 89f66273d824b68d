/**
 * What is called how in the console, page by page. The keys are those of the page objects.
 * Role and name are a contract: `since` says from which version on it holds.
 */
import { coc } from './coc.ts';
import { iam } from './iam.ts';
import { iam5 } from './iam5.ts';
import { others } from './others.ts';
import { ucs } from './ucs.ts';

export { jsonView } from './policyEditor.ts';
export type { DialogNames, Name, PageNames } from './name.ts';

/** All pages. */
export const names = { ...others, ...iam, ...iam5, ...coc, ...ucs } as const;
