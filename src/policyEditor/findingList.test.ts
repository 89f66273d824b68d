import { describe, expect, it } from 'vitest';
import type { Finding, Severity } from '#src/domain/policy/text/codes/finding.ts';
import {
  byGravity,
  countBySeverity,
  fixedTogether,
  markersOf,
  sameFinding,
  statementOf,
} from './findingList.ts';

const finding = (severity: Severity, offset: number, path = '$'): Finding => ({
  code: `C${offset}`,
  severity,
  message: 'words',
  path,
  offset,
  end: offset + 1,
});

describe('the list of findings', () => {
  const all = [
    finding('suggestion', 1),
    finding('error', 2),
    finding('security', 3),
    finding('error', 4),
  ];

  it('puts what blocks saving first and keeps text order within a class', () => {
    expect(byGravity(all).map(({ offset }) => offset)).toEqual([2, 4, 3, 1]);
  });
  it('knows a finding again where the text before it has grown, and takes none of another place or word for it', () => {
    const found = finding('error', 4, '$.Statement[0].Action[0]');
    expect(sameFinding({ ...found, offset: 9, end: 10 }, found)).toBe(true);
    expect(sameFinding({ ...found, path: '$.Statement[1].Action[0]' }, found)).toBe(false);
    expect(sameFinding({ ...found, message: 'other words' }, found)).toBe(false);
  });
  it('counts the classes', () =>
    expect(countBySeverity(all)).toEqual({ security: 1, error: 2, warning: 0, suggestion: 1 }));
  it('offers to mend a kind at once at its first finding', () => {
    const fix = { title: 'Remove it', edits: [] };
    const of = (code: string, title?: string): Finding => ({
      ...finding('error', 1),
      code,
      ...(title === undefined ? {} : { fix: { ...fix, title } }),
    });
    const list = [
      of('A'),
      of('B', 'x'),
      of('A', 'x'),
      of('A', 'y'),
      of('JSON_SYNTAX_ERROR', 'x'),
      of('JSON_SYNTAX_ERROR', 'y'),
    ];
    expect([...fixedTogether(list)]).toEqual([[list[2], 2]]);
  });
  it('underlines errors red, security and warnings orange, suggestions blue', () => {
    expect(markersOf(all).map(({ severity }) => severity)).toEqual([
      'info',
      'error',
      'warning',
      'error',
    ]);
  });
  it.each([
    ['$.Statement[3].Action[0]', 3],
    ['$.Statement[12]', 12],
    ['$.Statement', undefined],
    ['$', undefined],
  ])('%s belongs to statement %s', (path, statement) =>
    expect(statementOf(finding('error', 0, path))).toBe(statement),
  );
});
