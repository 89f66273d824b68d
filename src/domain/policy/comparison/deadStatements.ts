import type { PolicyDocument } from '../language/document.ts';
import { comparingDocuments, type DocumentOptions } from './compareDocuments.ts';
import type { Steps } from './steps.ts';

/** A statement without which the policy allows and denies the same. */
export type DeadStatement = {
  readonly index: number;
  /**
   * The statements that decide in its place, as few as were found; none where it can never apply.
   */
  readonly coveredBy: readonly number[];
};

type Options = Omit<DocumentOptions, 'budget'>;

/** Cells for one comparison; what needs more counts as deciding. */
const BUDGET = 100_000;
/** Policies of more statements are not looked through: each statement costs comparisons. */
const MOST = 100;

const withOnly = (document: PolicyDocument, kept: readonly number[]): PolicyDocument => ({
  ...document,
  statements: kept.flatMap((index) => document.statements[index] ?? []),
});

/** Whether both allow and deny the same, by themselves and beside other policies; proved. */
export function* sayingTheSame(
  one: PolicyDocument,
  other: PolicyDocument,
  options: Options,
): Steps<boolean> {
  yield;
  const { relation, inHands } = yield* comparingDocuments(one, other, {
    ...options,
    budget: BUDGET,
  });
  return relation === 'equivalent' && inHands.relation === 'equivalent';
}

/** As few of the statements as make another one idle. */
function* findingCover(
  document: PolicyDocument,
  index: number,
  among: readonly number[],
  options: Options,
): Steps<readonly number[]> {
  const isIdleBeside = (others: readonly number[]): Steps<boolean> =>
    sayingTheSame(withOnly(document, [...others, index]), withOnly(document, others), options);
  if (yield* isIdleBeside([])) return [];
  const effectOf = (one: number) => document.statements[one]?.effect;
  const [like, unlike] = [true, false].map((same) =>
    among.filter((one) => (effectOf(one) === effectOf(index)) === same),
  );
  for (const one of [...(like ?? []), ...(unlike ?? [])]) {
    if (yield* isIdleBeside([one])) return [one];
  }
  let needed = among;
  for (const one of among) {
    const fewer = needed.filter((other) => other !== one);
    if (yield* isIdleBeside(fewer)) needed = fewer;
  }
  return needed;
}

/**
 * Statements that never decide anything, each proved by the comparison, the last first: without all
 * of them together the policy still says the same. What cannot be decided is not among them.
 */
export function* findingDead(
  document: PolicyDocument,
  options: Options,
): Steps<readonly DeadStatement[]> {
  const { statements } = document;
  if (statements.length > MOST) return [];
  const found: DeadStatement[] = [];
  let alive: readonly number[] = statements.map((_, index) => index);
  for (const index of alive.toReversed()) {
    const rest = alive.filter((one) => one !== index);
    const [was, is] = [withOnly(document, alive), withOnly(document, rest)];
    if (!(yield* sayingTheSame(was, is, options))) continue;
    alive = rest;
    found.push({ index, coveredBy: yield* findingCover(document, index, rest, options) });
  }
  return found;
}
