import type { AccessRequest, Decision } from '#src/domain/policy/engine/decision.ts';

/** A decision that refused something, explained, in a form that outlives the tab. */
export type StoredDecision = {
  readonly id: string;
  /** Epoch ms. */
  readonly at: number;
  /** Name of the contract row. */
  readonly call: string;
  /** Whom it was about. */
  readonly principalUrn: string;
  readonly decision: Decision;
  /** Absent in what earlier versions kept. */
  readonly request?: AccessRequest | undefined;
};

/**
 * Keeps the latest refusals of a workspace, so that a link to one works after a reload
 * and in another tab.
 */
export type DecisionStore = {
  /** Keeps the decisions of one refusal: one for each action it is about. */
  readonly keep: (refused: readonly StoredDecision[]) => void;
  readonly find: (id: string) => StoredDecision | undefined;
  /** Everything that is kept, newest first. */
  readonly all: () => readonly StoredDecision[];
};

/** How many refusals are kept (ours). One takes about 2 KB. */
const KEPT = 50;

const isStored = (item: unknown): item is StoredDecision =>
  typeof item === 'object' &&
  item !== null &&
  'id' in item &&
  'principalUrn' in item &&
  'decision' in item &&
  typeof item.decision === 'object' &&
  item.decision !== null;

/** Under which a browser keeps the refusals of a workspace. */
export const decisionStoreKey = (workspace: string): string => `refusals/${workspace}`;

/**
 * A store of decisions in the browser's storage. Where nothing can be stored, decisions can be read
 * back in their own tab only, until it is reloaded.
 */
export function createDecisionStore(
  storage: Pick<Storage, 'getItem' | 'setItem'>,
  workspace: string,
): DecisionStore {
  const key = decisionStoreKey(workspace);
  const read = (): readonly StoredDecision[] => {
    try {
      const stored: unknown = JSON.parse(storage.getItem(key) ?? '[]');
      return Array.isArray(stored) ? stored.filter(isStored) : [];
    } catch {
      return []; // blocked or damaged: as if nothing had been kept
    }
  };
  return {
    keep: (refused) => {
      const text = JSON.stringify([...read(), ...refused].slice(-KEPT));
      try {
        storage.setItem(key, text);
      } catch {
        // Blocked or full: the refusal itself must not fail over it.
      }
    },
    find: (id) => read().find((refused) => refused.id === id),
    all: () => read().toReversed(),
  };
}
