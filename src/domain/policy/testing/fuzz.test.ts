import { describe, expect, it } from 'vitest';
import { caseCatalog } from './caseCatalog.ts';
import corpus from '../cases/corpus.json' with { type: 'json' };
import others from '../cases/otherPolicies.json' with { type: 'json' };
import { checkPolicy } from '../findings/check.ts';
import { applyEdits } from '../text/edits.ts';
import type { PolicyProfile } from '../text/codes/finding.ts';
import { codeRow } from '../text/codes/findingCodes.ts';
import { valueOf } from '../text/jsonTree.ts';
import { readDocument, UnreadablePolicy } from '../language/read.ts';
import { parsePolicyText } from '../text/text.ts';
import { toVisual } from '../visual/visual.ts';
import { visualEdits } from '../visual/visualEdits.ts';

/**
 * A small generator of numbers (mulberry32), so that a failing text can be found again by its seed.
 */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const profiles: readonly PolicyProfile[] = ['role', 'custom', 'agency', 'identity', 'trust', 'scp'];
const seeds = [...corpus, ...others].map((row) =>
  'raw' in row && typeof row.raw === 'string' ? row.raw : JSON.stringify(row.document, null, 2),
);
const names = [
  'Version',
  'Statement',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
  'Principal',
  'Sid',
  'uri',
  'Depends',
  'StringEquals',
  'ForAnyValue:Bool',
  'g:UserName',
  '__proto__',
  'constructor',
  'toString',
  '',
  '\ud800',
  '\u202e',
];
const scalars = [
  'Allow',
  'Deny',
  'deny',
  '*',
  '*:*:*',
  'ecs:*:*',
  'iam:agencies:assume',
  'obs:bucket:ListBucket',
  '1.1',
  '5.0',
  '1.0',
  'obs:*:*:object:${g:UserName}',
  '${',
  '${}',
  '\udfff',
  '\u202eecs:a:b',
  '\u200b',
  'a\u0000b',
  ':::::',
  '::',
  '0.0.0.0/0',
  '\ud83d\ude00',
  'x'.repeat(200),
];
const scraps = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  ':',
  '\\',
  '\\u',
  '\\ud800',
  '/*',
  '//',
  '\n',
  '\t',
  '\ufeff',
  '\u0000',
  '\ud800',
  '\u202e',
  '\u2028',
  'null',
  '-',
  '1e999',
  '"__proto__":1,',
  '"Version":"5.0",',
  '[['.repeat(50),
  '${',
  '*',
];

type Random = ReturnType<typeof numbers>;
const pick = <T>(random: Random, list: readonly T[]): T => list[random(list.length)] as T;

/**
 * A value with the names and words of policies in places where they may or may not belong; objects
 * can repeat a name.
 */
function randomJson(random: Random, depth: number): string {
  const kind = random(depth > 6 ? 3 : 6);
  if (kind < 2) return JSON.stringify(pick(random, scalars));
  if (kind === 2) return pick(random, ['null', 'true', '0', '-1.5e3', '[]', '{}']);
  const members = Array.from({ length: random(5) }, () => randomJson(random, depth + 1));
  if (kind === 3) return `[${members.join(',')}]`;
  return `{${members.map((member) => `${JSON.stringify(pick(random, names))}:${member}`).join(', ')}}`;
}

function mutated(random: Random, text: string): string {
  let result = text;
  for (let i = random(6) + 1; i > 0; i--) {
    const from = random(result.length + 1);
    const to = Math.min(result.length, from + random(12));
    const piece =
      random(3) === 0 ? result.slice(random(result.length + 1)).slice(0, 40) : pick(random, scraps);
    result =
      random(4) === 0
        ? result.slice(0, from) + result.slice(to)
        : result.slice(0, from) + piece + result.slice(random(2) === 0 ? from : to);
  }
  return result;
}

function textOf(seed: number): string {
  const random = numbers(seed);
  switch (seed % 5) {
    case 0:
      return randomJson(random, 0);
    case 1:
      return mutated(random, randomJson(random, 0));
    case 2:
      return `{"Version":"${pick(random, ['1.0', '1.1', '5.0'])}","Statement":[${randomJson(random, 3)},{"Effect":"Allow","Action":[${Array.from({ length: random(40) }, () => JSON.stringify(pick(random, scalars))).join(',')}],"Condition":${randomJson(random, 4)}}]}`;
    case 3:
      return pick(random, ['[', '{"a":', '{"Statement":[', '"\\', '/*', '{"Condition":{']).repeat(
        random(3000),
      );
    default:
      return mutated(random, pick(random, seeds));
  }
}

describe('ten thousand texts nobody would write', () => {
  it('go through parse, read, validate, lint and visual without a throw, and findings point into the text', () => {
    const wrong: string[] = [];
    for (let seed = 0; seed < 10_000; seed++) {
      const text = textOf(seed);
      const source = parsePolicyText(text);
      const profile = profiles[seed % profiles.length] ?? 'custom';
      for (const finding of checkPolicy(source, { profile, catalog: caseCatalog })) {
        const inside =
          finding.offset >= 0 && finding.offset <= finding.end && finding.end <= text.length;
        if (!inside || !codeRow(finding.code)?.profiles.includes(profile))
          wrong.push(`seed ${seed}: ${JSON.stringify(finding)}`);
        if (finding.fix && seed % 10 === 0) parsePolicyText(applyEdits(text, finding.fix.edits));
      }
      try {
        readDocument(valueOf(source.root));
      } catch (error) {
        if (!(error instanceof UnreadablePolicy)) throw error;
      }
      const [block] = toVisual(text).blocks;
      if (!block || block.readOnly) continue;
      const result = applyEdits(text, visualEdits.addActions(text, block.address, ['ecs:a:b']));
      if (parsePolicyText(result).syntaxFindings.length > 0) wrong.push(`seed ${seed}: ${result}`);
    }
    expect(wrong).toEqual([]);
  }, 120_000);
});

describe('large texts', () => {
  const many = (count: number, item: (i: number) => string): string =>
    Array.from({ length: count }, (_, i) => item(i)).join(',');
  it.each([
    [
      'patterns of one service',
      `{"Version":"5.0","Statement":[{"Effect":"Allow","Action":[${many(20_000, (i) => `"ecs:*a${i}*:?get*${i}"`)}]}]}`,
    ],
    [
      'prefixes of one type',
      `{"Version":"1.1","Statement":[{"Effect":"Allow","Action":[${many(20_000, (i) => `"ecs:a:b${i}*"`)}]}]}`,
    ],
    [
      'resources with wildcards',
      `{"Version":"5.0","Statement":[{"Effect":"Allow","Action":["obs:*:*"],"Resource":[${many(10_000, (i) => `"obs:*:*:object:*a*b*${i}"`)}]}]}`,
    ],
    [
      'statements',
      `{"Version":"5.0","Statement":[${many(5_000, (i) => `{"Sid":"s","Effect":"Allow","Action":["ecs:a:b${i % 7}"]}`)}]}`,
    ],
    [
      'unknown names',
      `{"Version":"1.1","Statement":[{"Effect":"Allow","Action":[${many(20_000, (i) => `"ecs:cloudServers:lis${i}"`)}]}]}`,
    ],
    [
      'wrong operators',
      `{"Version":"1.1","Statement":[{"Effect":"Allow","Action":["ecs:a:b"],"Condition":{${many(3_000, (i) => `"StringEqual${i}":{"g:UserName":["x"]}`)}}}]}`,
    ],
    [
      'stars',
      `{"Version":"5.0","Statement":[{"Effect":"Allow","Action":["${'*a'.repeat(50_000)}:b:c","${'a'.repeat(100_000)}:b:c"]}]}`,
    ],
    [
      'wrong characters',
      `{"Version":"1.1","Statement":[{"Effect":"Allow","Action":[${many(20_000, () => '"\u202e \\ud800"')}]}]}`,
    ],
    [
      'one condition key under every name',
      `{"Version":"5.0","Statement":[{"Effect":"Allow","Action":["ecs:a:b"],"Condition":{"StringEquals":{${many(20_000, (i) => `"g:ResourceTag/k${i}":["a","a"]`)}}}}]}`,
    ],
  ])('of many %s come to an end', (_, text) => {
    // Work that grew with the square of the text would outlast the test.
    expect(checkPolicy(text, { profile: 'identity', catalog: caseCatalog })).toBeDefined();
    expect(checkPolicy(text, { profile: 'custom', catalog: caseCatalog })).toBeDefined();
    expect(toVisual(text)).toBeDefined();
  });
});
