import { actionMatches, type ActionName, type ActionPattern } from '../language/actionPattern.ts';
import type { SegmentPattern } from '../language/glob.ts';
import {
  notActionMatches,
  type CompiledStatement,
  type PatternEntry,
  type PolicyPart,
} from './compilePolicy.ts';
import type { Grant } from './decision.ts';
import type { Dependency } from './scope.ts';

/** A grant ready to be judged, with the roles it depends on. */
export type Holding = { readonly grant: Grant; readonly dependencies: readonly Dependency[] };

/** A statement whose action part fits; null pattern for NotAction. */
export type Hit = {
  readonly holding: Holding;
  readonly statement: CompiledStatement;
  readonly pattern: ActionPattern | null;
};

/** The same pattern in several places is compared once. */
type SharedPattern = { readonly pattern: ActionPattern; readonly hits: Hit[] };

/** The patterns for one service, found by type and operation without looking at the others. */
type ServiceIndex = {
  readonly exact: Map<string, Hit[]>;
  readonly byType: Map<string, Hit[]>;
  readonly byOperation: Map<string, Hit[]>;
  readonly everything: Hit[];
  /** Literal type with a wildcard inside the operation. */
  readonly typed: Map<string, SharedPattern[]>;
  readonly mixed: SharedPattern[];
  readonly all: SharedPattern[];
};

type Filed = { readonly holding: Holding; readonly entries: readonly PatternEntry[] };

/**
 * Statements of one effect and purpose, filed so that a decision touches only those that can fit.
 * The index of a service is built when the service is first asked for: holding a thousand policies
 * costs nothing until they are needed.
 */
export type ActionIndex = {
  readonly filedByService: Map<string, Filed[]>;
  readonly filedAnyService: Filed[];
  readonly notActions: Hit[];
  readonly built: Map<string, ServiceIndex>;
  builtAnyService: ServiceIndex | null;
};

/** An index with nothing in it. */
export function emptyIndex(): ActionIndex {
  return {
    filedByService: new Map(),
    filedAnyService: [],
    notActions: [],
    built: new Map(),
    builtAnyService: null,
  };
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** Files one part of a held policy. Only before the first look-up. */
export function fileInto(index: ActionIndex, holding: Holding, part: PolicyPart): void {
  for (const [service, entries] of part.byService)
    push(index.filedByService, service, { holding, entries });
  if (part.anyService.length > 0) index.filedAnyService.push({ holding, entries: part.anyService });
  for (const statement of part.notActions)
    index.notActions.push({ holding, statement, pattern: null });
}

const segmentMeaning = (segment: SegmentPattern): string =>
  segment.kind === 'any'
    ? '*'
    : segment.kind === 'glob'
      ? `glob ${segment.glob.join()}`
      : `${segment.kind} ${segment.text}`;

/**
 * Patterns with the same meaning share one comparison, however they are written:
 * `*::delete` and `*:*:delete` of roles, `identity:…` and `iam:…`. `place` relies on it: it
 * files each meaning once.
 */
function meaning({ service, type, operation }: ActionPattern): string {
  return `${segmentMeaning(service)}:${segmentMeaning(type)}:${segmentMeaning(operation)}`;
}

function place(index: ServiceIndex, shared: SharedPattern): void {
  const { service, type, operation } = shared.pattern;
  const { hits } = shared;
  if (service.kind === 'glob' || service.kind === 'prefix') index.mixed.push(shared);
  else if (type.kind === 'literal' && operation.kind === 'literal')
    index.exact.set(`${type.text}:${operation.text}`, hits);
  else if (type.kind === 'literal' && operation.kind === 'any') index.byType.set(type.text, hits);
  else if (type.kind === 'any' && operation.kind === 'literal')
    index.byOperation.set(operation.text, hits);
  else if (type.kind === 'literal') push(index.typed, type.text, shared);
  else index.mixed.push(shared);
}

function build(filed: readonly Filed[]): ServiceIndex {
  const index: ServiceIndex = {
    exact: new Map(),
    byType: new Map(),
    byOperation: new Map(),
    everything: [],
    typed: new Map(),
    mixed: [],
    all: [],
  };
  const byMeaning = new Map<string, SharedPattern>();
  for (const { holding, entries } of filed) {
    for (const { statement, pattern } of entries) {
      const hit: Hit = { holding, statement, pattern };
      const key = meaning(pattern);
      const shared = byMeaning.get(key);
      if (shared !== undefined) {
        shared.hits.push(hit);
        continue;
      }
      byMeaning.set(key, { pattern, hits: [hit] });
    }
  }
  for (const shared of byMeaning.values()) {
    index.all.push(shared);
    const { service, type, operation } = shared.pattern;
    if (
      service.kind !== 'glob' &&
      service.kind !== 'prefix' &&
      type.kind === 'any' &&
      operation.kind === 'any'
    )
      index.everything.push(...shared.hits);
    else place(index, shared);
  }
  return index;
}

function serviceIndex(index: ActionIndex, service: string): ServiceIndex | null {
  const built = index.built.get(service);
  if (built !== undefined) return built;
  const filed = index.filedByService.get(service);
  if (filed === undefined) return null;
  const fresh = build(filed);
  index.built.set(service, fresh);
  return fresh;
}

function anyServiceIndex(index: ActionIndex): ServiceIndex | null {
  if (index.filedAnyService.length === 0) return null;
  index.builtAnyService ??= build(index.filedAnyService);
  return index.builtAnyService;
}

/**
 * Says whether a statement whose action fits applies in full to the request that `T` stands for.
 */
export type Accept<T> = (hit: Hit, asked: T) => boolean;

function firstOf<T>(hits: readonly Hit[] | undefined, accept: Accept<T>, asked: T): Hit | null {
  if (hits === undefined) return null;
  for (const hit of hits) if (accept(hit, asked)) return hit;
  return null;
}

function firstShared<T>(
  patterns: readonly SharedPattern[] | undefined,
  name: ActionName,
  accept: Accept<T>,
  asked: T,
): Hit | null {
  if (patterns === undefined) return null;
  for (const { pattern, hits } of patterns) {
    const found = actionMatches(pattern, name) ? firstOf(hits, accept, asked) : null;
    if (found !== null) return found;
  }
  return null;
}

function findInService<T>(
  service: ServiceIndex | null,
  name: ActionName,
  accept: Accept<T>,
  asked: T,
): Hit | null {
  if (service === null) return null;
  return (
    firstOf(service.everything, accept, asked) ??
    firstOf(service.byType.get(name.type), accept, asked) ??
    firstOf(service.byOperation.get(name.operation), accept, asked) ??
    firstOf(service.exact.get(name.key), accept, asked) ??
    firstShared(service.typed.get(name.type), name, accept, asked) ??
    firstShared(service.mixed, name, accept, asked)
  );
}

/**
 * The first statement that fits one of the action's names and is accepted; null when there is none.
 * `asked` is handed to `accept`.
 */
export function findStatement<T>(
  index: ActionIndex,
  names: readonly ActionName[],
  accept: Accept<T>,
  asked: T,
): Hit | null {
  if (names.length === 0) return null;
  for (const name of names) {
    const found =
      findInService(serviceIndex(index, name.service), name, accept, asked) ??
      findInService(anyServiceIndex(index), name, accept, asked);
    if (found !== null) return found;
  }
  for (const hit of index.notActions)
    if (notActionMatches(hit.statement, names) && accept(hit, asked)) return hit;
  return null;
}

/** A pattern that does not fit the action, with one of the statements that hold it. */
export type Neighbour = { readonly pattern: ActionPattern; readonly hit: Hit };

/**
 * Patterns about the same service that fit none of the action's names but share a resource type or
 * an operation with one.
 */
export function neighbours(index: ActionIndex, names: readonly ActionName[]): readonly Neighbour[] {
  const found: Neighbour[] = [];
  for (const service of new Set(names.map((name) => name.service))) {
    for (const { pattern, hits } of serviceIndex(index, service)?.all ?? []) {
      const { type, operation } = pattern;
      const near = names.some(
        (name) =>
          (type.kind === 'literal' && type.text === name.type) ||
          (operation.kind === 'literal' && operation.text === name.operation),
      );
      const hit = hits[0];
      if (near && hit !== undefined && !names.some((name) => actionMatches(pattern, name)))
        found.push({ pattern, hit });
    }
  }
  return found;
}
