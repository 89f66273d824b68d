import type { CatalogView } from '../language/catalogView.ts';
import { keyType } from '../language/conditions/keys.ts';
import { compileGrants } from '../engine/decide.ts';
import type { Grant, GrantScope } from '../engine/decision.ts';
import { asksTrust, isOldAssume } from '../engine/judge.ts';
import { principalMatches } from '../engine/principal.ts';
import {
  actionClasses,
  classesOf,
  withListedName,
  type ActionClass,
  type Traits,
} from './actionClasses.ts';
import { itemsIn, placesWhere } from './bits.ts';
import { Budget, TooLarge, type UndecidedReason } from './budget.ts';
import type { Caller } from './callers.ts';
import { Cutter, targetsOf, type Cut } from './cuts.ts';
import { findDifference, type Difference, type Direction, type Question } from './search.ts';
import { drain, type Steps } from './steps.ts';
import { isModelled } from './stringShapes.ts';
import { isQualified, itemsOf, spellingsOf, type Item, type Side, type Term } from './terms.ts';
import { sameWeights, weightsOf, type Limits, type Weights } from './weighing.ts';
import { relationOf, type CompareOptions, type Comparison, type Undecided } from './comparison.ts';
import { confirm, requestOf, type Asking, type Sides, type Witness } from './witness.ts';

const BUDGET = 400_000;
/** An account of which nothing is known. */
const SOMEBODY: Caller = { accountId: 'account', urn: 'iam::account:user:somebody' };
const DIRECTIONS: readonly Direction[] = ['gained', 'lost'];
/**
 * Actions that are judged by rules of their own (`judge`), whether or not a statement
 * writes them out.
 */
export const ASSUMING: readonly string[] = [
  'sts:agencies:assume',
  'sts::tagSession',
  'sts::setSourceIdentity',
  'iam:agencies:assume',
];

/**
 * Compares what two sets of grants allow, over all requests, exactly: every action (of the
 * catalogue, and any other), every resource, every condition key, every place and caller, by the
 * classes that the statements of both tell apart. Each example is confirmed by `decide`; where
 * there is none in a direction, there is no such request, unless `unknown` says so.
 *
 * Taken as given: several values are only asked about for keys that are known to carry several or
 * are used with ForAnyValue or ForAllValues; an action is asked for with all its names; calls that
 * SCPs cannot intercept are left out.
 */
export function compareGrants(
  saved: readonly Grant[],
  edited: readonly Grant[],
  options: CompareOptions,
): Comparison {
  return drain(comparing(saved, edited, options));
}

/** The same in steps, one for each class of actions. */
export function comparing(
  saved: readonly Grant[],
  edited: readonly Grant[],
  options: CompareOptions,
): Steps<Comparison> {
  return new Run(saved, edited, options).compare();
}

/**
 * Which rules an action is judged by: whom it asks, whether its resource may be a URI, and where
 * its service is judged.
 */
const traitsOf = (scopes: readonly GrantScope[], catalog: CatalogView): Traits => {
  const isPlaced = scopes.some(({ kind }) => kind !== 'all');
  return {
    always: ASSUMING,
    of: (names) =>
      `${asksTrust(names, false)} ${names.some(isOldAssume)} ${isPlaced ? catalog.serviceClass(names[0]?.service ?? '') : ''}`,
  };
};

const limitsOf = (grants: readonly Grant[]): Limits => ({
  hasSession: grants.some(({ kind }) => kind === 'session'),
  hasTrust: grants.some(({ kind }) => kind === 'trust'),
  levels: [
    ...new Set(grants.filter(({ kind }) => kind === 'scp').map(({ path }) => path[0]?.id ?? '')),
  ],
});

/** A class of actions with the terms of the statements that it fits. */
type Part = {
  readonly actions: ActionClass;
  readonly items: readonly Item[];
  readonly terms: readonly Term[];
  readonly saved: Weights;
  readonly edited: Weights;
};

/** One comparison under way. */
class Run {
  readonly #items: readonly Item[];
  readonly #limits: Readonly<Record<Side, Limits>>;
  readonly #sides: Sides;
  readonly #options: CompareOptions;
  readonly #budget: Budget;
  readonly #cutter: Cutter;
  readonly #traits: Traits;
  readonly #hasResourcePolicies: boolean;
  readonly #found: Readonly<Record<Direction, Map<string, Witness>>> = {
    gained: new Map(),
    lost: new Map(),
  };
  readonly #unknown = new Map<string, Undecided>();

  constructor(saved: readonly Grant[], edited: readonly Grant[], options: CompareOptions) {
    this.#options = options;
    this.#budget = new Budget(options.budget ?? BUDGET);
    this.#items = [...itemsOf('saved', saved), ...itemsOf('edited', edited)];
    this.#limits = { saved: limitsOf(saved), edited: limitsOf(edited) };
    this.#sides = { saved: compileGrants(saved), edited: compileGrants(edited) };
    this.#hasResourcePolicies = [...saved, ...edited].some(({ kind }) => kind === 'resource');
    const qualified = new Set(
      this.#items.flatMap(({ term }) => term.tests.filter(isQualified).map(({ key }) => key)),
    );
    const severalValues = (key: string): boolean =>
      qualified.has(key) ||
      keyType(key)?.multiValued === true ||
      options.catalog.conditionKey(key)?.multiValued === true;
    const scopes = this.#items.flatMap(({ term }) => [
      term.scope,
      ...term.dependencies.flatMap(({ grantedIn }) => grantedIn),
    ]);
    this.#traits = traitsOf(scopes, options.catalog);
    this.#cutter = new Cutter(targetsOf(scopes), options.catalog, {
      severalValues,
      budget: this.#budget,
    });
  }

  *compare(): Steps<Comparison> {
    try {
      for (const actions of this.#classes()) {
        yield;
        if (this.#options.about?.(actions.names) !== false)
          this.#comparePart(this.#partOf(actions));
      }
    } catch (error) {
      if (!(error instanceof TooLarge)) throw error;
      for (const direction of DIRECTIONS) this.#undecided(direction, 'too-large', error.place);
    }
    const parts = {
      gained: [...this.#found.gained.values()],
      lost: [...this.#found.lost.values()],
      unknown: [...this.#unknown.values()],
    };
    return { relation: relationOf(parts), ...parts };
  }

  #classes(): readonly ActionClass[] {
    const { actions, catalog } = this.#options;
    return actions === undefined
      ? actionClasses(this.#items, catalog, this.#budget, this.#traits)
      : classesOf(actions, this.#items, catalog);
  }

  #undecided(direction: Direction, reason: UndecidedReason, place: string): void {
    this.#unknown.set(`${direction} ${reason} ${place}`, { direction, reason, place });
  }

  #partOf(actions: ActionClass): Part {
    const items = itemsIn(this.#items, actions.fits);
    const terms = [...new Map(items.map(({ term }) => [term.id, term])).values()];
    const weights = (side: Side): Weights => {
      const limits = this.#limits[side];
      return weightsOf(
        items.filter((item) => item.side === side),
        terms,
        limits,
        asksTrust(actions.names, limits.hasTrust),
      );
    };
    return { actions, items, terms, saved: weights('saved'), edited: weights('edited') };
  }

  #comparePart(part: Part): void {
    const everything = placesWhere(part.terms, () => true);
    if (sameWeights(part.saved, part.edited, everything)) return;
    try {
      const cuts = this.#cutter.cuts(part.terms, part.actions.names);
      for (const direction of DIRECTIONS) this.#compareOneWay(direction, part, cuts);
    } catch (error) {
      if (!(error instanceof TooLarge)) throw error;
      for (const direction of DIRECTIONS)
        this.#undecided(direction, 'too-large', `${part.actions.text}: ${error.place}`);
    }
  }

  #compareOneWay(direction: Direction, part: Part, cuts: readonly Cut[]): void {
    const otherAccounts =
      this.#hasResourcePolicies && !part.actions.names.some(isOldAssume) ? [false, true] : [false];
    const place = part.actions.text;
    for (const caller of this.#options.callers ?? [SOMEBODY]) {
      for (const otherAccount of otherAccounts) {
        const at = {
          administrator: caller.administrator !== undefined,
          service: caller.service !== undefined,
          otherAccount,
        };
        const terms = placesWhere(
          part.terms,
          ({ principal }) => principal === null || principalMatches(principal.element, caller),
        );
        const question: Question = { saved: part.saved, edited: part.edited, at, terms, cuts };
        const found = findDifference(direction, question, this.#budget, place);
        if (found !== null) return this.#note(direction, part, { caller, otherAccount }, found);
        this.#noteOpen(direction, part, question);
      }
    }
  }

  /** Where the examples may not be all there is, asks whether any that could exist would differ. */
  #noteOpen(direction: Direction, part: Part, question: Question): void {
    const open = question.cuts.filter(({ isComplete }) => !isComplete);
    const unmodelled = part.terms.some(({ tests }) =>
      tests.some(({ clause: { how } }) => how.type === 'compare' && !isModelled(how.operator)),
    );
    if (open.length === 0 && !unmodelled) return;
    const proved =
      !unmodelled &&
      open.every(({ loose }) => loose !== null) &&
      findDifference(direction, question, this.#budget, part.actions.text, true) === null;
    if (!proved)
      this.#undecided(
        direction,
        'not-modelled',
        `${part.actions.text}: ${open.map(({ place }) => place).join('; ')}`,
      );
  }

  #note(direction: Direction, part: Part, asking: Asking, { facts, applying }: Difference): void {
    const terms = new Set(itemsIn(part.terms, applying).map(({ id }) => id));
    const items = part.items.filter(({ term }) => terms.has(term.id));
    const { catalog, actions, everyAction } = this.#options;
    const named =
      actions === undefined
        ? withListedName(part.actions, this.#items, catalog, this.#traits)
        : part.actions;
    const witness = confirm(
      direction,
      requestOf(named, asking, facts, spellingsOf(part.terms)),
      this.#sides,
      items,
    );
    if (witness === null) return this.#undecided(direction, 'not-confirmed', part.actions.text);
    const { statement } = witness;
    const key = JSON.stringify(everyAction === true ? [part.actions.text, statement] : statement);
    if (!this.#found[direction].has(key)) this.#found[direction].set(key, witness);
  }
}
