import {
  actionMatches,
  parseAction,
  type ActionName,
  type ActionPattern,
} from '../language/actionPattern.ts';
import type { CatalogView } from '../language/catalogView.ts';
import { ANY, type Glob, type SegmentPattern } from '../language/glob.ts';
import { bit } from './bits.ts';
import type { Budget } from './budget.ts';
import { freeLetters } from './freeLetter.ts';
import { listedNames } from './listedNames.ts';
import type { Item } from './terms.ts';
import { literalShape, wordClasses, type Shape } from './wordClasses.ts';

/** Actions that fit the same statements of both sides, by one of them. */
export type ActionClass = {
  /** As it is asked for; `aliases` are its names in the other vocabulary. */
  readonly action: string;
  readonly aliases: readonly string[];
  readonly names: readonly ActionName[];
  /** Places of the items that it fits. */
  readonly fits: bigint;
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

const keyOf = ({ service, key }: ActionName): string => `${service}:${key}`;

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

  isWritten(name: ActionName): boolean {
    return this.#literal.has(keyOf(name));
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

/** An action no catalogue need know for each way in which the wildcards can be met, and one that meets none. */
function unlisted(
  patterns: Patterns,
  isKnown: (name: ActionName) => boolean,
  budget: Budget,
): readonly string[] {
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
  // A made-up name may happen to be one that a statement writes out or that has other names: then another letter is tried.
  for (let tries = 0; tries < 64; tries += 1) {
    const free = letters.next().value;
    const names = triples(segments, free, budget);
    const taken = (text: string): boolean => {
      const name = parseAction(text);
      return text.includes(free) && name !== null && (patterns.isWritten(name) || isKnown(name));
    };
    if (!names.some(taken)) return names;
  }
  return [];
}

function triples(
  segments: readonly (readonly Shape[])[],
  free: string,
  budget: Budget,
): readonly string[] {
  let found = new Map<bigint, readonly string[]>([[-1n, []]]);
  for (const shapes of segments) {
    const classes = wordClasses(shapes, { free, without: ':', budget, place: 'actions' });
    const next = new Map<bigint, readonly string[]>();
    for (const [fits, parts] of found) {
      for (const { word, fits: own } of classes)
        if (!next.has(fits & own)) next.set(fits & own, [...parts, word]);
    }
    budget.spend(next.size, 'actions');
    found = next;
  }
  return [...found.values()].map((parts) => parts.join(':'));
}

/** Names of the catalogue that a wildcard meets and that are known by other names too: they fit by any of them. */
function renamed(patterns: Patterns, catalog: CatalogView): readonly string[] {
  const wild = patterns.wild();
  const everywhere = wild.filter(({ service }) => service.kind !== 'literal');
  const own = new Set(
    wild.flatMap(({ service }) => (service.kind === 'literal' ? [service.text] : [])),
  );
  const services = everywhere.length > 0 ? catalog.serviceCodes() : [...own];
  return services.flatMap((service) => {
    const near = wild.filter(
      (pattern) =>
        pattern.service.kind !== 'literal' || pattern.service.text === service.toLowerCase(),
    );
    return listedNames(catalog, service).flatMap(({ name, text, others }) =>
      others.length > 0 && near.some((pattern) => actionMatches(pattern, name))
        ? [text, ...others]
        : [],
    );
  });
}

/**
 * Cuts all actions into classes that fit the same statements: names that are written out, names with a counterpart in the
 * other vocabulary (a request is about all names of its action at once), and for each way to meet the wildcards an
 * action that nobody has listed. One class fits no statement at all.
 */
export function actionClasses(
  items: readonly Item[],
  catalog: CatalogView,
  budget: Budget,
  always: readonly string[] = [],
): readonly ActionClass[] {
  const patterns = new Patterns(items);
  const written = [...always, ...patterns.written()];
  const related = [
    ...written.flatMap((name) => catalog.otherNames(name)),
    ...renamed(patterns, catalog),
  ];
  const made = unlisted(
    patterns,
    (name) => catalog.otherNames(`${name.service}:${name.key}`).length > 0,
    budget,
  );
  const classes = new Map<bigint, ActionClass>();
  const seen = new Set<string>();
  for (const action of [...written, ...related, ...made]) {
    const name = parseAction(action);
    if (name === null || seen.has(keyOf(name))) continue;
    seen.add(keyOf(name));
    const aliases = catalog.otherNames(action);
    const names = [name, ...aliases.map(parseAction).filter((other) => other !== null)];
    const fits = patterns.fits(names);
    const known = classes.get(fits);
    if (known === undefined || (known.aliases.length > 0 && aliases.length === 0))
      classes.set(fits, { action, aliases, names, fits });
  }
  return [...classes.values()];
}

/** A name of the catalogue in the same class, for whoever reads the example; the class's own where none is found. */
export function withListedName(
  actions: ActionClass,
  items: readonly Item[],
  catalog: CatalogView,
): ActionClass {
  const [own] = actions.names;
  if (own === undefined || catalog.hasAction(actions.action) === true) return actions;
  const patterns = new Patterns(items);
  const services = catalog.knowsService(own.service) ? [own.service] : catalog.serviceCodes();
  for (const service of services) {
    for (const { name, text, others } of listedNames(catalog, service)) {
      if (others.length === 0 && patterns.fits([name]) === actions.fits)
        return { ...actions, action: text, aliases: [], names: [name] };
    }
  }
  return actions;
}
