import { table } from '#mocks/ground/table.ts';

/** An account that was brought in from files; `id` is the account's. `at` in epoch ms. */
export type ImportedAccountRow = {
  readonly id: string;
  readonly at: number;
  readonly files: readonly string[];
};

/** A row whose document no file holds: `id` is made by `contentKey`. */
export type UnknownContentRow = {
  readonly id: string;
  /** System-defined permissions only ever allow, but for two that are known. */
  readonly system: boolean;
};

/**
 * Something that files refer to and none holds. `id` is `<kind>/<row>`; `file` and `place` say what
 * refers to it.
 */
export type PlaceholderRow = {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly file: string;
  readonly place: string;
};

/** What would be refused here and is so in a live account. `row` is `<table>/<id>`. */
export type ImportMarkRow = {
  readonly id: string;
  readonly row: string;
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  /** JSON path in a policy, or empty. */
  readonly path: string;
};

/** What is kept as it came and not modelled; secrets are taken out before. */
export type ImportedOtherRow = {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly values: Readonly<Record<string, unknown>>;
};

/** A recorded call of an audit trail. `at` in epoch ms; null where the record does not say. */
export type UseRow = {
  readonly id: string;
  readonly at: number;
  readonly service: string;
  readonly operation: string;
  readonly resource_type: string;
  readonly resource: string;
  /** URN or name of whoever called. */
  readonly actor: string;
  readonly actor_id: string;
  readonly address: string;
  readonly read_only: boolean | null;
  readonly refused: boolean | null;
  readonly code: string;
};

/** The id in the live account of what has another here: system-defined permissions. */
export type LiveIdRow = { readonly id: string; readonly live_id: string };

/** Id of the row that says that a document is not known. */
export const contentKey = (
  of: 'roles' | 'identityPolicies' | 'scps' | 'trusts',
  id: string,
): string => `${of}/${id}`;

/** What only worlds have that were brought in from the files of a live account. */
export const importedTables = {
  importedAccounts: table<ImportedAccountRow>()({}),
  unknownContents: table<UnknownContentRow>()({}),
  placeholders: table<PlaceholderRow>()({}),
  importMarks: table<ImportMarkRow>()({ multi: { row: (one) => one.row } }),
  importedOthers: table<ImportedOtherRow>()({}),
  uses: table<UseRow>()({}),
  liveIds: table<LiveIdRow>()({}),
} as const;
