import type { AccessTestEntry } from '#src/domain/access/accessTests.ts';
import { contextIn } from '../contextIn.ts';
import type { Where } from '../question.ts';

/** One expectation; `docs/schemas/access-tests.json` says how files write it. */
export type AccessTest = {
  readonly id: string;
  readonly who:
    | { readonly principal: string; readonly expected: 'allowed' | 'refused' }
    | { readonly never: readonly string[] };
  readonly action: string;
  readonly where: Where;
  /** As it was written. */
  readonly entry: AccessTestEntry;
};

/** Tests that are not written as tests are; `place`: a path in the document. */
export class UnreadableTests extends Error {
  override readonly name = 'UnreadableTests';
  readonly place: string;

  constructor(message: string, place: string) {
    super(message);
    this.place = place;
  }
}

type Fields = Readonly<Record<string, unknown>>;

const wrong = (place: string, what: string): UnreadableTests =>
  new UnreadableTests(`This is no ${what}.`, place);

/** An object that has none but these fields. */
function object(value: unknown, place: string, known: readonly string[]): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw wrong(place, 'object');
  const odd = Object.keys(value).find((key) => !known.includes(key));
  if (odd !== undefined) throw wrong(`${place}.${odd}`, 'field of it');
  return value as Fields;
}

function list(value: unknown, place: string): readonly unknown[] {
  if (!Array.isArray(value)) throw wrong(place, 'list');
  return value as readonly unknown[];
}

function text(value: unknown, place: string): string {
  if (typeof value !== 'string' || value === '') throw wrong(place, 'text');
  return value;
}

function whereOf(request: Fields, place: string): Where {
  const scope = object(request['scope'] ?? {}, `${place}.scope`, [
    'project',
    'enterpriseProject',
    'region',
  ]);
  const texts = { resource: request['resource'], ...scope };
  for (const [field, value] of Object.entries(texts))
    if (value !== undefined) text(value, `${place}.${field}`);
  const context = contextIn(request['context'] ?? {});
  if (context === undefined) throw wrong(`${place}.context`, 'object of condition keys');
  return {
    ...Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== undefined)),
    context,
  };
}

function whoOf(test: Fields, place: string): AccessTest['who'] {
  const { principal, never, expected } = test;
  const isRefused = expected === 'refused' || expected === 'deny';
  const isAllowed = expected === 'allowed' || expected === 'allow';
  if ((principal === undefined) === (never === undefined))
    throw wrong(place, 'test: it names a principal or says never');
  if (never !== undefined) {
    if (expected !== undefined && !isRefused)
      throw wrong(`${place}.expected`, 'expectation of a never-rule');
    const { except = [] } = object(never, `${place}.never`, ['except']);
    const at = `${place}.never.except`;
    return { never: list(except, at).map((one, no) => text(one, `${at}[${no}]`)) };
  }
  if (!isRefused && !isAllowed) throw wrong(`${place}.expected`, 'expectation: allowed or refused');
  return {
    principal: text(principal, `${place}.principal`),
    expected: isAllowed ? 'allowed' : 'refused',
  };
}

function testOf(raw: unknown, place: string): AccessTest {
  const test = object(raw, place, ['id', 'principal', 'never', 'request', 'expected', 'why']);
  const request = object(test['request'], `${place}.request`, [
    'action',
    'resource',
    'scope',
    'context',
  ]);
  if (test['why'] !== undefined && typeof test['why'] !== 'string')
    throw wrong(`${place}.why`, 'text');
  return {
    id: text(test['id'], `${place}.id`),
    // Field by field it is one: what has been read above, and nothing else.
    entry: raw as AccessTestEntry,
    who: whoOf(test, place),
    action: text(request['action'], `${place}.request.action`),
    where: whereOf(request, `${place}.request`),
  };
}

/**
 * Reads a document of tests: `{"tests": […]}`.
 * @throws UnreadableTests
 */
export function readTests(raw: unknown): readonly AccessTest[] {
  const { tests } = object(raw, '$', ['$schema', 'tests']);
  return list(tests, '$.tests').map((test, index) => testOf(test, `$.tests[${index}]`));
}
