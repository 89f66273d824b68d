import type { ActionName } from '../language/actionPattern.ts';
import type { CatalogView } from '../language/catalogView.ts';
import type { UndecidedReason } from './budget.ts';
import type { Caller } from './callers.ts';
import type { Direction } from './search.ts';
import type { Witness } from './witness.ts';

/** How the second stands to the first. */
export type Relation = 'equivalent' | 'narrower' | 'wider' | 'incomparable' | 'unknown';

/**
 * A part that could not be decided: nothing is claimed about it. `place`: an action, or
 * what was too large.
 */
export type Undecided = {
  readonly direction: Direction;
  readonly reason: UndecidedReason;
  readonly place: string;
};

/** The answer. `relation` is `unknown` when a direction without an example has undecided parts. */
export type Comparison = {
  readonly relation: Relation;
  /**
   * What the second allows and the first refuses: one example for each statement that
   * makes a difference.
   */
  readonly gained: readonly Witness[];
  readonly lost: readonly Witness[];
  readonly unknown: readonly Undecided[];
};

export type CompareOptions = {
  /** For actions with names in both vocabularies, and for examples that are known actions. */
  readonly catalog: CatalogView;
  /**
   * Who asks; one caller without any standing by default. Statements that name principals are
   * judged for each.
   */
  readonly callers?: readonly Caller[];
  /** Actions that are asked about; all by default. */
  readonly about?: (names: readonly ActionName[]) => boolean;
  /** Only these actions are asked about, each for itself under all its names. */
  readonly actions?: readonly string[];
  /** An example for each class of actions instead of one for each statement. */
  readonly everyAction?: boolean;
  /** Cells that may be looked at before the rest is reported as unknown. */
  readonly budget?: number;
};

/** How the directions add up. */
export function relationOf({ gained, lost, unknown }: Omit<Comparison, 'relation'>): Relation {
  const open = unknown.some(
    ({ direction }) => (direction === 'gained' ? gained : lost).length === 0,
  );
  if (open) return 'unknown';
  if (gained.length > 0) return lost.length > 0 ? 'incomparable' : 'wider';
  return lost.length > 0 ? 'narrower' : 'equivalent';
}
