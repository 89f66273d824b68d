import type { Commit } from './journal.ts';

/** Which world a workspace holds, and how far it has come. */
export type Head = {
  /** Changes whenever the world is replaced. */
  readonly epoch: string;
  readonly scenario: string;
  readonly params: Readonly<Record<string, number>>;
  /** Version of the seed the base was made with; another version makes another base. */
  readonly seedVersion: number;
  /** Epoch ms; seeded times are relative to it. */
  readonly openedAt: number;
  /** Number of the newest commit, 0 for none. */
  readonly no: number;
};

/** What stands in a store. `damaged`: the commits up to `intactUntil` can be used, the rest cannot. */
export type Loaded =
  | { readonly state: 'empty' }
  | { readonly state: 'ready'; readonly head: Head; readonly commits: readonly Commit[] }
  | {
      readonly state: 'damaged';
      readonly reason: string;
      readonly head?: Head;
      readonly intactUntil?: number;
    };

/** The store has no room for a commit. Nothing was written. */
export class StorageFull extends Error {
  constructor() {
    super('No room left in the store');
    this.name = 'StorageFull';
  }
}

/** Where the commits of one workspace are kept. Several backends (tabs) may share one. */
export type CommitStore = {
  readonly load: () => Promise<Loaded>;
  /** The newest head; cheap, read before every call. */
  readonly head: () => Promise<Head | undefined>;
  /** Commits after `no`, in order. */
  readonly commitsAfter: (no: number) => Promise<readonly Commit[]>;
  /** Adds `commit` if the store still is at `commit.no - 1` of this epoch: false otherwise. @throws StorageFull */
  readonly append: (epoch: string, commit: Commit) => Promise<boolean>;
  /** Throws away what is there and starts with this head. @throws StorageFull */
  readonly reset: (head: Head) => Promise<void>;
  /** Forgets the commits after `no`. */
  readonly truncate: (no: number) => Promise<void>;
  /** Everything as JSON text, also when damaged: for downloads. */
  readonly dump: () => Promise<string>;
  /** Calls `listener` when another backend has written. Returns the function that stops it. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Runs `work` while no other backend of this workspace runs its own, where the platform can promise that. */
  readonly exclusively: <T>(work: () => Promise<T>) => Promise<T>;
  readonly close: () => void;
};
