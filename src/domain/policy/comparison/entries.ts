import { parseAction } from '../language/actionPattern.ts';
import type { CatalogView } from '../language/catalogView.ts';
import type { ConditionBlock } from '../language/document.ts';
import type { Grant, GrantScope, HeldStep } from '../engine/decision.ts';
import { asksTrust } from '../engine/judge.ts';
import { principalMatches } from '../engine/principal.ts';
import { actionClasses, classesOf, type ActionClass } from './actionClasses.ts';
import { catalogueActions } from './catalogueActions.ts';
import type { Asked } from './asked.ts';
import { itemsIn } from './bits.ts';
import { Budget, TooLarge } from './budget.ts';
import { canDo, isStanding, plainly, type CanDo, type Holder } from './canDo.ts';
import { ASSUMING } from './compareGrants.ts';
import type { Undecided } from './comparison.ts';
import { drain, type Steps } from './steps.ts';
import { itemsOf, type Item } from './terms.ts';
import { alwaysApplies, isEverything } from './unlimited.ts';

/** A list of an element, or all but it. */
export type Listed = readonly string[] | { readonly not: readonly string[] };

/** The statement of a policy that says something, and the way to it. */
export type Through = {
  /** Null, as the statement: the standing of an administrator. */
  readonly policy: string | null;
  readonly statement: { readonly index: number; readonly sid: string | null } | null;
  readonly path: readonly HeldStep[];
};

/** When a statement applies. */
export type Applies = {
  readonly resources: Listed;
  readonly scope: GrantScope;
  readonly conditions: ConditionBlock;
  readonly through: Through;
};

/** Something that somebody may do, by one statement. */
export type Entry = Applies & {
  /** As written where nothing is taken off, else the actions of the catalogue that are left. */
  readonly actions: Listed;
  /** Actions that no catalogue lists: all of `like` fit and none of `not`. */
  readonly others?: { readonly like: readonly Listed[]; readonly not: readonly Listed[] };
  /** Denies that take some of it off, by resource, place or condition. */
  readonly except?: readonly Applies[];
  /** SCPs and trust policies that have to allow it too: one of each list. */
  readonly within?: readonly (readonly Applies[])[];
};

const listed = (not: boolean, values: readonly string[]): Listed =>
  not ? { not: values } : values;
const actionsOf = ({ statement }: Item): Listed => listed(statement.not, statement.actions);

function appliesOf({ grant, statement, term }: Item): Applies {
  const conditions: Record<string, Record<string, readonly string[]>> = {};
  for (const { operator, key, expected } of statement.condition ?? [])
    conditions[operator] = { ...conditions[operator], [key]: expected };
  return {
    resources:
      statement.resource === null
        ? ['*']
        : listed(statement.resource.not, statement.resource.asWritten),
    scope: term.scope,
    conditions,
    through: {
      policy: isStanding(grant) ? null : grant.policyName,
      statement: isStanding(grant) ? null : { index: statement.index, sid: statement.sid ?? null },
      path: grant.path,
    },
  };
}

/** The actions of any of the statements; null where no single list says that. */
function anyOf(items: readonly Item[]): Listed | null {
  const lists = items.map(actionsOf);
  if (lists.length === 1) return lists[0] ?? null;
  return lists.some((list) => 'not' in list)
    ? null
    : lists.flatMap((list) => ('not' in list ? [] : list));
}

/** Whether something is left, and what could not be decided about it. */
type Left = { readonly answer: CanDo['answer']; readonly open?: readonly Undecided[] };

/** What one Allow gives of the actions that the same statements speak about. */
type Piece = {
  readonly allow: Item;
  readonly denies: readonly Item[];
  readonly within: readonly (readonly Item[])[];
  readonly names: string[];
};

/** The other lists that have to allow. Null: one of them allows nothing. */
function limitsOf(
  fitting: readonly Item[],
  { names }: ActionClass,
  levels: readonly string[],
  hasTrust: boolean,
): readonly (readonly Item[])[] | null {
  const allows = fitting.filter(({ statement }) => statement.effect === 'Allow');
  const lists = [
    ...levels.map((id) =>
      allows.filter(({ grant, level }) => grant.kind === 'scp' && level === id),
    ),
    ...(asksTrust(names, hasTrust) ? [allows.filter(({ grant }) => grant.kind === 'trust')] : []),
  ];
  return lists.some((list) => list.length === 0) ? null : lists;
}

/**
 * Everything that has to be looked at: the statements about somebody, and the actions
 * they tell apart.
 */
class Entries {
  readonly #holder: Holder;
  readonly #catalog: CatalogView;
  readonly #items: readonly Item[];
  readonly #levels: readonly string[];
  readonly #hasTrust: boolean;
  /** Allows of which something is taken off. */
  readonly #cut = new Set<Item>();

  constructor(holder: Holder, catalog: CatalogView) {
    this.#holder = plainly(holder);
    this.#catalog = catalog;
    this.#items = itemsOf('edited', this.#holder.grants).filter(
      ({ term: { principal } }) =>
        principal === null || principalMatches(principal.element, this.#holder.caller),
    );
    const { grants } = this.#holder;
    this.#hasTrust = grants.some(({ kind }) => kind === 'trust');
    this.#levels = [
      ...new Set(grants.filter(({ kind }) => kind === 'scp').map(({ path }) => path[0]?.id ?? '')),
    ];
  }

  /**
   * Actions of the catalogue that any Allow can be about, and one for each other way to
   * be spoken about.
   * @throws TooLarge
   */
  #classes(): readonly ActionClass[] {
    const known = catalogueActions(this.#items, this.#catalog);
    const made = actionClasses(this.#items, this.#catalog, new Budget(400_000), {
      always: ASSUMING,
      of: (all) => String(asksTrust(all, this.#hasTrust)),
    });
    const seen = new Set(known.map((text) => text.toLowerCase()));
    return [
      ...classesOf(known, this.#items, this.#catalog),
      ...made.filter(({ text }) => !seen.has(text.toLowerCase())),
    ];
  }

  /** @throws TooLarge */
  pieces(actions: readonly string[] | undefined): readonly Piece[] {
    const classes =
      actions === undefined ? this.#classes() : classesOf(actions, this.#items, this.#catalog);
    const found = new Map<string, Piece>();
    for (const actionClass of classes) {
      const fitting = itemsIn(this.#items, actionClass.fits);
      const within = limitsOf(fitting, actionClass, this.#levels, this.#hasTrust);
      const denies = fitting.filter(({ statement }) => statement.effect === 'Deny');
      const own = fitting.filter(
        ({ grant, statement }) => grant.kind === 'identity' && statement.effect === 'Allow',
      );
      if (within === null || within.some((list) => !list.some(isEverything)) || denies.length > 0)
        for (const allow of own) this.#cut.add(allow);
      if (within === null || denies.some(alwaysApplies)) continue;
      for (const allow of own) this.#file(found, { allow, denies, within, names: [] }, actionClass);
    }
    return [...found.values()];
  }

  #file(found: Map<string, Piece>, piece: Piece, { text }: ActionClass): void {
    const place = (item: Item): number => this.#items.indexOf(item);
    const { allow, denies, within } = piece;
    const key = JSON.stringify([
      place(allow),
      denies.map(place),
      within.map((list) => list.map(place)),
    ]);
    const known = found.get(key) ?? piece;
    known.names.push(text);
    found.set(key, known);
  }

  /** Whether a piece is left for certain: nothing limits it, and nothing special is asked. */
  #isLeftWhole(
    { allow, denies, within }: Piece,
    { resource, places = [], context }: Asked,
  ): boolean {
    return (
      denies.length === 0 &&
      within.every((list) => list.some(isEverything)) &&
      alwaysApplies(allow) &&
      this.#holder.grants.every(({ kind }) => kind !== 'session') &&
      resource === undefined &&
      places.length === 0 &&
      Object.keys(context).length === 0
    );
  }

  /** Whether anything of a piece is left: by its Allow alone beside whatever limits it. */
  isLeft(piece: Piece, asked: Asked): Left {
    if (this.#isLeftWhole(piece, asked)) return { answer: 'yes' };
    const { allow, names } = piece;
    const only = (grant: Grant): Grant =>
      grant.kind !== 'identity'
        ? grant
        : {
            ...grant,
            document: {
              ...grant.document,
              statements: grant.document.statements.filter(
                ({ effect }, index) =>
                  effect === 'Deny' || (grant === allow.grant && index === allow.statement.index),
              ),
            },
          };
    const holder = { ...this.#holder, grants: this.#holder.grants.map(only) };
    return canDo(holder, { ...asked, actions: names.slice(0, 1) }, this.#catalog, true);
  }

  entry({ allow, denies, within, names }: Piece, single: boolean): Entry {
    const whole = !single && !this.#cut.has(allow);
    const others = this.#items.filter(
      (item) => item.statement.effect === 'Deny' && !denies.includes(item),
    );
    const limits = within.filter((list) => !list.some(isEverything)).map(anyOf);
    const narrowing = within.filter((list) => !list.some(alwaysApplies));
    const asksTrustPolicy = within.some((list) => list.some(({ grant }) => grant.kind === 'trust'));
    const hasWildcard =
      allow.statement.not || allow.statement.actions.some((text) => text.includes('*'));
    const isJudgedApart = (text: string): boolean => {
      const name = parseAction(text);
      return name !== null && asksTrust([name], this.#hasTrust);
    };
    const isListed = (text: string): boolean =>
      this.#catalog.hasAction(text) === true || ASSUMING.includes(text);
    const kept = hasWildcard && !single ? names.filter(isListed) : names;
    return {
      actions: whole ? actionsOf(allow) : kept,
      ...appliesOf(allow),
      ...(!whole &&
        !single &&
        !asksTrustPolicy &&
        !limits.includes(null) &&
        hasWildcard && {
          others: {
            like: [allow, ...denies].map(actionsOf).concat(limits.filter((list) => list !== null)),
            not: [...others.map(actionsOf), ASSUMING.filter(isJudgedApart)],
          },
        }),
      ...(denies.length > 0 && { except: denies.map(appliesOf) }),
      ...(narrowing.length > 0 && { within: narrowing.map((list) => list.map(appliesOf)) }),
    };
  }
}

/** What somebody may do. `unknown`: what could not be decided. */
export type Access = {
  readonly entries: readonly Entry[];
  readonly unknown: readonly Undecided[];
};

/**
 * What somebody may do, statement by statement, without what Denies and limits take off; with
 * `asked.actions` of these names only. Exact: all actions are looked at by the classes that the
 * statements tell apart, and an entry of which nothing is left is not there. `unknown`: what
 * could not be decided.
 */
export function entriesOf(holder: Holder, asked: Asked, catalog: CatalogView): Access {
  return drain(findingEntries(holder, asked, catalog));
}

/** The same in steps, one for each entry. */
export function* findingEntries(holder: Holder, asked: Asked, catalog: CatalogView): Steps<Access> {
  const all = new Entries(holder, catalog);
  const unknown: Undecided[] = [];
  try {
    const pieces = all.pieces(asked.actions);
    const left: Piece[] = [];
    for (const piece of pieces) {
      yield;
      const result = all.isLeft(piece, asked);
      if (result.answer === 'unknown') unknown.push(...(result.open ?? []));
      if (result.answer !== 'no') left.push(piece);
    }
    const single = asked.actions !== undefined;
    return { entries: left.map((piece) => all.entry(piece, single)), unknown };
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
    return {
      entries: [],
      unknown: [{ direction: 'gained', reason: 'too-large', place: error.place }],
    };
  }
}
