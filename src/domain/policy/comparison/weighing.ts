import type { PolicyKind } from '../engine/decision.ts';
import { placesWhere } from './bits.ts';
import type { Item, Term } from './terms.ts';

/** What decides beside the statements: who asks, and where the resource lies. */
export type Standpoint = {
  readonly administrator: boolean;
  readonly service: boolean;
  /** The resource lies in another account than the caller. */
  readonly otherAccount: boolean;
};

/** The terms by which one side allows and denies an action: sets of places in the list of terms. */
export type Weights = {
  /** The trust policy is asked (`judge`). */
  readonly asksTrust: boolean;
  readonly denies: bigint;
  /** Denies that administrators stand above. */
  readonly identityDenies: bigint;
  readonly identity: bigint;
  /** Null: there is no policy of the kind, and it limits nothing. */
  readonly session: bigint | null;
  readonly trust: bigint;
  readonly resource: bigint;
  readonly levels: readonly bigint[];
};

/**
 * What a side holds whatever the action: whether a session policy limits it, and the steps of
 * the organization.
 */
export type Limits = {
  readonly hasSession: boolean;
  readonly hasTrust: boolean;
  readonly levels: readonly string[];
};

/**
 * What a side says about an action.
 * @param items of the side, those that fit the action
 */
export function weightsOf(
  items: readonly Item[],
  terms: readonly Term[],
  limits: Limits,
  asksTrust: boolean,
): Weights {
  const termsOf = (chosen: (item: Item) => boolean): bigint => {
    const ids = new Set(items.filter(chosen).map(({ term }) => term.id));
    return placesWhere(terms, ({ id }) => ids.has(id));
  };
  const allows = (kind: PolicyKind, level?: string): bigint =>
    termsOf(
      ({ grant, statement, level: own }) =>
        statement.effect === 'Allow' &&
        grant.kind === kind &&
        (level === undefined || own === level),
    );
  return {
    asksTrust,
    denies: termsOf(
      ({ statement, grant }) => statement.effect === 'Deny' && grant.kind !== 'identity',
    ),
    identityDenies: termsOf(
      ({ statement, grant }) => statement.effect === 'Deny' && grant.kind === 'identity',
    ),
    identity: allows('identity'),
    session: limits.hasSession ? allows('session') : null,
    trust: allows('trust'),
    resource: allows('resource'),
    levels: limits.levels.map((level) => allows('scp', level)),
  };
}

/**
 * The rules of `judge` over sets of terms. More in `applying` never refuses what fewer allow, and
 * more in `denying` never allows what fewer refuse: that is what the search cuts by.
 * @param applying terms that count for Allows
 * @param denying terms that count for Denies
 */
export function allows(side: Weights, at: Standpoint, applying: bigint, denying: bigint): boolean {
  if (
    (denying & side.denies) !== 0n ||
    (!at.administrator && (denying & side.identityDenies) !== 0n)
  )
    return false;
  const has = (mask: bigint): boolean => (applying & mask) !== 0n;
  if (side.session !== null && !has(side.session)) return false;
  if (!side.levels.every(has)) return false;
  const own = at.administrator || has(side.identity);
  if (side.asksTrust) return (own || at.service) && has(side.trust);
  if (at.otherAccount) return own && has(side.resource);
  return own || has(side.resource);
}

const sameSets = (one: readonly bigint[], other: readonly bigint[], among: bigint): boolean => {
  const left = (sets: readonly bigint[]): string =>
    [...new Set(sets.map((set) => set & among))].toSorted((a, b) => (a < b ? -1 : 1)).join();
  return left(one) === left(other);
};

/** Whether two sides say the same by the terms that are left, however they say it. */
export function sameWeights(one: Weights, other: Weights, among: bigint): boolean {
  const same = (a: bigint, b: bigint): boolean => ((a ^ b) & among) === 0n;
  return (
    one.asksTrust === other.asksTrust &&
    same(one.denies, other.denies) &&
    same(one.identityDenies, other.identityDenies) &&
    same(one.identity, other.identity) &&
    (one.session === null
      ? other.session === null
      : other.session !== null && same(one.session, other.session)) &&
    same(one.trust, other.trust) &&
    same(one.resource, other.resource) &&
    sameSets(one.levels, other.levels, among)
  );
}
