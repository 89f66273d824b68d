import type { Row } from '#mocks/ground/table.ts';
import { worldOf } from '#mocks/pipeline/worldBase.ts';
import { applyChanges, sameRow, type Change, type Commit } from '#mocks/world/journal.ts';
import type { Kept } from '#mocks/world/store.ts';
import type { World } from '#mocks/world/world.ts';
import { changesBetween } from './importAccount.ts';

/** Something that is otherwise in the live account than when it was last brought in. */
export type LiveChange = {
  readonly table: string;
  readonly name: string;
  readonly what: 'added' | 'changed' | 'removed';
};

/**
 * A change of the rehearsal, held against the live account of now: it `stands`, it is `done` there
 * already, or what it changed has become something else (`conflict`).
 */
export type Rehearsed = {
  readonly no: number;
  readonly summary: string;
  readonly state: 'stands' | 'done' | 'conflict';
};

export type Drift = {
  readonly live: readonly LiveChange[];
  readonly rehearsed: readonly Rehearsed[];
  /** The account of now with the changes that still stand. */
  readonly carried: Kept;
};

/** Tables about the bringing in, and what was recorded: not how the account is. */
const besides: ReadonlySet<string> = new Set([
  'importedAccounts',
  'importMarks',
  'placeholders',
  'uses',
  'liveIds',
  'logins',
  'keyUses',
]);

function nameOf({ id, before, after }: Change): string {
  const row: Row & { name?: unknown; display_name?: unknown } = after ?? before ?? { id };
  return typeof row.display_name === 'string'
    ? row.display_name
    : typeof row.name === 'string'
      ? row.name
      : id;
}

const whatOf = ({ before, after }: Change): LiveChange['what'] =>
  before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';

function stateOf(world: World, { changes }: Commit): Rehearsed['state'] {
  const is = (side: 'before' | 'after'): boolean =>
    changes.every((change) => sameRow(world.row(change.table, change.id), change[side]));
  if (is('before')) return 'stands';
  return is('after') ? 'done' : 'conflict';
}

/** Compares an account that was brought in, and what was rehearsed on it, with the account of now. */
export function driftBetween(old: Kept, next: Kept): Drift {
  const was = worldOf(old.head, old.base ?? {});
  const now = worldOf(next.head, next.base ?? {});
  const live = changesBetween(was, now)
    .filter(({ table }) => !besides.has(table))
    .map((change): LiveChange => ({
      table: change.table,
      name: nameOf(change),
      what: whatOf(change),
    }));
  const commits: Commit[] = [...next.commits];
  for (const { changes } of commits) applyChanges(now, changes);
  const numbers = new Map<number, number>();
  const rehearsed = old.commits.map((commit): Rehearsed => {
    const state = stateOf(now, commit);
    if (state === 'stands') {
      const { undoes, ...rest } = commit;
      const undone = undoes === undefined ? undefined : numbers.get(undoes);
      const no = commits.length + 1;
      applyChanges(now, commit.changes);
      commits.push({ ...rest, no, ...(undone !== undefined && { undoes: undone }) });
      numbers.set(commit.no, no);
    }
    return { no: commit.no, summary: commit.summary || commit.call, state };
  });
  return {
    live,
    rehearsed,
    carried: { ...next, head: { ...next.head, no: commits.length }, commits },
  };
}
