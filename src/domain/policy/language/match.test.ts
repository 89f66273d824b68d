import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { globMatches, parseGlob } from './glob.ts';
import { matchesAction, matchesResource } from './match.ts';

describe('glob', () => {
  it('agrees with the regular expression it replaces', () => {
    const piece = fc.constantFrom('a', 'b', '*', '?', '.', 'ab');
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 7 }),
        fc.array(fc.constantFrom('a', 'b', '.', '*'), { maxLength: 9 }),
        fc.boolean(),
        (pattern, text, questionMark) => {
          const source = pattern
            .join('')
            .replaceAll(/[.*?]/g, (char) =>
              char === '*' ? '[^]*' : char === '?' && questionMark ? '[^]' : `\\${char}`,
            );
          expect(globMatches(parseGlob(pattern.join(''), questionMark), text.join(''))).toBe(
            new RegExp(`^${source}$`).test(text.join('')),
          );
        },
      ),
      { numRuns: 5000 },
    );
  });

  // A matcher that tries every split would not come back from this in a lifetime.
  it('does not explode on a hostile pattern', () => {
    expect(globMatches(parseGlob(`${'*a'.repeat(700)}*b`, true), 'a'.repeat(1500))).toBe(false);
  });
});

describe('strings against strings', () => {
  it('matches actions by the grammar of the version', () => {
    expect(matchesAction('ucs:*:get*', 'UCS:clusters:getOne', '1.1')).toBe(true);
    expect(matchesAction('ucs:clusters:ge?', 'ucs:clusters:get', '1.1')).toBe(false);
    expect(matchesAction('ucs:clusters:ge?', 'ucs:clusters:get', '5.0')).toBe(true);
    expect(matchesAction('identity:*', 'iam:users:listUsers', '1.0')).toBe(true);
    expect(matchesAction('*', 'not an action', '5.0')).toBe(false);
  });

  it('matches resources, with variables when there are values', () => {
    const ann = { values: (key: string) => (key.toLowerCase() === 'g:username' ? ['ann'] : null) };
    expect(matchesResource('obs:*:*:object:${g:UserName}/*', 'obs:r:d:object:ann/x', '1.1')).toBe(
      false,
    );
    expect(
      matchesResource('obs:*:*:object:${g:UserName}/*', 'obs:r:d:object:ann/x', '1.1', ann),
    ).toBe(true);
    expect(matchesResource('obs:*:*:object:x', 'no path', '1.1')).toBe(false);
  });
});
