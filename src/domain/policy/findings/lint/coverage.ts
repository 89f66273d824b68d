import { globMatches, parseGlob, type Glob } from '#src/domain/policy/language/glob.ts';
import type { ListedAction } from '#src/domain/policy/language/listedAction.ts';
import type { StatementModel } from '#src/domain/policy/language/statementModel.ts';

/**
 * Patterns with more than a trailing star are compared one by one; so many of them per set, the
 * rest is not looked at.
 */
const maxGeneral = 32;

/** So many prefixes of one service and type are compared one by one; beyond that only some are. */
const maxPrefixes = 32;

/** An action and the statement that lists it. */
export type Placed = { readonly action: ListedAction; readonly statement: StatementModel };

/** What is listed for one service and type, either of which may be `*`. */
type Bucket = {
  any: Placed | undefined;
  readonly operations: Map<string, Placed>;
  readonly prefixes: { readonly prefix: string; readonly placed: Placed }[];
};
type General = {
  readonly placed: Placed;
  readonly service: Glob;
  readonly type: Glob;
  readonly operation: Glob;
};

/** Is this the pattern for every action there is? */
export function isEverything(action: ListedAction): boolean {
  return (
    action.lower === '*' ||
    (action.parts === 3 &&
      action.service === '*' &&
      action.type === '*' &&
      action.operation === '*')
  );
}

/**
 * A set of actions and patterns that can be asked what covers an action. An answer costs a few map
 * accesses, whatever the size of the set.
 */
export class Coverage {
  size = 0;
  private readonly services = new Map<string, Map<string, Bucket>>();
  private readonly general: General[] = [];

  add(action: ListedAction, statement: StatementModel): void {
    if (action.parts !== 3 && action.lower !== '*') return;
    this.size++;
    const placed = { action, statement };
    const all = isEverything(action);
    const service = all ? '*' : action.service;
    const type = all ? '*' : action.type;
    const operation = all ? '*' : action.operation;
    const star = action.literal ? -1 : operation.indexOf('*');
    const simple =
      action.literal ||
      (isPlain(service) &&
        isPlain(type) &&
        !operation.includes('?') &&
        (star < 0 || star === operation.length - 1));
    if (!simple) {
      if (this.general.length < maxGeneral)
        this.general.push({
          placed,
          service: parseGlob(service, true),
          type: parseGlob(type, true),
          operation: parseGlob(operation, true),
        });
      return;
    }
    const bucket = this.bucketOf(service, type);
    if (star < 0) {
      if (!bucket.operations.has(operation)) bucket.operations.set(operation, placed);
    } else if (operation === '*') bucket.any ??= placed;
    else if (bucket.prefixes.length < maxPrefixes)
      bucket.prefixes.push({ prefix: operation.slice(0, -1), placed });
  }

  /** Adds every action of statements that list what they cover. */
  addAll(statements: Iterable<StatementModel>): this {
    for (const statement of statements)
      for (const action of statement.action?.items ?? []) this.add(action, statement);
    return this;
  }

  /**
   * A pattern that covers everything the action covers. An action that is a pattern itself is
   * compared as text, in which its wildcards are characters: that finds every inclusion between
   * patterns of the usual shapes and never a wrong one.
   * @param same whether an entry of the same text counts, or only a wider one
   */
  covering(action: ListedAction, same: 'sameTextCounts' | 'otherTextOnly'): Placed | undefined {
    if (this.size === 0) return undefined;
    const except = same === 'sameTextCounts' ? undefined : action.lower;
    return (
      this.ofService(this.services.get(action.service), action, except) ??
      (action.service === '*'
        ? undefined
        : this.ofService(this.services.get('*'), action, except)) ??
      (this.general.length > 0
        ? this.general.find(
            (row) => row.placed.action.lower !== except && generalCovers(row, action),
          )?.placed
        : undefined)
    );
  }

  private ofService(
    types: Map<string, Bucket> | undefined,
    action: ListedAction,
    except: string | undefined,
  ): Placed | undefined {
    if (!types) return undefined;
    return (
      ofBucket(types.get(action.type), action, except) ??
      (action.type === '*' ? undefined : ofBucket(types.get('*'), action, except))
    );
  }

  private bucketOf(service: string, type: string): Bucket {
    let types = this.services.get(service);
    if (!types) {
      types = new Map();
      this.services.set(service, types);
    }
    let bucket = types.get(type);
    if (!bucket) {
      bucket = { any: undefined, operations: new Map(), prefixes: [] };
      types.set(type, bucket);
    }
    return bucket;
  }
}

function ofBucket(
  bucket: Bucket | undefined,
  action: ListedAction,
  except: string | undefined,
): Placed | undefined {
  if (!bucket) return undefined;
  if (bucket.any && bucket.any.action.lower !== except) return bucket.any;
  if (bucket.operations.size > 0) {
    const exact = bucket.operations.get(action.operation);
    if (exact && exact.action.lower !== except) return exact;
  }
  for (const { prefix, placed } of bucket.prefixes)
    if (action.operation.startsWith(prefix) && placed.action.lower !== except) return placed;
  return undefined;
}

function isPlain(part: string): boolean {
  return part === '*' || (!part.includes('*') && !part.includes('?'));
}

/**
 * A `?` would take a star of the action for one character, which is not inclusion; patterns with
 * `?` cover literal actions only.
 */
function generalCovers(row: General, action: ListedAction): boolean {
  if (!action.literal && row.placed.action.lower.includes('?')) return false;
  return (
    globMatches(row.service, action.service) &&
    globMatches(row.type, action.type) &&
    globMatches(row.operation, action.operation)
  );
}
