import { failedClause } from '../language/conditions/condition.ts';
import { NO_VALUES } from '../language/variables.ts';
import { bit, placesWhere } from './bits.ts';
import type { Budget } from './budget.ts';
import { joinFacts, valuesIn, type Facts, type KeyValue } from './facts.ts';
import { keyClasses, mixesTypes, operandsOf } from './keyExamples.ts';
import type { GroupOptions, GroupParts } from './groupParts.ts';
import { resourceClasses } from './resourceClasses.ts';
import { sourceExamples, sourcesAreExact } from './sources.ts';
import type { Test } from './terms.ts';

/**
 * A way in which the things of a group can stand together. `holds`: tests and elements
 * that are then met.
 */
export type GroupClass = { readonly facts: Facts; readonly holds: bigint };

/**
 * The classes of a group. `isComplete`: no other class exists. Where that is not certain, `loose`
 * holds every class that could exist, without examples; null where these are too many.
 */
export type GroupClasses = {
  readonly classes: readonly GroupClass[];
  readonly isComplete: boolean;
  readonly loose: readonly bigint[] | null;
};

const testsOf = (tests: readonly Test[], key: string): readonly Test[] =>
  tests.filter((test) => test.key === key);

/** Puts the places of a shorter list into the longer one. */
function spread<T extends { readonly id: string }>(
  mask: bigint,
  part: readonly T[],
  whole: readonly T[],
): bigint {
  const ids = new Set(part.filter((_, place) => (mask & bit(place)) !== 0n).map(({ id }) => id));
  return placesWhere(whole, ({ id }) => ids.has(id));
}

/** Cuts everything of a group into classes. */
export function groupClasses(parts: GroupParts, options: GroupOptions): GroupClasses {
  const { group, tests } = parts;
  const classes =
    group.sources.length === 0 ? classesWith({}, parts, options) : linked(parts, options);
  const mixed = group.keys.some((key) => mixesTypes(operandsOf(testsOf(tests, key), NO_VALUES)));
  const isComplete = !mixed && sourcesAreExact(parts);
  return { classes, isComplete, loose: isComplete ? null : looseClasses(parts, options) };
}

/** Joins two lists of classes of things that do not depend on each other. */
function product(
  one: readonly GroupClass[],
  other: readonly GroupClass[],
  budget: Budget,
): readonly GroupClass[] {
  const found = new Map<bigint, GroupClass>();
  budget.spend(one.length * other.length, 'conditions');
  for (const a of one) {
    for (const b of other) {
      const holds = a.holds | b.holds;
      if (!found.has(holds)) found.set(holds, { facts: joinFacts(a.facts, b.facts), holds });
    }
  }
  return [...found.values()];
}

/** The classes of the keys and the resource, when the keys that variables name stand already. */
function classesWith(
  context: Readonly<Record<string, KeyValue>>,
  { group, tests, places, uris }: GroupParts,
  { severalValues, budget }: GroupOptions,
): readonly GroupClass[] {
  let found: readonly GroupClass[] = [{ facts: {}, holds: 0n }];
  for (const key of group.keys) {
    if (group.sources.includes(key)) continue;
    const own = testsOf(tests, key);
    const classes = keyClasses(own, key, severalValues(key), context, budget);
    found = product(
      found,
      classes.map(({ value, holds }) => ({
        facts: { context: { [key]: value } },
        holds: spread(holds, own, tests),
      })),
      budget,
    );
  }
  if (!group.hasResource) return found;
  const resources = resourceClasses(places, valuesIn(context), uris, budget);
  return product(
    found,
    resources.map(({ resource, covers }) => ({
      facts: resource === undefined ? {} : { resource },
      holds: covers << BigInt(tests.length),
    })),
    budget,
  );
}

/**
 * Sets the keys that variables name first, one after the other, and cuts the rest for each
 * of their values.
 */
function linked(parts: GroupParts, options: GroupOptions): readonly GroupClass[] {
  const { group, tests } = parts;
  let contexts: readonly Readonly<Record<string, KeyValue>>[] = [{}];
  for (const key of group.sources) {
    const examples = sourceExamples(key, parts, options);
    options.budget.spend(contexts.length * examples.length, key);
    contexts = contexts.flatMap((context) =>
      examples.map((value) => ({ ...context, [key]: value })),
    );
  }
  const found = new Map<bigint, GroupClass>();
  for (const context of contexts) {
    const source = valuesIn(context);
    const own = placesWhere(
      tests,
      ({ key, clause }) => group.sources.includes(key) && failedClause([clause], source) === null,
    );
    for (const { facts, holds } of classesWith(context, parts, options)) {
      const all = holds | own;
      if (!found.has(all)) found.set(all, { facts: joinFacts({ context }, facts), holds: all });
    }
  }
  return [...found.values()];
}

const MOST_FREE = 6;

/**
 * Every class that could exist: tests that do not depend on variables are cut as ever, those of
 * each type for themselves, and whatever depends on a variable may hold or not. Holds more than
 * there is, so what is proved with it is proved.
 */
function looseClasses(
  { group, tests, places, uris }: GroupParts,
  options: GroupOptions,
): readonly bigint[] | null {
  const bare = { keys: group.keys, hasResource: group.hasResource, sources: [] };
  const fixedTests = tests.filter(
    ({ templates }) => !templates.some(({ hasVariables }) => hasVariables),
  );
  const fixedPlaces = places.filter(
    (place) =>
      !place.resource.patterns.some(
        (pattern) =>
          pattern.form === 'path' && pattern.segments.some(({ type }) => type === 'template'),
      ),
  );
  const free = [
    ...tests.filter((test) => !fixedTests.includes(test)),
    ...places.filter((place) => !fixedPlaces.includes(place)),
  ];
  if (free.length > MOST_FREE) return null;
  const types = [...new Set(fixedTests.map(typeOf))];
  let found: readonly bigint[] = [0n];
  const widen = (more: readonly bigint[]): void => {
    options.budget.spend(found.length * more.length, 'conditions');
    found = [...new Set(found.flatMap((one) => more.map((other) => one | other)))];
  };
  for (const type of types) {
    const own = fixedTests.filter((test) => typeOf(test) === type);
    widen(
      classesWith(
        {},
        { group: { ...bare, hasResource: false }, tests: own, places: [], uris },
        options,
      ).map(({ holds }) => spread(holds, own, tests)),
    );
  }
  if (group.hasResource)
    widen(
      resourceClasses(fixedPlaces, NO_VALUES, uris, options.budget).map(
        ({ covers }) => spread(covers, fixedPlaces, places) << BigInt(tests.length),
      ),
    );
  for (const one of free) {
    const place = 'key' in one ? bit(tests.indexOf(one)) : bit(tests.length + places.indexOf(one));
    widen([0n, place]);
  }
  return found;
}

/** Presence belongs to no type: it is cut together with text. */
const typeOf = ({ clause: { how } }: Test): string =>
  how.type === 'compare' ? how.operator.type : 'string';
