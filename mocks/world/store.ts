import type { Base } from './base.ts';
import type { Commit } from './journal.ts';

/**
 * Format of what this version stores. 1 (version 0.1.0) had no base of its own; a newer one
 * is left untouched.
 */
export const storeFormat = 2;

/** Which world a workspace holds, and how far it has come. */
export type Head = {
  /** `storeFormat` of the version that stored it. */
  readonly format: number;
  /** Changes whenever the world is replaced. */
  readonly epoch: string;
  readonly scenario: string;
  readonly params: Readonly<Record<string, number>>;
  /** Epoch ms; seeded times are relative to it. */
  readonly openedAt: number;
  /** Number of the newest commit, 0 for none. */
  readonly no: number;
};

/** A world as it is kept: what it began with, and every change since. */
export type Kept = {
  readonly head: Head;
  /** Absent in format 1. */ readonly base: Base | undefined;
  readonly commits: readonly Commit[];
};

/**
 * What stands in a store. `damaged`: the commits up to `intactUntil` can be used, the rest cannot.
 * `newer`: a later version has written it.
 */
export type Loaded =
  | { readonly state: 'empty' }
  | ({ readonly state: 'ready' } & Kept)
  | { readonly state: 'newer'; readonly format: number }
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

/**
 * What was stored has been deleted, or taken over by a newer version, while this
 * backend had it open.
 */
export class StoreGone extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'StoreGone';
  }
}

/**
 * Where the commits of one workspace are kept. Several backends (tabs) may share one. Every call
 * may throw `StoreGone`.
 */
export type CommitStore = {
  readonly load: () => Promise<Loaded>;
  /** The newest head; cheap, read before every call. */
  readonly head: () => Promise<Head | undefined>;
  /** Commits after `no`, in order. */
  readonly commitsAfter: (no: number) => Promise<readonly Commit[]>;
  /**
   * Adds `commit` if the store still is at `commit.no - 1` of this epoch: false otherwise.
   * @throws StorageFull
   */
  readonly append: (epoch: string, commit: Commit) => Promise<boolean>;
  /** Throws away what is there and keeps this world. @throws StorageFull */
  readonly reset: (kept: Kept) => Promise<void>;
  /**
   * Gives a world that was stored without a base its own, if it still is this one and
   * has none by now.
   * @throws StorageFull
   */
  readonly adopt: (kept: Kept) => Promise<void>;
  /** Forgets the commits after `no`. */
  readonly truncate: (no: number) => Promise<void>;
  /** Everything as JSON text, also when damaged: for downloads. */
  readonly dump: () => Promise<string>;
  /** Calls `listener` when another backend has written. Returns the function that stops it. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Calls `listener` once when the store is gone under this backend. */
  readonly onGone: (listener: (reason: StoreGone) => void) => void;
  /**
   * Runs `work` while no other backend of this workspace runs its own, where the platform
   * can promise that.
   */
  readonly exclusively: <T>(work: () => Promise<T>) => Promise<T>;
  readonly close: () => void;
};
