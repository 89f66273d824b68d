import { refuse } from '../ground/errors.ts';
import { ChangeConflict, type Change, type Commit } from '../world/journal.ts';
import { advance, newestNo, openRuntime, type Runtime } from './runtime.ts';
import { isScenario, paramsOf, seedVersion } from '../scenarios/scenarios.ts';
import { StorageFull, type CommitStore, type Head } from '../world/store.ts';
import type { ScenarioChoice } from './adminApi.ts';

/** Where a ledger keeps its commits, and which world it opens. */
export type LedgerOptions = {
  readonly store: CommitStore;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly randomHex: (bytes: number) => string;
  /** Opened when the workspace is empty. */
  readonly scenario?: ScenarioChoice;
  /** Open `scenario` whatever is there, readable or not. */
  readonly discard?: boolean;
};

/** What listeners learn: who wrote, and whether it is another world now. */
export type News = { readonly from: 'here' | 'elsewhere'; readonly replaced: boolean };

/** The saved world cannot be used as it is. The page offers restore, download and reset. */
export class DamagedStore extends Error {
  /** Number of the last commit that can be restored; undefined when nothing can. */
  readonly intactUntil: number | undefined;

  constructor(reason: string, intactUntil: number | undefined) {
    super(reason);
    this.name = 'DamagedStore';
    this.intactUntil = intactUntil;
  }
}

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
  #queue: Promise<unknown> = Promise.resolve();
  #reading: Promise<void> | undefined;
  #readingNext: Promise<void> | undefined;

  private constructor(options: LedgerOptions, runtime: Runtime) {
    this.#options = options;
    this.runtime = runtime;
    this.#unsubscribe = options.store.subscribe(() => void this.catchUp().catch(() => undefined)); // the next call reports what is wrong
  }

  /** Opens what the store holds. @throws DamagedStore */
  static async open(options: LedgerOptions): Promise<Ledger> {
    const { store, clock, scenario = { scenario: 'fresh' }, discard = false } = options;
    const loaded = discard ? { state: 'empty' as const } : await store.load();
    if (loaded.state === 'damaged') throw new DamagedStore(loaded.reason, loaded.intactUntil);
    if (loaded.state === 'ready')
      return new Ledger(options, reopen(loaded.head, loaded.commits, clock));
    const head = newHead(scenario, options);
    await store.reset(head);
    return new Ledger(options, openRuntime(head, [], clock));
  }

  onCommit(listener: (news: News) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  close(): void {
    this.#unsubscribe();
    this.#options.store.close();
  }

  /** Applies what other backends have stored up to now. A reading that began earlier does not count; later callers share the next one. */
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
    const head = newHead(choice, this.#options);
    await this.#serially(async () => {
      await this.#options.store.reset(head).catch(explainFull);
      this.runtime = openRuntime(head, [], this.#options.clock);
    });
    this.#tell({ from: 'here', replaced: true });
  }

  /**
   * Decides and stores one write. `decide` runs synchronously on the newest state, and again if another tab was faster.
   * @throws ApiError from `decide`; 507 when the store is full, 409 when others never stop being faster.
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
          at: this.#options.clock(),
          actor,
          call,
          summary,
          changes,
          ...(undoes !== undefined && { undoes }),
        };
        if (storageFails) throw refuse('storageFull');
        if (await this.#options.store.append(this.runtime.head.epoch, commit).catch(explainFull)) {
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
    const head = await this.#options.store.head();
    if (
      head === undefined ||
      (head.epoch === this.runtime.head.epoch && head.no === newestNo(this.runtime))
    )
      return;
    const replaced = head.epoch !== this.runtime.head.epoch;
    if (replaced) this.runtime = openRuntime({ ...head, no: 0 }, [], this.#options.clock);
    const missed = await this.#options.store.commitsAfter(newestNo(this.runtime));
    for (const commit of missed)
      if (commit.no === newestNo(this.runtime) + 1) advance(this.runtime, commit);
    this.#tell({ from: 'elsewhere', replaced });
  }

  #tell(news: News): void {
    this.#listeners.forEach((listener) => listener(news));
  }
}

function reopen(head: Head, commits: readonly Commit[], clock: () => number): Runtime {
  if (head.seedVersion !== seedVersion || !isScenario(head.scenario))
    throw new DamagedStore(
      'The saved world was made by another version of this console.',
      undefined,
    );
  try {
    return openRuntime(head, commits, clock);
  } catch (error) {
    if (!(error instanceof ChangeConflict)) throw error;
    throw new DamagedStore(
      `The saved changes do not fit together: ${error.message}.`,
      fittingPrefix(head, commits, clock),
    );
  }
}

function fittingPrefix(head: Head, commits: readonly Commit[], clock: () => number): number {
  const runtime = openRuntime(head, [], clock);
  for (const commit of commits) {
    try {
      advance(runtime, commit);
    } catch {
      break;
    }
  }
  return newestNo(runtime);
}

function newHead({ scenario, params }: ScenarioChoice, { clock, randomHex }: LedgerOptions): Head {
  return {
    epoch: randomHex(16),
    scenario,
    params: paramsOf(scenario, params),
    seedVersion,
    openedAt: clock(),
    no: 0,
  };
}

function explainFull(error: unknown): never {
  throw error instanceof StorageFull ? refuse('storageFull') : error;
}
