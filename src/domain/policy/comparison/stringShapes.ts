import { ANY, type Glob } from '../language/glob.ts';
import type { Operator } from '../language/conditions/operators/operator.ts';
import type { Shape } from './shape.ts';

type ValueOperator = Exclude<Operator, { reads: 'presence' }>;

const codesOf = (text: string): Glob =>
  Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));

type Build = { readonly fold: boolean; readonly around: (codes: Glob) => Glob };

/** What each operator on text accepts, as a pattern. By the name of the positive operator. */
const BUILDS: ReadonlyMap<string, Build> = new Map([
  ['StringEquals', { fold: false, around: (codes) => codes }],
  ['StringEqualsIgnoreCase', { fold: true, around: (codes) => codes }],
  ['StringMatch', { fold: false, around: (codes) => codes }],
  ['StringLike', { fold: true, around: (codes) => [ANY, ...codes, ANY] }],
  ['StringStartWith', { fold: true, around: (codes) => [...codes, ANY] }],
  ['StringEndWith', { fold: true, around: (codes) => [ANY, ...codes] }],
]);

const positiveName = ({ name }: ValueOperator): string => name.replace('Not', '');

/**
 * Whether the comparison knows an operator; one added to the engine later is reported as not
 * modelled until it has a row here.
 */
export const isModelled = (operator: ValueOperator): boolean =>
  operator.type !== 'string' || BUILDS.has(positiveName(operator));

/** The texts that an operator on strings accepts for a value of the policy, filled already. */
export function stringShape(operator: ValueOperator, expected: string | Glob): Shape {
  const build = BUILDS.get(positiveName(operator));
  const fold = build?.fold === true;
  const codes =
    typeof expected === 'string' ? codesOf(fold ? expected.toLowerCase() : expected) : expected;
  return { glob: build?.around(codes) ?? codes, fold };
}
