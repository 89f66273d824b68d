import { refuse } from '../ground/errors.ts';
import type { Change, Commit } from '../world/journal.ts';
import { advance, newestNo, openRuntime, type Runtime } from './runtime.ts';
import { isScenario } from '../scenarios/scenarios.ts';
import { reconstructedBase } from './worldBase.ts';
import { StorageFull, StoreGone, type CommitStore, type Kept } from '../world/store.ts';
import { DamagedStore, NewerStore, newWorld, reopen, withBase } from './storedWorld.ts';
import type { ScenarioChoice } from './adminApi.ts';

/** Where a ledger keeps its commits, and which world it opens. */
export type LedgerOptions = {
  readonly store: CommitStore;
  /** The real time, epoch ms. */
  readonly clock: () => number;
  readonly randomHex: (bytes: number) => string;
  /** Opened when the workspace is empty. */
  readonly scenario?: ScenarioChoice;
  /** Open `scenario` whatever is there, readable or not. */
  readonly discard?: boolean;
};

/** What listeners learn: who wrote, and whether it is another world now. */
export type News = { readonly from: 'here' | 'elsewhere'; readonly replaced: boolean };

/** What a write wants to keep, and what it answers. No changes: nothing is stored. */
export type Write<T> = {
  readonly value: T;
  readonly draft: Pick<Commit, 'actor' | 'call' | 'summary' | 'undoes'> & {
    readonly changes: readonly Change[];
  };
};

/** How often a write is decided anew when another tab was faster. */
const ATTEMPTS = 20;

/** Keeps the world of this backend in step with the store, and is the only one who writes to it. */
export class Ledger {
  runtime: Runtime;
  readonly #options: LedgerOptions;
  readonly #listeners = new Set<(news: News) => void>();
  readonly #unsubscribe: () => void;
  readonly #goneListeners = new Set<(reason: StoreGone) => void>();
  #gone: StoreGone | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #reading: Promise<void> | undefined;
  #readingNext: Promise<void> | undefined;

  private constructor(options: LedgerOptions, runtime: Runtime) {
    this.#options = options;
    this.runtime = runtime;
    options.store.onGone((reason) => this.#lose(reason));
    // the next call reports what is wrong
    this.#unsubscribe = options.store.subscribe(() => void this.catchUp().catch(() => undefined));
  }

  /** Opens what the store holds. @throws DamagedStore, NewerStore */
  static async open(options: LedgerOptions): Promise<Ledger> {
    const { store, clock, scenario = { scenario: 'fresh' }, discard = false } = options;
    const loaded = discard ? { state: 'empty' as const } : await store.load();
    if (loaded.state === 'damaged') throw new DamagedStore(loaded.reason, loaded.intactUntil);
    if (loaded.state === 'newer') throw new NewerStore(loaded.format);
    if (loaded.state === 'ready') {
      const kept = await withBase(loaded, store);
      return new Ledger(options, reopen(kept.head, kept.base, kept.commits, clock));
    }
    const fresh = newWorld(scenario, options);
    await store.reset({ ...fresh, commits: [] });
    return new Ledger(options, openRuntime(fresh.head, fresh.base, [], clock));
  }

  /** The real time, epoch ms. */
  real(): number {
    return this.#options.clock();
  }

  /** The world as it is in memory, whatever has become of the store. */
  get kept(): Kept {
    const { head, base, commits } = this.runtime;
    return { head: { ...head, no: commits.length }, base, commits: [...commits] };
  }

  /**
   * Calls `listener` when the store is gone: nothing can be stored any more, but what is in memory
   * can still be had.
   */
  onGone(listener: (reason: StoreGone) => void): void {
    this.#goneListeners.add(listener);
  }

  onCommit(listener: (news: News) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  close(): void {
    this.#unsubscribe();
    this.#options.store.close();
  }

  /**
   * Applies what other backends have stored up to now. A reading that began earlier does not count;
   * later callers share the next one.
   */
  catchUp(): Promise<void> {
    if (this.#reading === undefined) {
      this.#reading = this.#readNewest().finally(() => (this.#reading = undefined));
      return this.#reading;
    }
    this.#readingNext ??= this.#reading
      .catch(() => undefined)
      .then(() => {
        this.#readingNext = undefined;
        return this.catchUp();
      });
    return this.#readingNext;
  }

  /** Starts a new world for every backend of the workspace. @throws ApiError 404, 507 */
  async replace(choice: ScenarioChoice): Promise<void> {
    if (!isScenario(choice.scenario))
      throw refuse('notFound', { target: 'scenario', id: choice.scenario });
    await this.#replaceBy({ ...newWorld(choice, this.#options), commits: [] });
  }

  /**
   * Goes on with a world that was kept elsewhere, under a name of its own: tokens of the other one
   * do not work in it.
   * @throws ApiError 400 when it does not fit together, 507
   */
  async adopt({ head, base, commits }: Kept): Promise<void> {
    const own = { ...head, epoch: this.#options.randomHex(16), no: commits.length };
    await this.#replaceBy({ head: own, base: base ?? {}, commits: [...commits] });
  }

  async #replaceBy({ head, base = {}, commits }: Kept): Promise<void> {
    const runtime = fitting(() => openRuntime(head, base, commits, this.#options.clock));
    await this.#serially(async () => {
      await this.#options.store.reset({ head, base, commits }).catch(explain);
      this.runtime = runtime;
    });
    this.#tell({ from: 'here', replaced: true });
  }

  /**
   * Decides and stores one write. `decide` runs synchronously on the newest state, and again if
   * another tab was faster.
   * @throws ApiError from `decide`; 507 when the store is full, 409 when others never
   * stop being faster.
   */
  write<T>(
    decide: () => Write<T>,
    storageFails = false,
  ): Promise<{ value: T; commit: Commit | undefined }> {
    return this.#serially(async () => {
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        await this.catchUp();
        const { value, draft } = decide();
        if (draft.changes.length === 0) return { value, commit: undefined };
        const { actor, call, summary, changes, undoes } = draft;
        const commit: Commit = {
          no: newestNo(this.runtime) + 1,
          at: this.runtime.now(),
          actor,
          call,
          summary,
          changes,
          ...(undoes !== undefined && { undoes }),
        };
        if (storageFails) throw refuse('storageFull');
        if (await this.#options.store.append(this.runtime.head.epoch, commit).catch(explain)) {
          if (newestNo(this.runtime) < commit.no) advance(this.runtime, commit);
          this.#tell({ from: 'here', replaced: false });
          return { value, commit };
        }
      }
      throw refuse('busy');
    });
  }

  /** One write after the other in this backend, and under the platform's lock between backends. */
  #serially<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#queue.then(() => this.#options.store.exclusively(work));
    this.#queue = next.catch(() => undefined);
    return next;
  }

  async #readNewest(): Promise<void> {
    if (this.#gone !== undefined) throw refuse('storeGone');
    const { store } = this.#options;
    const head = await store.head().catch(explain);
    if (head === undefined) this.#lose(new StoreGone('The saved world was deleted.'));
    if (head === undefined) throw refuse('storeGone');
    if (head.epoch === this.runtime.head.epoch && head.no === newestNo(this.runtime)) return;
    const replaced = head.epoch !== this.runtime.head.epoch;
    if (replaced) await this.#reopen();
    else
      for (const commit of await store.commitsAfter(newestNo(this.runtime)).catch(explain))
        if (commit.no === newestNo(this.runtime) + 1) advance(this.runtime, commit);
    this.#tell({ from: 'elsewhere', replaced });
  }

  /** Takes over the world that another backend has opened. */
  async #reopen(): Promise<void> {
    const { store, clock } = this.#options;
    const loaded = await store.load().catch(explain);
    if (loaded.state !== 'ready') throw refuse('storeGone');
    this.runtime = reopen(
      loaded.head,
      loaded.base ?? reconstructedBase(loaded.head, loaded.commits),
      loaded.commits,
      clock,
    );
  }

  #lose(reason: StoreGone): void {
    if (this.#gone !== undefined) return;
    this.#gone = reason;
    this.#goneListeners.forEach((listener) => listener(reason));
  }

  #tell(news: News): void {
    this.#listeners.forEach((listener) => listener(news));
  }
}

/** What opens a world that comes from outside: whatever is wrong with it is the sender's. */
function fitting<T>(open: () => T): T {
  try {
    return open();
  } catch {
    throw refuse('invalidParameter', { key: 'world' });
  }
}

function explain(error: unknown): never {
  if (error instanceof StorageFull) throw refuse('storageFull');
  throw error instanceof StoreGone ? refuse('storeGone') : error;
}
