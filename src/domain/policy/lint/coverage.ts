import { globMatches, parseGlob, type Glob } from '../glob.ts';
import type { ListedAction } from '../statementModel.ts';

/** Patterns with more than a trailing star are compared one by one; so many of them per set, the rest is not looked at. */
const maxGeneral = 32;

/** Whether some pattern of a set covers an action. */
export type Coverage<Entry extends ListedAction> = {
  /**
   * A pattern that covers everything the action covers. An action that is a pattern itself is compared as text, in
   * which its wildcards are characters: that finds every inclusion between patterns of the usual shapes and never a wrong one.
   */
  covering(action: ListedAction, same: 'sameTextCounts' | 'otherTextOnly'): Entry | undefined;
  readonly size: number;
};

type Bucket<Entry> = { any: Entry | undefined; readonly operations: Map<string, Entry>; readonly prefixes: Map<string, Entry>; readonly lengths: Set<number> };
type General<Entry> = { readonly entry: Entry; readonly service: Glob; readonly type: Glob; readonly operation: Glob };

/** Is this the pattern for every action there is? */
export function isEverything(action: ListedAction): boolean {
  return action.lower === '*' || (action.parts === 3 && action.service === '*' && action.type === '*' && action.operation === '*');
}

/** Prepares a set of actions: looking up one costs a few map accesses, whatever the size of the set. */
export function coverageOf<Entry extends ListedAction>(entries: Iterable<Entry>): Coverage<Entry> {
  const buckets = new Map<string, Bucket<Entry>>();
  const general: General<Entry>[] = [];
  let size = 0;
  for (const entry of entries) {
    if (entry.parts !== 3 && entry.lower !== '*') continue;
    size++;
    add(entry, buckets, general);
  }
  return {
    size,
    covering(action, same) {
      const fits = (entry: Entry | undefined): entry is Entry => entry !== undefined && (same === 'sameTextCounts' || entry.lower !== action.lower);
      for (const service of action.service === '*' ? ['*'] : [action.service, '*']) {
        for (const type of action.type === '*' ? ['*'] : [action.type, '*']) {
          const bucket = buckets.get(`${service}:${type}`);
          if (!bucket) continue;
          if (fits(bucket.any)) return bucket.any;
          const exact = bucket.operations.get(action.operation);
          if (fits(exact)) return exact;
          for (const length of bucket.lengths) {
            if (length > action.operation.length) continue;
            const prefixed = bucket.prefixes.get(action.operation.slice(0, length));
            if (fits(prefixed)) return prefixed;
          }
        }
      }
      return general.find((row) => fits(row.entry) && generalCovers(row, action))?.entry;
    },
  };
}

function add<Entry extends ListedAction>(entry: Entry, buckets: Map<string, Bucket<Entry>>, general: General<Entry>[]): void {
  const { service, type, operation } = isEverything(entry) ? { service: '*', type: '*', operation: '*' } : entry;
  const star = operation.indexOf('*');
  const simple = isPlain(service) && isPlain(type) && !operation.includes('?') && (star < 0 || star === operation.length - 1);
  if (!simple) {
    if (general.length < maxGeneral) general.push({ entry, service: parseGlob(service, true), type: parseGlob(type, true), operation: parseGlob(operation, true) });
    return;
  }
  const key = `${service}:${type}`;
  let bucket = buckets.get(key);
  if (!bucket) {
    bucket = { any: undefined, operations: new Map(), prefixes: new Map(), lengths: new Set() };
    buckets.set(key, bucket);
  }
  if (operation === '*') bucket.any ??= entry;
  else if (star < 0) {
    if (!bucket.operations.has(operation)) bucket.operations.set(operation, entry);
  } else if (!bucket.prefixes.has(operation.slice(0, -1))) {
    bucket.prefixes.set(operation.slice(0, -1), entry);
    bucket.lengths.add(operation.length - 1);
  }
}

function isPlain(part: string): boolean {
  return part === '*' || (!part.includes('*') && !part.includes('?'));
}

/** A `?` would take a star of the action for one character, which is not inclusion; patterns with `?` cover literal actions only. */
function generalCovers<Entry extends ListedAction>(row: General<Entry>, action: ListedAction): boolean {
  if (!action.literal && row.entry.lower.includes('?')) return false;
  return globMatches(row.service, action.service) && globMatches(row.type, action.type) && globMatches(row.operation, action.operation);
}
