import {
  readAddress,
  readBoolean,
  readDate,
  readNetwork,
  readNumber,
} from '../language/conditions/operators/values.ts';
import type { ValueType } from '../language/conditions/operators/operator.ts';

/**
 * Example values of a type, such that two values between which no example lies compare alike with
 * every value of the policies: each number or instant itself, one between each two, and one
 * beyond either end.
 * @param expected the policies' values, as written; those of another type are passed over
 */
export function typedExamples(
  type: Exclude<ValueType, 'string'>,
  expected: readonly string[],
): readonly string[] {
  switch (type) {
    case 'numeric':
      return numbers(expected);
    case 'date':
      return dates(expected);
    case 'boolean':
      return ['true', 'false'];
    case 'ip_address':
      return addresses(expected);
  }
}

const sorted = (values: readonly (number | null)[]): readonly number[] =>
  [...new Set(values.filter((value) => value !== null))].toSorted((a, b) => a - b);

/** The values, what lies between neighbours, and both ends. */
function around(
  values: readonly number[],
  between: (low: number, high: number) => number,
  gap: number,
): readonly number[] {
  const [first, last] = [values[0], values.at(-1)];
  if (first === undefined || last === undefined) return [];
  const inner = values.flatMap((low, index) => {
    const high = values[index + 1];
    return high === undefined ? [low] : [low, between(low, high)];
  });
  return [first - gap, ...inner, last + gap];
}

function numbers(expected: readonly string[]): readonly string[] {
  const values = sorted(expected.map(readNumber));
  if (values.length === 0) return ['1'];
  const gap = Math.max(1, ...values.map((value) => Math.abs(value)));
  return around(
    values,
    (low, high) => {
      const whole = Math.floor(low) + 1;
      return whole > low && whole < high ? whole : low + (high - low) / 2;
    },
    gap,
  )
    .filter(Number.isFinite)
    .map(String);
}

const DAY = 86_400_000;
const ANY_DAY = Date.UTC(2024, 0, 1);

function dates(expected: readonly string[]): readonly string[] {
  const values = sorted(expected.map(readDate));
  const times =
    values.length === 0
      ? [ANY_DAY]
      : around(values, (low, high) => Math.floor((low + high) / 2), DAY);
  // A time that cannot be written in four digits of a year is one that no request carries.
  return times
    .map((time) => new Date(time).toISOString())
    .filter((text) => readDate(text) !== null);
}

type Family = { readonly bits: 32 | 128; readonly example: bigint };

const V4: Family = { bits: 32, example: 0xcb007107n };
const V6: Family = { bits: 128, example: 0x20010db8000000000000000000000001n };
/** IPv4 addresses as IPv6 writes them: they are IPv4 addresses. */
const MAPPED = { low: 0xffff00000000n, high: 0xffffffffffffn };

const asInteger = (bytes: readonly number[]): bigint =>
  bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);

function written(address: bigint, { bits }: Family): string {
  const size = bits === 32 ? 8n : 16n;
  const groups = Array.from(
    { length: bits === 32 ? 4 : 8 },
    (_, index, all = bits === 32 ? 4 : 8) =>
      (address >> (size * BigInt(all - 1 - index))) & ((1n << size) - 1n),
  );
  return bits === 32 ? groups.join('.') : groups.map((group) => group.toString(16)).join(':');
}

/** The first address of every stretch that the borders of the networks cut, of both families. */
function addresses(expected: readonly string[]): readonly string[] {
  const networks = expected.map(readNetwork).filter((network) => network !== null);
  return [V4, V6].flatMap((family) => {
    const borders = new Set<bigint>([family.example, 0n]);
    for (const { bytes, bits } of networks) {
      if (bytes.length * 8 !== family.bits) continue;
      const size = 1n << BigInt(family.bits - bits);
      const low = asInteger(bytes) & ~(size - 1n);
      borders.add(low).add(low + size);
    }
    if (family.bits === 128) borders.add(MAPPED.high + 1n);
    const top = 1n << BigInt(family.bits);
    const usable = [...borders].filter(
      (border) =>
        border < top && (family.bits === 32 || border < MAPPED.low || border > MAPPED.high),
    );
    return usable.map((border) => written(border, family));
  });
}

/** Whether a text is a value of a type. */
export function isOfType(type: Exclude<ValueType, 'string'>, text: string): boolean {
  const read = {
    numeric: readNumber,
    date: readDate,
    boolean: readBoolean,
    ip_address: readAddress,
  }[type];
  return read(text) !== null;
}
