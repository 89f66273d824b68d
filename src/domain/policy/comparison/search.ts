import type { Budget } from './budget.ts';
import type { Cut } from './cuts.ts';
import { joinFacts, type Facts } from './facts.ts';
import { allows, sameWeights, type Standpoint, type Weights } from './weighing.ts';

/** `gained`: the edited side allows what the saved one refuses; `lost` the other way round. */
export type Direction = 'gained' | 'lost';

/** A request that differs, as far as the cuts tell it, and the terms that apply to it. */
export type Difference = { readonly facts: Facts; readonly applying: bigint };

/** The question for one class of actions. */
export type Question = {
  readonly saved: Weights;
  readonly edited: Weights;
  readonly at: Standpoint;
  /** Terms that can apply before anything is cut. */
  readonly terms: bigint;
  readonly cuts: readonly Cut[];
};

type State = { readonly left: bigint; readonly chosen: readonly number[] };

/**
 * Whether a direction is still open when these terms are left, of which those in `decided`
 * certainly apply.
 */
function isOpen(
  direction: Direction,
  { saved, edited, at }: Question,
  left: bigint,
  decided: bigint,
): boolean {
  const [refusing, allowing] = direction === 'gained' ? [saved, edited] : [edited, saved];
  const certain = left & decided;
  return !allows(refusing, at, certain, left) && allows(allowing, at, left, certain);
}

const countBits = (mask: bigint): number => mask.toString(2).replaceAll('0', '').length;

/** Cuts that rule out the most terms come first, so that little is left to combine. */
export function inOrder(cuts: readonly Cut[]): readonly Cut[] {
  return cuts
    .filter(({ touches }) => touches !== 0n)
    .toSorted((a, b) => countBits(b.touches) - countBits(a.touches));
}

/** Terms that no later cut can rule out, after each cut. */
function settledAfter(terms: bigint, cuts: readonly Cut[]): readonly bigint[] {
  let touched = 0n;
  return cuts
    .toReversed()
    .map(({ touches }) => {
      const decided = terms & ~touched;
      touched |= touches;
      return decided;
    })
    .toReversed();
}

/**
 * Looks for a request of one class of actions on which the two sides differ. Cut by cut,
 * requests that leave the same terms are one state; a state in which both sides say the same,
 * or can no longer differ, is dropped. Nothing is left out: no state at the end means that
 * there is no difference.
 * @param loose takes the choices that could exist in place of those that do, where
 * these may not be all
 */
export function findDifference(
  direction: Direction,
  question: Question,
  budget: Budget,
  place: string,
  loose = false,
): Difference | null {
  const cuts = inOrder(question.cuts);
  const decided = settledAfter(question.terms, cuts);
  const choicesOf = (cut: Cut): readonly bigint[] =>
    loose && cut.loose !== null ? cut.loose : cut.choices.map(({ leaves }) => leaves);
  let states = new Map<bigint, State>([[question.terms, { left: question.terms, chosen: [] }]]);
  for (const [index, cut] of cuts.entries()) {
    const next = new Map<bigint, State>();
    const choices = choicesOf(cut);
    budget.spend(states.size * choices.length, place);
    for (const state of states.values()) {
      for (const [choice, leaves] of choices.entries()) {
        const left = state.left & leaves;
        if (next.has(left) || sameWeights(question.saved, question.edited, left)) continue;
        if (isOpen(direction, question, left, decided[index] ?? 0n))
          next.set(left, { left, chosen: [...state.chosen, choice] });
      }
    }
    states = next;
  }
  const [found] = states.values();
  if (found === undefined || !isOpen(direction, question, found.left, question.terms)) return null;
  if (loose) return { facts: {}, applying: found.left };
  const untouched = question.cuts
    .filter(({ touches }) => touches === 0n)
    .map(({ choices: [first] }) => first?.facts ?? {});
  const facts = [
    ...untouched,
    ...found.chosen.map((choice, index) => cuts[index]?.choices[choice]?.facts ?? {}),
  ].reduce(joinFacts, {});
  return { facts, applying: found.left };
}
