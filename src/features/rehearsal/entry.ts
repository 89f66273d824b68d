import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';

/** One change of the world: who, when (epoch ms), which call, and which rows. */
export type Entry = Result<AppContract['journalList']>['entries'][number];

/** What a change is called in a sentence. */
export const entryName = ({ no, summary, call }: Entry): string =>
  `change ${no} (${summary || call})`;

/** Whether a change still stands, in words. */
export const standing = ({ undoes, undone_by: by }: Entry): string =>
  by !== undefined ? `Undone by ${by}` : undoes === undefined ? 'In effect' : `Undoes ${undoes}`;
