import { describe, expect, it } from 'vitest';
import { caseCatalog } from '../testing/caseCatalog.ts';
import { checkPolicy } from './check.ts';
import { kindOf, repairAll } from './repairAll.ts';

const check = (text: string) => checkPolicy(text, { profile: 'custom', catalog: caseCatalog });
const policy = (Action: readonly string[]) =>
  JSON.stringify({ Version: '1.1', Statement: [{ Effect: 'Allow', Action }] });
const kindIn = (text: string, code: string): string => {
  const found = check(text).find((finding) => finding.code === code);
  return found === undefined ? '' : kindOf(found);
};

describe('all repairs of a kind', () => {
  it.each([
    [
      'seven actions',
      policy(['ecs', 'evs', 'vpc', 'elb', 'rds', 'dcs', 'css'].map((code) => `${code}:*`)),
      'IAM.1035',
      policy(['ecs', 'evs', 'vpc', 'elb', 'rds', 'dcs', 'css'].map((code) => `${code}:*:*`)),
    ],
    [
      'neighbours of a list',
      policy([
        'ecs:cloudServers:list',
        'ecs:cloudServers:list',
        'ecs:cloudServers:list',
        'ecs:cloudServers:list',
      ]),
      'DUPLICATE_ACTION',
      policy(['ecs:cloudServers:list']),
    ],
    [
      'comments',
      policy(['ecs:cloudServers:list']).replaceAll(',', ', // a, "b"\n'),
      'JSON_SYNTAX_ERROR',
      policy(['ecs:cloudServers:list']),
    ],
  ])('are made at once: %s', (_, text, code, wanted) => {
    const repaired = repairAll(text, kindIn(text, code), check);
    expect(JSON.parse(repaired)).toEqual(JSON.parse(wanted));
  });

  it('leave other kinds alone', () => {
    const text =
      '{"Version":"1.1",,"Statement":[{"Effect":"Allow" "Action":["ecs:cloudServers:list"]}]}';
    expect(repairAll(text, kindIn(text, 'JSON_SYNTAX_ERROR'), check)).toBe(text.replace(',,', ','));
  });

  it('end where a repair does not help', () => {
    const stubborn = () =>
      [
        {
          code: 'X',
          severity: 'error',
          message: 'No.',
          path: '$',
          offset: 0,
          end: 1,
          fix: { title: 'Add', edits: [{ offset: 0, end: 0, text: ' ' }] },
        },
      ] as const;
    expect(repairAll('{}', 'X', stubborn)).toBe(' {}');
  });
});
