import type { ServiceInfo } from '#src/catalog/services.ts';
import type { ActionVersion, ServiceActions } from '#src/catalog/types.ts';
import type { VisualResources } from '#src/domain/policy/visual/visualTypes.ts';

/** What stands before the part that the reader types: any region, any account. */
export const pathPrefix = (service: string, type: string): string => `${service}:*:*:${type}:`;

/** The path that means every resource of the type. */
export const anyPath = (service: string, type: string): string => `${pathPrefix(service, type)}*`;

/**
 * One resource type of the block: its paths as written, and whether one of them means
 * all of the type.
 */
export type ResourceRow = {
  readonly type: string;
  readonly any: string | undefined;
  readonly paths: readonly string[];
};

/**
 * Resource types by which the block can be limited: the service's own, then what the
 * text names besides.
 */
export function resourceRows(
  file: ServiceActions | undefined,
  service: string,
  resources: VisualResources,
  version: ActionVersion,
): readonly ResourceRow[] {
  const offered = (file?.resourceTypes ?? [])
    .filter(({ inPolicies }) => version === '5.0' || inPolicies === true)
    .map(({ type }) => type);
  const used = resources.kind === 'specific' ? resources.types : [];
  const types = [...offered, ...used.map(({ type }) => type)].filter(
    (type, index, all) =>
      all.findIndex((other) => other.toLowerCase() === type.toLowerCase()) === index,
  );
  return types.map((type) => {
    const paths = used
      .filter((entry) => entry.type.toLowerCase() === type.toLowerCase())
      .flatMap((entry) => entry.paths);
    const any = paths.find((path) => path.toLowerCase() === anyPath(service, type).toLowerCase());
    return { type, any, paths: paths.filter((path) => path !== any) };
  });
}

/**
 * Why the block cannot be limited to resources; undefined when it can
 * (docs/sources/console.md#7-2-1: no resource-level control).
 */
export const specificRefusal = (
  info: ServiceInfo | undefined,
  rows: readonly ResourceRow[],
  version: ActionVersion,
): string | undefined =>
  rows.length > 0 && (version === '5.0' || info?.resourceLevel === true)
    ? undefined
    : `${info?.name ?? 'The service'} cannot be limited to single resources.`;

/**
 * What is wrong with a path; undefined when it can be saved (limits:
 * docs/sources/policy-grammar.md#3-1, docs/sources/policy-grammar.md#3-3).
 */
export function pathError(path: string): string | undefined {
  const parts = path.split(':');
  if (parts.length < 5 || parts.slice(4).join(':').trim() === '')
    return 'Enter a resource name, a path or *.';
  if (/[\s"\\]/.test(path)) return 'A resource path has no blanks and no quotation marks.';
  if (path.length > 1500) return 'A resource path may have 1,500 characters.';
  return undefined;
}
