import type { Api } from './ucsBackend.ts';

/**
 * One call of an operation: what has to be there is made by the administrator, then `as` tries,
 * then the administrator cleans up.
 */
export type OperationCall = (as: Api) => Promise<unknown>;

/** Params of a call on one cluster. */
export const on = (id: string) => ({ params: { cluster_id: id } });
let names = 0;

/** A name that nothing has yet. */
export const fresh = (prefix: string): string => `${prefix}-${(names += 1)}`;

/** Tries a call that creates something, and removes it again. */
export const trying = async <T>(
  attempt: Promise<T>,
  undo: (made: T) => Promise<unknown>,
): Promise<void> => {
  await undo(await attempt);
};

/** The calls behind operations, by the name of the operation. */
export type OperationCalls = Readonly<Record<string, readonly OperationCall[]>>;
