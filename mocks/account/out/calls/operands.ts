import type { RawPolicy } from '#src/domain/policy/language/document.ts';
import type { Item } from '../model/items.ts';
import type { Call, Operand, Write } from './steps.ts';

/** Fields of an object by name. */
export type Fields = { readonly [key: string]: Operand };
/** An object of a body. */
export const object = (fields: Fields): Operand => ({ object: fields });

/** Fields without the empty ones: what nobody said is not sent at creation. */
export const filled = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));

const scalarOf = (item: Item, field: string): Operand => {
  const value = item.fields[field];
  return typeof value === 'object' || value === undefined ? null : value;
};
/** Fields of an item as they stand. */
export const pick = (item: Item, fields: readonly string[]): Fields =>
  Object.fromEntries(fields.map((field) => [field, scalarOf(item, field)]));

/**
 * A policy as a body carries it. Ids of agencies that are only made by the script are replaced by
 * the ids that they get.
 */
export function policyOperand(policy: RawPolicy, ids: ReadonlyMap<string, Operand>): Operand {
  const read = (value: unknown): Operand => {
    if (typeof value === 'string') return withIds(value, ids);
    if (Array.isArray(value)) return value.map(read);
    if (typeof value === 'object' && value !== null)
      return object(Object.fromEntries(Object.entries(value).map(([key, at]) => [key, read(at)])));
    return typeof value === 'number' || typeof value === 'boolean' ? value : null;
  };
  return read(policy);
}

function withIds(text: string, ids: ReadonlyMap<string, Operand>): Operand {
  const hits = [...ids].flatMap(([id, operand]) => {
    const at = text.indexOf(id);
    return at < 0 ? [] : [{ id, operand, at }];
  });
  const [hit] = hits;
  if (hit === undefined) return text;
  const { id, operand, at } = hit;
  return { parts: [text.slice(0, at), operand, withIds(text.slice(at + id.length), ids)] };
}

/** A write that is left out when a look at the thing shows that it is so already. */
export const changeWrite = (
  title: string,
  call: Call,
  shown: Pick<Call, 'operation' | 'path'>,
  at: string,
  has: Fields,
): Omit<Write, 'step'> => ({
  title,
  unless: [
    {
      shown: {
        family: call.family,
        method: 'GET',
        ...shown,
        ...(call.params && { params: call.params }),
      },
      at,
      has,
    },
  ],
  call,
});
