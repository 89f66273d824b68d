import {
  actionMatches,
  parseAction,
  type ActionName,
  type ActionPattern,
} from '../language/actionPattern.ts';
import type { CatalogView } from '../language/catalogView.ts';
import { ANY, type Glob, type SegmentPattern } from '../language/glob.ts';
import { ActionNames, keyOf, type NamedAction } from './actionNames.ts';
import { bit } from './bits.ts';
import type { Budget } from './budget.ts';
import { freeLetters } from './freeLetter.ts';
import type { Item } from './terms.ts';
import { literalShape, wordClasses } from './wordClasses.ts';
import type { Shape } from './shape.ts';

/**
 * Actions that fit the same statements of both sides, by one of them. `fits`: the places of
 * these statements.
 */
export type ActionClass = NamedAction & { readonly fits: bigint };

/** What decides about an action beside the statements that it fits. */
export type Traits = {
  /** Actions that are asked about whether or not a statement writes them out. */
  readonly always: readonly string[];
  /** The same text for actions that are judged by the same rules. */
  readonly of: (names: readonly ActionName[]) => string;
};

const isLiteral = ({ service, type, operation }: ActionPattern): boolean =>
  service.kind === 'literal' && type.kind === 'literal' && operation.kind === 'literal';

function globOf(pattern: SegmentPattern): Glob {
  switch (pattern.kind) {
    case 'any':
      return [ANY];
    case 'literal':
      return literalShape(pattern.text).glob;
    case 'prefix':
      return [...literalShape(pattern.text).glob, ANY];
    case 'glob':
      return pattern.glob;
  }
}

/** The patterns of all statements, those without a wildcard findable by name. */
class Patterns {
  readonly #literal = new Map<string, { readonly text: string; listed: bigint }>();
  readonly #wild = new Map<ActionPattern, bigint>();
  readonly #not: bigint;

  constructor(items: readonly Item[]) {
    let not = 0n;
    for (const [place, { statement }] of items.entries()) {
      if (statement.not) not |= bit(place);
      for (const pattern of statement.patterns) this.#add(pattern, bit(place));
    }
    this.#not = not;
  }

  #add(pattern: ActionPattern, place: bigint): void {
    const name = isLiteral(pattern) ? parseAction(pattern.text) : null;
    if (name === null) {
      this.#wild.set(pattern, (this.#wild.get(pattern) ?? 0n) | place);
      return;
    }
    const known = this.#literal.get(keyOf(name));
    if (known === undefined) this.#literal.set(keyOf(name), { text: pattern.text, listed: place });
    else known.listed |= place;
  }

  /** Names that statements write out. */
  written(): readonly string[] {
    return [...this.#literal.values()].map(({ text }) => text);
  }

  wild(): readonly ActionPattern[] {
    return [...this.#wild.keys()];
  }

  isWritten(key: string): boolean {
    return this.#literal.has(key);
  }

  /** The items that fit an action of these names: a listed one, or for NotAction none. */
  fits(names: readonly ActionName[]): bigint {
    let listed = 0n;
    for (const name of names) {
      listed |= this.#literal.get(keyOf(name))?.listed ?? 0n;
      for (const [pattern, place] of this.#wild) if (actionMatches(pattern, name)) listed |= place;
    }
    return listed ^ this.#not;
  }
}

/**
 * An action no catalogue need know for each way in which the wildcards can be met, and one
 * that meets none.
 */
function unlisted(patterns: Patterns, names: ActionNames, budget: Budget): readonly string[] {
  const wild = patterns.wild();
  const segments = (['service', 'type', 'operation'] as const).map((part) =>
    wild.map((pattern): Shape => ({ glob: globOf(pattern[part]), fold: false })),
  );
  const mentioned = new Set(
    segments
      .flat()
      .flatMap(({ glob }) =>
        glob.filter((code) => code >= 0).map((code) => String.fromCharCode(code)),
      ),
  );
  const letters = freeLetters(mentioned);
  // A made-up name may happen to be one that a statement writes out or that has other names: then
  // another letter is tried.
  for (let tries = 0; tries < 64; tries += 1) {
    const free = letters.next().value;
    const made = triples(segments, free, budget);
    const taken = (text: string): boolean => {
      const name = text.includes(free) ? names.named(text) : undefined;
      return name !== undefined && (patterns.isWritten(name.key) || name.aliases.length > 0);
    };
    if (!made.some(taken)) return made;
  }
  return [];
}

type Made = { readonly parts: readonly string[]; readonly fits: bigint };

/**
 * A name for each set of patterns that some name fits: one with the free letter, which no
 * statement writes out, and one without it where there is one, since that may be a name that means
 * something else as well.
 */
function triples(
  segments: readonly (readonly Shape[])[],
  free: string,
  budget: Budget,
): readonly string[] {
  let found: readonly Made[] = [{ parts: [], fits: -1n }];
  for (const shapes of segments) {
    const classes = wordClasses(shapes, { free, without: ':', budget, place: 'actions' });
    const next = new Map<string, Made>();
    for (const { parts, fits } of found) {
      for (const { word, fits: own } of classes) {
        const made = { parts: [...parts, word], fits: fits & own };
        const key = `${made.parts.some((part) => part.includes(free))} ${made.fits}`;
        if (!next.has(key)) next.set(key, made);
      }
    }
    budget.spend(next.size, 'actions');
    found = [...next.values()];
  }
  return found.map(({ parts }) => parts.join(':'));
}

/**
 * Actions of the catalogue that a wildcard meets and that are known by other names too: they
 * fit by any of them.
 */
function renamed(patterns: Patterns, names: ActionNames): readonly NamedAction[] {
  const wild = patterns.wild();
  const own = new Set(
    wild.flatMap(({ service }) => (service.kind === 'literal' ? [service.text] : [])),
  );
  const services = wild.some(({ service }) => service.kind !== 'literal')
    ? names.services()
    : [...own];
  return services.flatMap((service) =>
    names
      .renamedOf(service)
      .filter(
        ({ names: [name] }) =>
          name !== undefined && wild.some((pattern) => actionMatches(pattern, name)),
      ),
  );
}

/**
 * Cuts all actions into classes that fit the same statements: names that are written out, names
 * with a counterpart in the other vocabulary (a request is about all names of its action at once),
 * and for each way to meet the wildcards an action that nobody has listed. One class fits no
 * statement at all. Actions of different traits are never in one class.
 */
export function actionClasses(
  items: readonly Item[],
  catalog: CatalogView,
  budget: Budget,
  traits: Traits,
): readonly ActionClass[] {
  const patterns = new Patterns(items);
  const names = ActionNames.of(catalog);
  const listed = (texts: readonly string[]): readonly NamedAction[] =>
    texts.map((text) => names.named(text)).filter((one) => one !== undefined);
  const written = listed([...traits.always, ...patterns.written()]);
  const met = renamed(patterns, names);
  const counterparts = listed([...written, ...met].flatMap(({ aliases }) => aliases));
  const made = listed(unlisted(patterns, names, budget));
  const classes = new Map<string, ActionClass>();
  const seen = new Set<string>();
  for (const action of [...written, ...met, ...counterparts, ...made]) {
    if (seen.has(action.key)) continue;
    seen.add(action.key);
    const fits = patterns.fits(action.names);
    const key = `${fits} ${traits.of(action.names)}`;
    const known = classes.get(key);
    if (known === undefined || (known.aliases.length > 0 && action.aliases.length === 0))
      classes.set(key, { ...action, fits });
  }
  return [...classes.values()];
}

/** Single actions as classes of their own. Texts that are no actions are left out. */
export function classesOf(
  texts: readonly string[],
  items: readonly Item[],
  catalog: CatalogView,
): readonly ActionClass[] {
  const patterns = new Patterns(items);
  const names = ActionNames.of(catalog);
  return texts
    .map((text) => names.named(text))
    .filter((action) => action !== undefined)
    .map((action) => ({ ...action, fits: patterns.fits(action.names) }));
}

/**
 * The class under a name of the catalogue, for whoever reads the example; as it is
 * where none is found.
 */
export function withListedName(
  actions: ActionClass,
  items: readonly Item[],
  catalog: CatalogView,
  traits: Traits,
): ActionClass {
  const [own] = actions.names;
  if (own === undefined || catalog.hasAction(actions.text) === true) return actions;
  const patterns = new Patterns(items);
  const names = ActionNames.of(catalog);
  const trait = traits.of(actions.names);
  for (const service of catalog.knowsService(own.service)
    ? [own.service]
    : catalog.serviceCodes()) {
    const found = names
      .ofService(service)
      .find(
        (action) =>
          action.aliases.length === 0 &&
          traits.of(action.names) === trait &&
          patterns.fits(action.names) === actions.fits,
      );
    if (found !== undefined) return { ...found, fits: actions.fits };
  }
  return actions;
}
