import { refuse } from '../ground/errors.ts';
import { invert, sameRow, type Commit } from '../world/journal.ts';
import type { Write } from './ledger.ts';
import type { Runtime } from './runtime.ts';

/** Tables that only keep book of sessions: undoing "the last change" looks past them (ours). */
const bookkeeping: ReadonlySet<string> = new Set(['logins', 'revokedTokens', 'keyUses']);

/** Whether a commit changed something people would take back. */
export const isRealChange = (commit: Commit): boolean =>
  commit.changes.some(({ table }) => !bookkeeping.has(table));

/** Number of the commit that took each undone commit back. */
export const undoneBy = (commits: readonly Commit[]): Map<number, number> =>
  new Map(
    commits.flatMap(({ no, undoes }) => (undoes === undefined ? [] : [[undoes, no] as const])),
  );

/**
 * The newest commit that is neither an undo, nor undone, nor bookkeeping: what an undo takes
 * back by default.
 */
export function nextUndo(commits: readonly Commit[]): Commit | undefined {
  const undone = undoneBy(commits);
  return commits.findLast(
    (commit) => commit.undoes === undefined && !undone.has(commit.no) && isRealChange(commit),
  );
}

/**
 * The write that takes a commit back, by default `nextUndo`.
 * @throws ApiError 404 when there is none; 409 when it is undone already or its rows
 * have changed since.
 */
export function undoChanges(
  { commits, world }: Runtime,
  no: number | undefined,
  actor: string,
): Write<Commit> {
  const undone = undoneBy(commits);
  const target = no === undefined ? nextUndo(commits) : commits[no - 1];
  if (target === undefined) throw refuse('notFound', { target: 'change', id: no ?? 'to undo' });
  if (undone.has(target.no))
    throw refuse('stillUsed', {
      target: `change ${target.no}`,
      reason: `it was undone by change ${undone.get(target.no)}`,
    });
  const changes = invert(target.changes);
  const moved = changes.find(({ table, id, before }) => !sameRow(world.row(table, id), before));
  if (moved !== undefined)
    throw refuse('stillUsed', {
      target: `change ${target.no}`,
      reason: `${moved.table} ${moved.id} has changed since`,
    });
  return {
    value: target,
    draft: {
      actor,
      call: 'journalUndo',
      summary: `Undo ${target.no}: ${target.summary || target.call}`,
      changes,
      undoes: target.no,
    },
  };
}
