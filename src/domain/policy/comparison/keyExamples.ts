import type { ValueType } from '../language/conditions/operators/operator.ts';
import { failedClause } from '../language/conditions/condition.ts';
import { ANY, ONE } from '../language/glob.ts';
import { fillGlob, fillText, type KeyValues } from '../language/variables.ts';
import { placesWhere } from './bits.ts';
import type { Budget } from './budget.ts';
import { valuesIn, type KeyValue } from './facts.ts';
import { freeLetters, lettersOf } from './freeLetter.ts';
import { stringShape } from './stringShapes.ts';
import type { Test } from './terms.ts';
import { isOfType, typedExamples } from './typedValues.ts';
import { wordClasses } from './wordClasses.ts';
import type { Shape } from './shape.ts';

type Typed = Exclude<ValueType, 'string'>;
const TYPED: readonly Typed[] = ['numeric', 'date', 'boolean', 'ip_address'];

/** What the tests of a key compare its values with. */
export type KeyOperands = {
  readonly shapes: readonly Shape[];
  readonly typed: ReadonlyMap<Typed, readonly string[]>;
};

/**
 * Reads the operands, variables filled from `source`; those that cannot be filled
 * compare with nothing.
 */
export function operandsOf(tests: readonly Test[], source: KeyValues): KeyOperands {
  const shapes = new Map<string, Shape>();
  const typed = new Map<Typed, string[]>();
  for (const { clause, templates } of tests) {
    if (clause.how.type !== 'compare') continue;
    const { operator } = clause.how;
    if (operator.type !== 'string') {
      const known = typed.get(operator.type) ?? [];
      typed.set(operator.type, known);
      known.push(
        ...templates.map((template) => fillText(template, source)).filter((text) => text !== null),
      );
      continue;
    }
    for (const template of templates) {
      const operand =
        operator.reads === 'text' ? fillText(template, source) : fillGlob(template, source);
      if (operand === null) continue;
      const shape = stringShape(operator, operand);
      shapes.set(`${shape.fold}${shape.glob.join()}`, shape);
    }
  }
  return { shapes: [...shapes.values()], typed };
}

/**
 * Blanks around a number, time, address or truth value mean nothing, so it can be spelled
 * unlike any text.
 */
const PADDING = ['', ' ', '  '];

/**
 * Single values of a key such that no test tells any other value from all of them.
 * @param more shapes that other parts of the request compare the value with
 */
export function singleExamples(
  { shapes, typed }: KeyOperands,
  more: readonly Shape[],
  budget: Budget,
  place: string,
  free?: string,
): readonly string[] {
  const all = [...shapes, ...more];
  const letter = free ?? freeLetters(lettersOf(all)).next().value;
  const words = wordClasses(all, { budget, place, free: letter }).map(({ word }) => word);
  const paddings = shapes.length > 0 ? PADDING : [''];
  const values = TYPED.flatMap((type) =>
    typed.has(type) ? typedExamples(type, typed.get(type) ?? []) : [],
  );
  return [
    ...new Set([
      ...words,
      ...values.flatMap((value) => paddings.map((padding) => padding + value)),
    ]),
  ];
}

/**
 * Whether the key is compared both as text with wildcards and as a value of another type: then the
 * examples may miss a mixture.
 */
export function mixesTypes({ shapes, typed }: KeyOperands): boolean {
  const types = [...typed.keys()];
  const wild = shapes.some(({ glob, fold }) => fold || glob.includes(ANY) || glob.includes(ONE));
  return types.length > 1 || (types.length === 1 && wild);
}

/** A way in which a key can stand, and the places of the tests that then hold. */
export type KeyClass = { readonly value: KeyValue; readonly holds: bigint };

/** Which tests hold for a value, by the engine's own tests. */
function holding(
  tests: readonly Test[],
  key: string,
  value: KeyValue,
  context: Readonly<Record<string, KeyValue>>,
): bigint {
  const source = valuesIn({ ...context, [key]: value });
  return placesWhere(tests, ({ clause }) => failedClause([clause], source) === null);
}

/**
 * Other values of the same classes, where these have several: with another free letter, or
 * spelled with a blank.
 */
function twinsOf(
  singles: readonly string[],
  operands: KeyOperands,
  free: string,
  other: string,
): readonly string[] {
  return singles.flatMap((value) => {
    if (value.includes(free)) return [value.replaceAll(free, other)];
    return isTyped(operands, value) ? [`${value}   `] : [];
  });
}

/**
 * The ways in which a key can stand: absent, each single value, and for keys with several values
 * each set of them. A set of values meets ForAllValues and ForAnyValue by its members, so sets are
 * grown until none behaves in a new way.
 * @param context what the rest of the request carries, for variables
 */
export function keyClasses(
  tests: readonly Test[],
  key: string,
  severalValues: boolean,
  context: Readonly<Record<string, KeyValue>>,
  budget: Budget,
): readonly KeyClass[] {
  const operands = operandsOf(tests, valuesIn(context));
  const letters = freeLetters(lettersOf(operands.shapes));
  const [free, other] = [letters.next().value, letters.next().value];
  const singles = singleExamples(operands, [], budget, key, free);
  const found = new Map<bigint, KeyClass>();
  const add = (value: KeyValue): boolean => {
    const holds = holding(tests, key, value, context);
    if (found.has(holds)) return false;
    found.set(holds, { value, holds });
    return true;
  };
  for (const value of [null, ...singles]) add(value);
  if (severalValues)
    addSets(
      tests,
      key,
      [...singles, ...twinsOf(singles, operands, free, other)],
      context,
      budget,
      add,
    );
  budget.spend(found.size, key);
  return [...found.values()];
}

function addSets(
  tests: readonly Test[],
  key: string,
  singles: readonly string[],
  context: Readonly<Record<string, KeyValue>>,
  budget: Budget,
  add: (value: KeyValue) => boolean,
): void {
  const ways = new Set<bigint>();
  let grown: readonly (readonly string[])[] = singles.map((value) => [value]);
  while (grown.length > 0) {
    budget.spend(grown.length * singles.length, key);
    grown = grown.flatMap((set) =>
      singles.flatMap((value) => {
        const next = [...set, value];
        if (set.includes(value)) return [];
        const holds = holding(tests, key, next, context);
        if (ways.has(holds)) return [];
        ways.add(holds);
        add(next);
        return [next];
      }),
    );
  }
}

/** Whether a text could be a value of one of the types that the key is compared as. */
const isTyped = ({ typed }: KeyOperands, text: string): boolean =>
  [...typed.keys()].some((type) => isOfType(type, text));
