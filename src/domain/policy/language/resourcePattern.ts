import type { PolicyVersion, ResourceElement } from './document.ts';
import { globMatches, parseSegment, segmentMatches, type SegmentPattern } from './glob.ts';
import { fillGlob, parseTemplate, type KeyValues, type Template } from './variables.ts';

/**
 * A resource of a request: service, region, account, type, path. A path may itself hold
 * colons and slashes.
 */
export type ResourceName =
  | { readonly form: 'path'; readonly parts: readonly [string, string, string, string, string] }
  | { readonly form: 'other'; readonly text: string };

/** One segment: fixed text is prepared, text with policy variables is filled for each request. */
type Segment =
  | { readonly type: 'fixed'; readonly pattern: SegmentPattern }
  | { readonly type: 'template'; readonly template: Template; readonly foldCase: boolean };

/** One string of a Resource element. */
export type ResourcePattern =
  | { readonly form: 'everything' }
  | { readonly form: 'path'; readonly segments: readonly Segment[]; readonly whole: boolean }
  | { readonly form: 'other'; readonly segment: Segment }
  | { readonly form: 'unusable' };

const PARTS = 5;
/**
 * Service and resource type are compared without case (`OBS:*:*:bucket:x`); region, account
 * and path with case.
 */
const FOLDED: ReadonlySet<number> = new Set([0, 3]);

/** Splits at the first four colons; the rest is the path. */
function split(text: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  while (parts.length < PARTS - 1) {
    const colon = text.indexOf(':', from);
    if (colon < 0) break;
    parts.push(text.slice(from, colon));
    from = colon + 1;
  }
  parts.push(text.slice(from));
  return parts;
}

/**
 * Reads the resource of a request. Agency URIs (`/iam/agencies/<id>`) and anything not in five
 * parts stay whole.
 */
export function parseResource(text: string): ResourceName {
  const [service, region, account, type, path] = split(text);
  if (
    service === undefined ||
    region === undefined ||
    account === undefined ||
    type === undefined ||
    path === undefined
  ) {
    return { form: 'other', text };
  }
  return {
    form: 'path',
    parts: [service.toLowerCase(), region, account, type.toLowerCase(), path],
  };
}

/**
 * Colons inside `${…}` belong to the variable's name (`${g:UserName}`), so they are hidden while
 * the path is split.
 */
const HIDDEN_COLON = '\u0000';

function hideVariableColons(text: string): string {
  let out = '';
  let inside = false;
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i] ?? '';
    if (char === '$' && text[i + 1] === '{') inside = true;
    else if (char === '}') inside = false;
    out += inside && char === ':' ? HIDDEN_COLON : char;
  }
  return out;
}

function parsePart(text: string, index: number, version: PolicyVersion): Segment {
  const questionMark = version === '5.0';
  const foldCase = FOLDED.has(index);
  // In 1.1 a variable stands only in the fifth part (docs/sources/policy-grammar.md#3-6); elsewhere
  // its text is taken as it is.
  const mayVary = text.includes('${') && (version === '5.0' || index === PARTS - 1);
  if (!mayVary)
    return {
      type: 'fixed',
      pattern: parseSegment(foldCase ? text.toLowerCase() : text, questionMark),
    };
  return {
    type: 'template',
    template: parseTemplate(text, { star: true, questionMark, version }),
    foldCase,
  };
}

function isAny(segment: Segment | undefined): boolean {
  return segment?.type === 'fixed' && segment.pattern.kind === 'any';
}

/**
 * Whether a pattern also covers a call that touches no single resource. In 1.1 a service may store
 * "all" expanded (`obs:*:*:bucket:*`), so a path counts whose region, account and path are all
 * free. In 5.0 an action without a resource type takes `*` only
 * (https://support.huaweicloud.com/usermanual-iam5/iam_01_1280.html), which a URN that leaves its
 * type free as well also says.
 */
function coversNoResource(segments: readonly Segment[], version: PolicyVersion): boolean {
  const free = version === '5.0' ? [1, 2, 3, 4] : [1, 2, 4];
  return free.every((index) => isAny(segments[index]));
}

/**
 * Reads one string of a Resource element of the path form. A string of fewer than five
 * parts fits nothing.
 */
export function parseResourcePattern(text: string, version: PolicyVersion): ResourcePattern {
  if (text === '*') return { form: 'everything' };
  const parts = split(hideVariableColons(text));
  if (parts.length !== PARTS) return { form: 'unusable' };
  const segments = parts.map((part, index) =>
    parsePart(part.replaceAll(HIDDEN_COLON, ':'), index, version),
  );
  return { form: 'path', segments, whole: coversNoResource(segments, version) };
}

function segmentFits(segment: Segment, text: string, source: KeyValues): boolean {
  if (segment.type === 'fixed') return segmentMatches(segment.pattern, text);
  const glob = fillGlob(segment.template, source);
  if (glob === null) return false;
  if (!segment.foldCase) return globMatches(glob, text);
  return globMatches(
    glob.map((code) => (code < 0 ? code : String.fromCharCode(code).toLowerCase().charCodeAt(0))),
    text,
  );
}

/** Whether a request's resource (null: the call touches no single one) fits the pattern. */
export function resourceFits(
  pattern: ResourcePattern,
  resource: ResourceName | null,
  source: KeyValues,
): boolean {
  switch (pattern.form) {
    case 'everything':
      return true;
    case 'unusable':
      return false;
    case 'other':
      return resource?.form === 'other' && segmentFits(pattern.segment, resource.text, source);
    case 'path': {
      if (resource === null) return pattern.whole;
      if (resource.form !== 'path') return false;
      const { parts } = resource;
      return pattern.segments.every((segment, index) =>
        segmentFits(segment, parts[index] ?? '', source),
      );
    }
  }
}

/** A whole Resource or NotResource element, prepared. `asWritten` is for showing. */
export type CompiledResource = {
  readonly not: boolean;
  readonly patterns: readonly ResourcePattern[];
  readonly asWritten: readonly string[];
};

/** Prepares an element; absent means every resource and compiles to null. */
export function compileResource(
  element: (ResourceElement & { readonly not: boolean }) | undefined,
  version: PolicyVersion,
): CompiledResource | null {
  if (element === undefined) return null;
  const patterns = element.values.map((text): ResourcePattern => {
    if (element.form === 'paths') return parseResourcePattern(text, version);
    return { form: 'other', segment: { type: 'fixed', pattern: parseSegment(text, false) } };
  });
  return { not: element.not, patterns, asWritten: element.values };
}

/** Whether the element covers at least one resource. */
export const coversSomeResource = ({ not, patterns }: CompiledResource): boolean =>
  not || patterns.some(({ form }) => form !== 'unusable');

/** Whether the element says that it covers every resource. */
export const coversEveryResource = ({ not, patterns }: CompiledResource): boolean =>
  !not && patterns.some(({ form }) => form === 'everything');

/** Whether the element covers the resource. */
export function resourceMatches(
  element: CompiledResource,
  resource: ResourceName | null,
  source: KeyValues,
): boolean {
  return (
    element.patterns.some((pattern) => resourceFits(pattern, resource, source)) !== element.not
  );
}
