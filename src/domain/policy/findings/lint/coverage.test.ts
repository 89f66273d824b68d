import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ListedAction } from '#src/domain/policy/language/listedAction.ts';
import { readStatementModel } from '#src/domain/policy/language/statementModel.ts';
import { Coverage } from './coverage.ts';

const statement = readStatementModel({ type: 'object', properties: [], offset: 0, end: 0 }, 0);
const action = (value: string): ListedAction =>
  new ListedAction({ type: 'string', value, offset: 0, end: 0 }, 0);

/** The plain meaning, segment by segment, by regular expressions. */
function fits(pattern: string, literal: string): boolean {
  if (pattern === '*') return true;
  const segments = pattern.split(':');
  const parts = literal.split(':');
  return (
    segments.length === parts.length &&
    segments.every((segment, i) =>
      new RegExp(`^${segment.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's').test(
        parts[i] ?? '',
      ),
    )
  );
}

const part = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), minLength: 1, maxLength: 4 });
const word = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 4 });
const pattern = fc.oneof(
  fc.constant('*'),
  fc.tuple(part, part, part).map((parts) => parts.join(':')),
);
const literal = fc.tuple(word, word, word).map((parts) => parts.join(':'));

describe('what a set of patterns covers', () => {
  it('is, for a literal action, what one of them fits', () => {
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 8 }), literal, (patterns, text) => {
        const set = new Coverage();
        for (const one of patterns) set.add(action(one), statement);
        expect(set.covering(action(text), 'sameTextCounts') !== undefined).toBe(
          patterns.some((one) => fits(one, text)),
        );
      }),
      { numRuns: 3000 },
    );
  });

  it('is, for a pattern, never more than what is covered', () => {
    fc.assert(
      fc.property(
        pattern,
        pattern,
        fc.array(literal, { minLength: 10, maxLength: 30 }),
        (wide, narrow, texts) => {
          const set = new Coverage();
          set.add(action(wide), statement);
          const covered = set.covering(action(narrow), 'sameTextCounts') !== undefined;
          expect(
            covered ? texts.filter((text) => fits(narrow, text) && !fits(wide, text)) : [],
          ).toEqual([]);
        },
      ),
      { numRuns: 5000 },
    );
  });

  it('leaves out the same text when asked for a wider one', () => {
    const set = new Coverage();
    for (const one of ['ecs:*:*', 'ecs:a:get*']) set.add(action(one), statement);
    expect(set.covering(action('ecs:*:*'), 'otherTextOnly')).toBeUndefined();
    expect(set.covering(action('ecs:a:get*'), 'otherTextOnly')?.action.value).toBe('ecs:*:*');
  });
});
