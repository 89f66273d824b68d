import { readFileSync } from 'node:fs';
import type { Where } from '#mocks/analysis/question.ts';
import { BadInput, badUse } from '../policy/badInput.ts';
import { contextIn } from './options.ts';

/** One expectation; `docs/schemas/access-tests.json` says how files write it. */
export type AccessTest = {
  readonly id: string;
  readonly who:
    | { readonly principal: string; readonly expected: 'allowed' | 'refused' }
    | { readonly never: readonly string[] };
  readonly action: string;
  readonly where: Where;
};

type Fields = Readonly<Record<string, unknown>>;

/** Reads a value, telling where the file is wrong. */
class Reader {
  readonly #file: string;
  constructor(file: string) {
    this.#file = file;
  }

  wrong(place: string, what: string): BadInput {
    return new BadInput('UNREADABLE_TESTS', `This is no ${what}.`, this.#file, place);
  }

  /** An object that has none but these fields. */
  object(value: unknown, place: string, known: readonly string[]): Fields {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw this.wrong(place, 'object');
    const odd = Object.keys(value).find((key) => !known.includes(key));
    if (odd !== undefined) throw this.wrong(`${place}.${odd}`, 'field of it');
    return value as Fields;
  }

  list(value: unknown, place: string): readonly unknown[] {
    if (!Array.isArray(value)) throw this.wrong(place, 'list');
    return value as readonly unknown[];
  }

  text(value: unknown, place: string): string {
    if (typeof value !== 'string' || value === '') throw this.wrong(place, 'text');
    return value;
  }
}

function whereOf(reader: Reader, request: Fields, place: string): Where {
  const scope = reader.object(request['scope'] ?? {}, `${place}.scope`, [
    'project',
    'enterpriseProject',
    'region',
  ]);
  const texts = { resource: request['resource'], ...scope };
  for (const [field, value] of Object.entries(texts))
    if (value !== undefined) reader.text(value, `${place}.${field}`);
  const context = contextIn(request['context'] ?? {});
  if (context === undefined) throw reader.wrong(`${place}.context`, 'object of condition keys');
  return {
    ...Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== undefined)),
    context,
  };
}

function whoOf(reader: Reader, test: Fields, place: string): AccessTest['who'] {
  const { principal, never, expected } = test;
  const isRefused = expected === 'refused' || expected === 'deny';
  const isAllowed = expected === 'allowed' || expected === 'allow';
  if ((principal === undefined) === (never === undefined))
    throw reader.wrong(place, 'test: it names a principal or says never');
  if (never !== undefined) {
    if (expected !== undefined && !isRefused)
      throw reader.wrong(`${place}.expected`, 'expectation of a never-rule');
    const { except = [] } = reader.object(never, `${place}.never`, ['except']);
    const at = `${place}.never.except`;
    return { never: reader.list(except, at).map((one, no) => reader.text(one, `${at}[${no}]`)) };
  }
  if (!isRefused && !isAllowed)
    throw reader.wrong(`${place}.expected`, 'expectation: allowed or refused');
  return {
    principal: reader.text(principal, `${place}.principal`),
    expected: isAllowed ? 'allowed' : 'refused',
  };
}

function testOf(reader: Reader, raw: unknown, place: string): AccessTest {
  const test = reader.object(raw, place, [
    'id',
    'principal',
    'never',
    'request',
    'expected',
    'why',
  ]);
  const request = reader.object(test['request'], `${place}.request`, [
    'action',
    'resource',
    'scope',
    'context',
  ]);
  return {
    id: reader.text(test['id'], `${place}.id`),
    who: whoOf(reader, test, place),
    action: reader.text(request['action'], `${place}.request.action`),
    where: whereOf(reader, request, `${place}.request`),
  };
}

/** Reads a file of tests; a dash is standard input. @throws BadInput */
export function readTests(file: string | undefined): readonly AccessTest[] {
  if (file === undefined) throw badUse('Name a file of tests.');
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8'));
  } catch (error) {
    const code = error instanceof SyntaxError ? 'UNREADABLE_TESTS' : 'FILE_NOT_READ';
    throw new BadInput(code, error instanceof Error ? error.message : String(error), file, null);
  }
  const reader = new Reader(file);
  const { tests } = reader.object(raw, '$', ['$schema', 'tests']);
  return reader
    .list(tests, '$.tests')
    .map((test, index) => testOf(reader, test, `$.tests[${index}]`));
}
