import { describe, expect, it } from 'vitest';
import { caseCatalog } from '../testing/caseCatalog.ts';
import cases from '../cases/findings.json' with { type: 'json' };
import { checkPolicy } from './check.ts';
import { applyEdits } from '../text/edits.ts';
import type { Finding, PolicyProfile, Severity } from '../text/codes/finding.ts';
import { codeRow, findingCodes } from '../text/codes/findingCodes.ts';
import { parsePath } from '../text/jsonTree.ts';
import { lintPolicy } from './lint/lint.ts';
import { parsePolicyText } from '../text/text.ts';
import { expandCase } from '../testing/caseText.ts';
import { validatePolicy } from './validate/validate.ts';

/**
 * `fix` is the title of the repair offered at the path, `mended` the text after it, `says` a part
 * of the message there, `severity` where it is not the code's own, `account` that the policy is
 * for, `without` codes that the bad policy must not have. `only`: it has no other finding.
 */
type Row = {
  readonly code: string;
  readonly profile: PolicyProfile;
  readonly source: string;
  readonly path: string;
  readonly bad: unknown;
  readonly good: unknown;
  readonly fix?: string;
  readonly mended?: unknown;
  readonly says?: string;
  readonly severity?: Severity;
  readonly only?: true;
  readonly account?: string;
  readonly without?: readonly string[];
};
const rows = cases as readonly Row[];

/**
 * A row's policy as text. Strings are text as it stands; documents may say
 * `{"$repeat": n, "value": …$i…}` in a list, `{"$nest": n}` (so many arrays in one another),
 * `{"$surrogate": true}` (half a pair, which JSON cannot hold), and `"$padTo": n` with `{$pad}` in
 * a string (filled until the compact document has n characters).
 */
function textOf(policy: unknown): string {
  if (typeof policy === 'string') return policy;
  const record = policy as Record<string, unknown>;
  if (typeof record['$nest'] === 'number')
    return '['.repeat(record['$nest']) + ']'.repeat(record['$nest']);
  if (record['$surrogate']) return '{"a":"\ud83d"}';
  const { $padTo, ...document } = record;
  const text = JSON.stringify(expandCase(document));
  return typeof $padTo === 'number'
    ? text.replace('{$pad}', 'x'.repeat($padTo - text.length + '{$pad}'.length))
    : JSON.stringify(JSON.parse(text), null, 4);
}

/** A mended text is compared as a document where it is one. */
function parsedOrText(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

const check = (text: string, profile: PolicyProfile, accountId?: string): Finding[] =>
  checkPolicy(text, { profile, catalog: caseCatalog, accountId });

describe('every row', () => {
  it.each(rows.map((row, index) => [`${index} ${row.code} ${row.profile}`, row] as const))(
    '%s',
    (
      _,
      {
        code,
        profile,
        path,
        bad,
        good,
        fix,
        mended: wanted,
        says = '',
        severity,
        only,
        account,
        without = [],
      },
    ) => {
      const text = textOf(bad);
      const whole = check(text, profile, account);
      const found = whole.filter((finding) => finding.code === code);
      expect(found.map((finding) => finding.path)).toContain(path);
      expect(
        check(textOf(good), profile, account).filter((finding) => finding.code === code),
      ).toEqual([]);
      expect(codeRow(code)?.profiles).toContain(profile);
      const there = found.filter((finding) => finding.path === path);
      const titles = there.map((finding) => finding.fix?.title);
      expect(titles).toEqual(expect.arrayContaining(fix === undefined ? [] : [fix]));
      expect(there.map(({ message }) => message).join(' ')).toContain(says);
      expect(whole.filter((finding) => without.includes(finding.code))).toEqual([]);
      expect(there.map((finding) => finding.severity)).toEqual(
        expect.arrayContaining(severity === undefined ? [] : [severity]),
      );
      expect(only ? whole.map((finding) => finding.code) : [code]).toEqual([code]);
      const mendings = there.map((finding) =>
        parsedOrText(applyEdits(text, finding.fix?.edits ?? [])),
      );
      expect(mendings).toEqual(expect.arrayContaining(wanted === undefined ? [] : [wanted]));

      for (const finding of found) {
        expect(finding.offset).toBeGreaterThanOrEqual(0);
        expect(finding.end).toBeLessThanOrEqual(text.length);
        expect(finding.end).toBeGreaterThanOrEqual(finding.offset);
        expect(parsePath(finding.path)).toBeDefined();
        expect(finding.message).toMatch(/^\S.*\.$/su);
        if (!finding.fix) continue;
        const mended = applyEdits(text, finding.fix.edits);
        expect(mended).not.toBe(text);
        const before = parsePolicyText(text).syntaxFindings.length;
        expect(parsePolicyText(mended).syntaxFindings.length).toBeLessThanOrEqual(before);
        const after = check(mended, profile, account).filter((other) => other.code === code);
        expect({ mended, fewer: after.length < found.length }).toEqual({ mended, fewer: true });
      }
    },
  );
});

describe('the table of codes', () => {
  const codes = Object.entries(findingCodes);

  it('has a positive and a negative case for every code', () => {
    const covered = new Set(rows.map((row) => row.code));
    expect(codes.map(([code]) => code).filter((code) => !covered.has(code))).toEqual([]);
  });

  it('has at least sixty checks, in all four classes', () => {
    expect(codes.length).toBeGreaterThanOrEqual(60);
    expect(new Set(codes.map(([, row]) => row.severity))).toEqual(
      new Set(['security', 'error', 'warning', 'suggestion']),
    );
  });

  it('names, explains and dates every rule', () => {
    for (const [code, row] of codes) {
      expect(`${code}: ${row.title}`).toMatch(/: \S.*[^.]$/);
      expect(`${code}: ${row.explanation}`).toMatch(/: \S.*\.$/);
      expect(`${code}: ${row.source}`).toMatch(/: \S/);
      expect(row.profiles.length).toBeGreaterThan(0);
    }
  });

  it('is held by the rows: each says where its rule stands', () => {
    for (const row of rows) expect(`${row.code}: ${row.source}`).toMatch(/: \S/);
  });
});

describe('a check', () => {
  it('is what validation and lint find, syntax first and then in text order', () => {
    for (const { bad, profile, account } of rows) {
      const text = textOf(bad);
      const options = { profile, catalog: caseCatalog, accountId: account };
      const places = (findings: readonly Finding[]): string[] =>
        findings.map(({ code, offset, end }) => `${offset} ${end} ${code}`);
      const whole = places(check(text, profile, account));
      expect([...whole].sort()).toEqual(
        places([...validatePolicy(text, options), ...lintPolicy(text, options)]).sort(),
      );
      const syntax = parsePolicyText(text).syntaxFindings.length;
      for (const part of [whole.slice(0, syntax), whole.slice(syntax)]) {
        const offsets = part.map((place) => Number(place.split(' ')[0]));
        expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
      }
      expect(places(parsePolicyText(text).syntaxFindings).sort()).toEqual(
        whole.slice(0, syntax).sort(),
      );
    }
  });
});

describe('mixed scopes', () => {
  const mixed = JSON.stringify({
    Version: '1.1',
    Statement: [{ Effect: 'Allow', Action: ['obs:bucket:ListBucket', 'ecs:cloudServers:list'] }],
  });
  const severity = (options: { mixedScope?: 'error' | 'warning' }): string | undefined =>
    checkPolicy(mixed, { profile: 'custom', catalog: caseCatalog, ...options }).find(
      ({ code }) => code === 'MIXED_SCOPE',
    )?.severity;
  it('are a warning, and an error where the old console refuses them', () => {
    expect(severity({})).toBe('warning');
    expect(severity({ mixedScope: 'error' })).toBe('error');
  });
});
