import type { Commit } from './journal.ts';
import type { CommitStore, Kept } from './store.ts';

/**
 * A store that lives as long as its process: tests, and the command line. Backends that share it
 * behave like tabs.
 */
export function createMemoryStore(): CommitStore {
  let kept: Kept | undefined;
  let commits: Commit[] = [];
  const listeners = new Set<() => void>();
  const keep = (next: Kept): void => {
    kept = { ...next, head: { ...next.head, no: next.commits.length } };
    commits = [...next.commits];
    listeners.forEach((listener) => listener());
  };
  return {
    load: () =>
      Promise.resolve(
        kept === undefined
          ? { state: 'empty' }
          : { state: 'ready', ...kept, commits: [...commits] },
      ),
    head: () => Promise.resolve(kept?.head),
    commitsAfter: (no) => Promise.resolve(commits.slice(no)),
    append: (epoch, commit) => {
      if (kept === undefined || kept.head.epoch !== epoch || kept.head.no !== commit.no - 1)
        return Promise.resolve(false);
      commits.push(commit); // the list is this store's own
      kept = { ...kept, head: { ...kept.head, no: commit.no } };
      listeners.forEach((listener) => listener());
      return Promise.resolve(true);
    },
    reset: (next) => Promise.resolve(keep(next)),
    adopt: (next) => Promise.resolve(keep(next)),
    truncate: (no) => {
      if (kept !== undefined) keep({ ...kept, commits: commits.slice(0, no) });
      return Promise.resolve();
    },
    dump: () => Promise.resolve(JSON.stringify({ ...kept, commits })),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onGone: () => undefined,
    exclusively: (work) => work(),
    close: () => listeners.clear(),
  };
}
