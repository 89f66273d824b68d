import type { Commit } from './journal.ts';
import type { CommitStore, Head } from './store.ts';

/** A store that lives as long as its process: tests, and the command line. Backends that share it behave like tabs. */
export function createMemoryStore(): CommitStore {
  let head: Head | undefined;
  let commits: Commit[] = [];
  const listeners = new Set<() => void>();
  const tell = (): void => listeners.forEach((listener) => listener());
  return {
    load: () =>
      Promise.resolve(
        head === undefined ? { state: 'empty' } : { state: 'ready', head, commits: [...commits] },
      ),
    head: () => Promise.resolve(head),
    commitsAfter: (no) => Promise.resolve(commits.slice(no)),
    append: (epoch, commit) => {
      if (head === undefined || head.epoch !== epoch || head.no !== commit.no - 1)
        return Promise.resolve(false);
      head = { ...head, no: commit.no };
      commits.push(commit);
      tell();
      return Promise.resolve(true);
    },
    reset: (next) => {
      head = next;
      commits = [];
      tell();
      return Promise.resolve();
    },
    truncate: (no) => {
      commits = commits.slice(0, no);
      if (head !== undefined) head = { ...head, no: commits.length };
      tell();
      return Promise.resolve();
    },
    dump: () => Promise.resolve(JSON.stringify({ head, commits })),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    exclusively: (work) => work(),
    close: () => listeners.clear(),
  };
}
