import { nearest } from '../report/nearest.ts';
import { verbOf } from './naturalName.ts';

const partsOf = (name: string): readonly [type: string, operation: string] => {
  const [, type = '', ...rest] = name.toLowerCase().split(':');
  return [type, rest.join(':')];
};
const plain = (word: string): string => word.replace(/s$/, '');

/**
 * The name of a list that an unknown one most likely means: a slip of at most two letters in the
 * operation of the same type, or in the type of the same operation. Never one that does something
 * else: the verb stays.
 */
export function nearAction(written: string, names: readonly string[]): string | undefined {
  const [type, operation] = partsOf(written);
  const verb = verbOf(written);
  const ofKind = names.filter((name) => {
    if (verbOf(name) !== verb) return false;
    const [otherType, otherOperation] = partsOf(name);
    return otherOperation === operation
      ? isNearType(type, otherType)
      : plain(otherType) === plain(type);
  });
  return nearest(written, ofKind, 2);
}

/**
 * The same but for an s at the end, or a longer word with one slip; short words are other things.
 */
function isNearType(type: string, other: string): boolean {
  return (
    plain(type) === plain(other) || (type.length > 5 && nearest(type, [other], 1) !== undefined)
  );
}
