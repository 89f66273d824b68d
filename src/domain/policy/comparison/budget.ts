/** Why a comparison, or a part of it, stays undecided. */
export type UndecidedReason = 'too-large' | 'not-modelled' | 'not-confirmed' | 'content-unknown';

/**
 * Thrown inside a comparison when the cells to be looked at outgrow the budget; the part is then
 * reported as unknown.
 */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
  /** What outgrew it: a condition key, the resources, or the actions. */
  readonly place: string;

  constructor(place: string) {
    super(`Too many cases at ${place}`);
    this.place = place;
  }
}

/** Cells that may still be looked at. One budget serves a whole comparison. */
export class Budget {
  #left: number;

  constructor(cells: number) {
    this.#left = cells;
  }

  /** Takes some of it. @throws TooLarge when nothing is left */
  spend(cells: number, place: string): void {
    this.#left -= cells;
    if (this.#left < 0) throw new TooLarge(place);
  }
}
