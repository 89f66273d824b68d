import type { Budget } from './budget.ts';
import type { Group } from './links.ts';
import type { Place, Test } from './terms.ts';

/**
 * What a group is made of. Sets of tests and of elements are joined into one: tests first,
 * elements behind them.
 */
export type GroupParts = {
  readonly group: Group;
  readonly tests: readonly Test[];
  readonly places: readonly Place[];
  readonly uris: boolean;
};

/** How the classes of a group are made. */
export type GroupOptions = {
  readonly severalValues: (key: string) => boolean;
  readonly budget: Budget;
};
