import { contract } from '#src/api/contract/index.ts';
import type { Endpoint } from '#src/api/endpoint/endpoint.ts';
import { z } from '#src/api/endpoint/zod.ts';

/** Every row of the contract by name, for tests that hold for all of them. */
export const allRows: readonly (readonly [name: string, endpoint: Endpoint])[] =
  Object.entries(contract);

type Json = Readonly<Record<string, unknown>>;

/** Whether a JSON value is an object with members. */
export const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const recordAt = (schema: Json, key: string): Json => (isRecord(schema[key]) ? schema[key] : {});

/** Text for patterns that stand in bodies and queries of the contract: the first that fits. */
const texts = [
  'made-here',
  '1',
  '1.0.0',
  'true',
  '08:00',
  '2026-02-01',
  '100m',
  'a@b.test',
  '10.0.0.1',
  '+86',
];

function sampleText({ pattern, minLength }: Json): string {
  const fits =
    texts.find((text) => typeof pattern !== 'string' || new RegExp(pattern).test(text)) ??
    'made-here';
  return typeof minLength === 'number' ? fits.padEnd(minLength, 'x') : fits;
}

function sampleOf(schema: Json): unknown {
  const { enum: choices, anyOf, oneOf, items, minimum } = schema;
  const type: unknown = Array.isArray(schema['type']) ? schema['type'][0] : schema['type'];
  if ('const' in schema) return schema['const'];
  if (Array.isArray(choices)) return choices[0];
  const either = Array.isArray(anyOf) ? anyOf : oneOf;
  if (Array.isArray(either))
    return sampleOf(either.filter(isRecord).find((one) => one['type'] !== 'null') ?? {});
  if (type === 'object')
    return Object.fromEntries(
      Object.entries(recordAt(schema, 'properties')).map(([key, inner]) => [
        key,
        isRecord(inner) ? sampleOf(inner) : null,
      ]),
    );
  if (type === 'array') return isRecord(items) ? [sampleOf(items)] : [];
  if (type === 'string') return sampleText(schema);
  if (type === 'boolean') return true;
  return typeof minimum === 'number' && minimum > 0 ? minimum : 1;
}

/** A value that fits a schema of the contract, with every optional member. */
export const sample = (schema: z.ZodMiniType): unknown =>
  sampleOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json);

/** What has to be there for a test to mean anything. @throws Error */
export function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The world of the test lacks something');
  return value;
}

/** One place inside a JSON value. */
export type Place = readonly (string | number)[];

/** The places of a value that `wanted` chooses, the value itself included. */
export function placesOf(
  value: unknown,
  wanted: (value: unknown) => boolean,
  path: Place = [],
): Place[] {
  const inner = Array.isArray(value)
    ? value.entries()
    : isRecord(value)
      ? Object.entries(value)
      : [];
  return [
    ...(wanted(value) ? [path] : []),
    ...[...inner].flatMap(([key, item]) => placesOf(item, wanted, [...path, key])),
  ];
}

/** The value with what stands at a place changed. */
export function changedAt(
  value: unknown,
  [key, ...rest]: Place,
  change: (old: unknown) => unknown,
): unknown {
  if (key === undefined) return change(value);
  if (Array.isArray(value))
    return value.map((item: unknown, index) =>
      index === key ? changedAt(item, rest, change) : item,
    );
  return isRecord(value) ? { ...value, [key]: changedAt(value[key], rest, change) } : value;
}
