import { ANY } from '../language/glob.ts';
import { NO_VALUES, type Template } from '../language/variables.ts';
import { TooLarge } from './budget.ts';
import type { KeyValue } from './facts.ts';
import { freeLetters, lettersOf } from './freeLetter.ts';
import type { GroupOptions, GroupParts } from './groupParts.ts';
import { inducedShapes, type Occurrence } from './induced.ts';
import { keyClasses, operandsOf, singleExamples, type KeyOperands } from './keyExamples.ts';
import { pathPatterns, segmentShape } from './resourceClasses.ts';
import { stringShape } from './stringShapes.ts';
import { variablesOf, type Test } from './terms.ts';
import { literalShape } from './wordClasses.ts';
import type { Shape } from './shape.ts';

/**
 * A place where texts are compared with each other: one part of the resource, or
 * the value of a key.
 */
type Meeting = { readonly occurrences: readonly Occurrence[]; readonly shapes: readonly Shape[] };

/** A template with its variables taken for any text. */
const outline = ({ parts }: Template, fold: boolean): Shape => ({
  glob: parts.flatMap((part) =>
    part.type === 'text'
      ? literalShape(fold ? part.text.toLowerCase() : part.text).glob
      : part.type === 'wildcard'
        ? [part.code]
        : [ANY],
  ),
  fold,
});

const mentions = (template: Template, key: string): boolean => variablesOf(template).includes(key);

function resourceMeetings(key: string, { places }: GroupParts): readonly Meeting[] {
  const patterns = pathPatterns(places);
  return [0, 1, 2, 3, 4].flatMap((part) => {
    const segments = patterns
      .map(({ segments: all }) => all[part])
      .filter((segment) => segment !== undefined);
    const templates = segments.flatMap((segment) => (segment.type === 'template' ? [segment] : []));
    const occurrences = templates
      .filter(({ template }) => mentions(template, key))
      .map(({ template, foldCase }): Occurrence => ({ template, key, fold: foldCase }));
    if (occurrences.length === 0) return [];
    const fixed = segments
      .flatMap((segment) => (segment.type === 'fixed' ? [segmentShape(segment, NO_VALUES)] : []))
      .filter((shape) => shape !== null);
    return [
      {
        occurrences,
        shapes: [
          ...fixed,
          ...templates.map(({ template, foldCase }) => outline(template, foldCase)),
        ],
      },
    ];
  });
}

function keyMeetings(key: string, { tests, group }: GroupParts): readonly Meeting[] {
  return group.keys.flatMap((target) => {
    const own = tests.filter((test) => test.key === target);
    const occurrences = own.flatMap((test) =>
      test.templates
        .filter((template) => mentions(template, key))
        .map((template): Occurrence => ({ template, key, fold: foldOf(test) })),
    );
    if (occurrences.length === 0) return [];
    const outlines = own.flatMap((test) =>
      test.templates
        .filter(({ hasVariables }) => hasVariables)
        .map((template) => outline(template, foldOf(test))),
    );
    return [{ occurrences, shapes: [...operandsOf(own, NO_VALUES).shapes, ...outlines] }];
  });
}

function foldOf({ clause: { how } }: Test): boolean {
  return (
    how.type === 'compare' && how.operator.type === 'string' && stringShape(how.operator, '').fold
  );
}

/** Values of other types that the key's values are compared with through variables. */
function typedBeside(key: string, { tests, group }: GroupParts): KeyOperands['typed'] {
  const targets = new Set(
    tests
      .filter((test) => test.templates.some((template) => mentions(template, key)))
      .map((test) => test.key),
  );
  return operandsOf(
    tests.filter(
      (test) => group.keys.includes(test.key) && (targets.has(test.key) || test.key === key),
    ),
    NO_VALUES,
  ).typed;
}

/**
 * The values that a key named by variables is tried with: what its own tests tell apart, what the
 * texts around its variables tell apart, the empty text, and one that nobody mentions. With several
 * such keys each is also tried with the others' values, so that equal ones meet.
 */
export function sourceExamples(
  key: string,
  parts: GroupParts,
  options: GroupOptions,
): readonly KeyValue[] {
  const { group, tests } = parts;
  const { budget, severalValues } = options;
  const mentioned = lettersOf(allShapes(parts));
  const letters = freeLetters(mentioned);
  const lettersNeeded = group.sources.map(() => letters.next().value);
  const free = lettersNeeded[group.sources.indexOf(key)] ?? letters.next().value;
  const singles = group.sources.flatMap((source) => {
    const own = singlesOf(source, parts, options, free);
    return source === key
      ? [
          ...own,
          ...(group.sources.length > 1
            ? own.map((value) => value.replaceAll(free, lettersNeeded[0] ?? free))
            : []),
        ]
      : own;
  });
  const ground = tests.filter(
    (test) => test.key === key && !test.templates.some(({ hasVariables }) => hasVariables),
  );
  const sets = severalValues(key)
    ? keyClasses(ground, key, true, {}, budget)
        .map(({ value }) => value)
        .filter((value) => Array.isArray(value))
    : [];
  return [null, ...new Set(singles), ...sets];
}

function singlesOf(
  key: string,
  parts: GroupParts,
  { budget }: GroupOptions,
  free: string,
): readonly string[] {
  const ground = parts.tests.filter((test) => test.key === key);
  const operands = { shapes: operandsOf(ground, NO_VALUES).shapes, typed: typedBeside(key, parts) };
  const induced = [...resourceMeetings(key, parts), ...keyMeetings(key, parts)].flatMap(
    ({ occurrences, shapes }) =>
      occurrences.flatMap((occurrence) => {
        const found = inducedShapes(occurrence, shapes);
        if (found === null) throw new TooLarge(key);
        return found;
      }),
  );
  return singleExamples(operands, [literalShape(''), ...induced], budget, key, free);
}

function allShapes({ tests, places }: GroupParts): readonly Shape[] {
  const segments = pathPatterns(places).flatMap(({ segments: all }) => all);
  const fixed = segments
    .map((segment) =>
      segment.type === 'fixed'
        ? segmentShape(segment, NO_VALUES)
        : outline(segment.template, false),
    )
    .filter((shape) => shape !== null);
  const outlines = tests.flatMap(({ templates }) =>
    templates.map((template) => outline(template, false)),
  );
  return [...operandsOf(tests, NO_VALUES).shapes, ...fixed, ...outlines];
}

const before = ({ template, key }: Occurrence): string | null => {
  const at = template.parts.findIndex(
    (part) => part.type === 'variable' && part.key.toLowerCase() === key,
  );
  const earlier = template.parts.slice(0, at);
  return earlier.every(({ type }) => type === 'text')
    ? earlier.map((part) => (part.type === 'text' ? part.text : '')).join('')
    : null;
};

/**
 * Whether the examples of the keys that variables name are certainly enough: one such key,
 * mentioned once in a text, behind the same fixed beginning wherever texts with it meet, and
 * compared as text. Then the values of a class differ only in letters that nothing mentions.
 */
export function sourcesAreExact(parts: GroupParts): boolean {
  const { group, tests } = parts;
  const [key, ...more] = group.sources;
  if (key === undefined || more.length > 0) return key === undefined;
  const comparing = tests.filter((test) =>
    test.templates.some((template) => mentions(template, key)),
  );
  if (
    comparing.some(
      (test) =>
        test.key === key ||
        (test.clause.how.type === 'compare' && test.clause.how.operator.type !== 'string'),
    )
  )
    return false;
  return [...resourceMeetings(key, parts), ...keyMeetings(key, parts)].every(({ occurrences }) => {
    const once = occurrences.every(({ template }) => variablesOf(template).length === 1);
    const starts = new Set(occurrences.map(before));
    return once && (occurrences.length === 1 || (starts.size === 1 && !starts.has(null)));
  });
}
