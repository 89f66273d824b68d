/**
 * A decimal number with every digit it is written with: `sign` × 0.`digits` × 10^`magnitude`,
 * digits without zeros at either end. A binary number would make large ones equal that are not.
 */
export type Decimal = {
  readonly sign: -1 | 0 | 1;
  readonly digits: string;
  readonly magnitude: number;
};

const zero: Decimal = { sign: 0, digits: '', magnitude: 0 };

/** A number as conditions write it (`10`, `-0.5`, `1e3`); null for other text. */
export function readDecimal(text: string): Decimal | null {
  const found = /^([+-]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:e([+-]?\d+))?$/i.exec(text.trim());
  if (found === null) return null;
  const [, sign = '', whole = '', fraction = '', bare = '', exponent = '0'] = found;
  const written = whole + fraction + bare;
  const digits = written.replace(/^0+/, '');
  if (digits === '') return zero;
  const magnitude = whole.length + Number(exponent) - (written.length - digits.length);
  return { sign: sign === '-' ? -1 : 1, digits: digits.replace(/0+$/, ''), magnitude };
}

/** Negative, zero or positive as the first is smaller than, equal to or greater than the second. */
export function compareDecimals(one: Decimal, other: Decimal): number {
  if (one.sign !== other.sign) return one.sign - other.sign;
  if (one.magnitude !== other.magnitude)
    return one.sign * (one.magnitude > other.magnitude ? 1 : -1);
  if (one.digits === other.digits) return 0;
  return one.sign * (one.digits > other.digits ? 1 : -1);
}
