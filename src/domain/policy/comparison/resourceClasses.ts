import {
  parseResource,
  resourceMatches,
  type ResourcePattern,
} from '../language/resourcePattern.ts';
import { ANY, type Glob, type SegmentPattern } from '../language/glob.ts';
import { fillGlob, type KeyValues } from '../language/variables.ts';
import { placesWhere } from './bits.ts';
import type { Budget } from './budget.ts';
import { freeLetters, lettersOf } from './freeLetter.ts';
import type { Place } from './terms.ts';
import { fitsShape, literalShape, wordClasses } from './wordClasses.ts';
import type { Shape } from './shape.ts';

/**
 * Resources that the same elements cover, by one of them; undefined: the call touches no
 * single resource.
 */
export type ResourceClass = { readonly resource: string | undefined; readonly covers: bigint };

type PathPattern = Extract<ResourcePattern, { form: 'path' }>;
/** One part of a pattern: fixed text, or text with variables. */
export type Segment = PathPattern['segments'][number];

const PLACE = 'resource';

function fixedGlob(pattern: SegmentPattern): Glob {
  if (pattern.kind === 'any') return [ANY];
  if (pattern.kind === 'glob') return pattern.glob;
  const { glob } = literalShape(pattern.text);
  return pattern.kind === 'prefix' ? [...glob, ANY] : glob;
}

const lower = (code: number): number =>
  code < 0 ? code : String.fromCharCode(code).toLowerCase().charCodeAt(0);

/** The texts that a part accepts; null where a variable has no value. */
export function segmentShape(segment: Segment, source: KeyValues): Shape | null {
  if (segment.type === 'fixed') return { glob: fixedGlob(segment.pattern), fold: false };
  const glob = fillGlob(segment.template, source);
  return glob === null ? null : { glob: segment.foldCase ? glob.map(lower) : glob, fold: false };
}

const isPath = (pattern: ResourcePattern): pattern is PathPattern => pattern.form === 'path';

/** The five-part patterns of elements, each once. */
export function pathPatterns(places: readonly Place[]): readonly PathPattern[] {
  const found = new Map<string, PathPattern>();
  for (const { resource, version } of places) {
    for (const [index, pattern] of resource.patterns.entries())
      if (isPath(pattern)) found.set(`${version} ${resource.asWritten[index]}`, pattern);
  }
  return [...found.values()];
}

/**
 * One resource in five parts for each set of patterns that some resource fits, found part by part.
 */
function paths(places: readonly Place[], source: KeyValues, budget: Budget): readonly string[] {
  const patterns = pathPatterns(places);
  let found = new Map<bigint, readonly string[]>([[placesWhere(patterns, () => true), []]]);
  for (let part = 0; part < 5; part += 1) {
    const shapes = patterns.map(({ segments }) => {
      const segment = segments[part];
      return segment === undefined ? null : segmentShape(segment, source);
    });
    const own = shapes.filter((shape) => shape !== null);
    const mentioned = lettersOf(own);
    const free = freeLetters(mentioned).next().value;
    const classes = wordClasses(own, {
      free,
      budget,
      place: PLACE,
      ...(part < 4 && { without: ':' }),
    }).map(({ word }) => ({
      word,
      fits: placesWhere(shapes, (shape) => shape !== null && fitsShape(shape, word)),
    }));
    const next = new Map<bigint, readonly string[]>();
    for (const [fits, parts] of found) {
      for (const { word, fits: also } of classes)
        if (!next.has(fits & also)) next.set(fits & also, [...parts, word]);
    }
    budget.spend(next.size, PLACE);
    found = next;
  }
  return [...found.values()].map((parts) => parts.join(':'));
}

/**
 * Resources that are not in five parts, as agencies are named by URI; asked about only where some
 * statement names one so.
 */
function others(places: readonly Place[], always: boolean, budget: Budget): readonly string[] {
  const shapes = places.flatMap(({ resource }) =>
    resource.patterns.flatMap((pattern): readonly Shape[] =>
      pattern.form === 'other' && pattern.segment.type === 'fixed'
        ? [{ glob: fixedGlob(pattern.segment.pattern), fold: false }]
        : [],
    ),
  );
  if (shapes.length === 0 && !always) return [];
  return wordClasses(shapes, { budget, place: PLACE })
    .map(({ word }) => word)
    .filter((word) => parseResource(word).form === 'other');
}

/**
 * Cuts all resources into classes that the same elements cover: none at all, each way to fit the
 * patterns, and one that fits none.
 * @param uris whether the action also takes resources that are not in five parts
 */
export function resourceClasses(
  places: readonly Place[],
  source: KeyValues,
  uris: boolean,
  budget: Budget,
): readonly ResourceClass[] {
  const found = new Map<bigint, ResourceClass>();
  for (const resource of [
    undefined,
    ...paths(places, source, budget),
    ...others(places, uris, budget),
  ]) {
    const name = resource === undefined ? null : parseResource(resource);
    const covers = placesWhere(places, (place) => resourceMatches(place.resource, name, source));
    if (!found.has(covers)) found.set(covers, { resource, covers });
  }
  return [...found.values()];
}
