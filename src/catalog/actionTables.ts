import tables from './system/actionTables.json' with { type: 'json' };

/** One entry of a table: an action and the single actions under it. */
export type ActionGroup = {
  /** A name or pattern, as the table has it. */
  readonly action: string;
  /** Actions with a row each; absent where the table says "-" and means all that fit. */
  readonly specific?: readonly string[];
};

/** The table of Action, Specific Action and Description of a system-defined policy. */
export type ActionTable = {
  readonly groups: readonly ActionGroup[];
  /** Descriptions that the catalogue, or other entries of the kind, word differently. */
  readonly words: Words;
  /**
   * What the reader should know about the table: where it and the policy differ, or
   * that it is ours.
   */
  readonly notes: readonly string[];
};

type Words = Readonly<Record<string, string>>;

type Entry = {
  readonly policy: string;
  readonly source?: string;
  readonly ours?: string;
  readonly note?: string;
  /** A policy whose entries come first. */
  readonly includes?: string;
  readonly words?: Words;
  readonly groups: readonly ActionGroup[];
};

const entries: ReadonlyMap<string, Entry> = new Map(
  (tables as readonly Entry[]).map((entry) => [entry.policy, entry]),
);

/**
 * The table that documents a system-defined policy, in its order
 * (docs/sources/ucs-roles-and-policies.md#action-tables); undefined where there is none.
 * @param policy display name
 */
export function actionTableOf(policy: string): ActionTable | undefined {
  const entry = entries.get(policy);
  if (entry === undefined) return undefined;
  const included = entry.includes === undefined ? undefined : actionTableOf(entry.includes);
  return {
    groups: [...(included?.groups ?? []), ...entry.groups],
    words: { ...included?.words, ...entry.words },
    notes: [entry.ours, entry.note].filter((note) => note !== undefined),
  };
}
