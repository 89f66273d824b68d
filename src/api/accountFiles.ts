/** What became of files: what they hold, what was left, what is missing. */
export type FilesReport = {
  readonly read: readonly { readonly kind: string; readonly count: number }[];
  readonly left: readonly {
    readonly file: string;
    readonly place: string;
    readonly reason: string;
  }[];
  readonly placeholders: readonly {
    readonly kind: string;
    readonly name: string;
    readonly file: string;
    readonly place: string;
  }[];
  readonly secretsDropped: number;
  /** What is there and could not be made so here, by code. */
  readonly marked: readonly { readonly code: string; readonly count: number }[];
};

/** An account that was read from files and not opened yet. */
export type AccountRead = {
  readonly report: FilesReport;
  /** Undefined when nothing was understood. */
  readonly account: { readonly id: string; readonly name: string } | undefined;
};

/** How an account that was brought in before stands to the files of now. */
export type AccountDrift = {
  readonly live: readonly {
    readonly table: string;
    readonly name: string;
    readonly what: 'added' | 'changed' | 'removed';
  }[];
  readonly rehearsed: readonly {
    readonly no: number;
    readonly summary: string;
    readonly state: 'stands' | 'done' | 'conflict';
  }[];
};

/** An account that lies in a workspace of this browser. `at` in epoch ms. */
export type BroughtAccount = {
  readonly workspace: string;
  readonly name: string;
  readonly at: number;
  readonly masked: boolean;
};

/** A file that somebody has chosen. `path` has its folders; who asks for the bytes owns them. */
export type ChosenFile = {
  readonly path: string;
  readonly size: number;
  readonly bytes: () => Promise<Uint8Array>;
};

/** Brings accounts from files into workspaces of this browser. Nothing is sent anywhere. */
export type AccountFiles = {
  /**
   * Reads files, one after the other, beside the page. What was read is kept until `signal` says
   * stop.
   * @throws AbortError when it says so meanwhile
   */
  readonly read: (
    files: readonly ChosenFile[],
    how: { readonly signal: AbortSignal; readonly onProgress: (done: number) => void },
  ) => Promise<AccountRead>;
  /** Compares what was read with what the workspace holds; undefined when it holds no account. */
  readonly compare: (
    read: AccountRead,
    where: { readonly workspace: string; readonly masked: boolean },
  ) => Promise<AccountDrift | undefined>;
  /** Puts what was read into the workspace. `carry`: with the rehearsed changes that still stand. */
  readonly open: (
    read: AccountRead,
    where: { readonly workspace: string; readonly masked: boolean; readonly carry: boolean },
  ) => Promise<void>;
  readonly list: () => readonly BroughtAccount[];
  /** Erases the workspace with everything that is kept of it. */
  readonly forget: (workspace: string) => Promise<void>;
};

let load: (() => Promise<AccountFiles>) | undefined;

/** Says how accounts are brought in. Called by a backend that runs in the page, before the first render. */
export function setAccountFiles(loader: () => Promise<AccountFiles>): void {
  load = loader;
}

/** How accounts are brought in; undefined where the backend is elsewhere. */
export const accountFiles = (): Promise<AccountFiles> | undefined => load?.();

/** Whether accounts can be brought in at all. */
export const canBringAccounts = (): boolean => load !== undefined;
