import type { LoggedCall } from '#src/api/callLog.ts';
import { contract } from '#src/api/contract/index.ts';
import type { Endpoint } from '#src/api/endpoint/endpoint.ts';

/** A call with the row of the contract that answered it. */
export type KnownCall = {
  /** Name of the row, as faults name it. */
  readonly name: string;
  readonly endpoint: Endpoint;
  readonly params: Readonly<Record<string, string>>;
};

const rows = Object.entries<Endpoint>(contract).map(([name, endpoint]) => ({
  name,
  endpoint,
  segments: endpoint.path.split('/'),
}));

function paramsOf(
  pattern: readonly string[],
  path: readonly string[],
): Readonly<Record<string, string>> | undefined {
  if (pattern.length !== path.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, wanted] of pattern.entries()) {
    const given = path[index] ?? '';
    if (wanted.startsWith(':')) params[wanted.slice(1)] = decodeURIComponent(given);
    else if (wanted !== given) return undefined;
  }
  return params;
}

/** The row that a call went to; one with fewer parameters in its path comes first. */
export function rowOf({
  method,
  path,
}: Pick<LoggedCall, 'method' | 'path'>): KnownCall | undefined {
  const segments = (path.split('?')[0] ?? '').split('/');
  return rows
    .flatMap(({ name, endpoint, segments: pattern }): KnownCall[] => {
      const params = endpoint.method === method ? paramsOf(pattern, segments) : undefined;
      return params === undefined ? [] : [{ name, endpoint, params }];
    })
    .toSorted((a, b) => Object.keys(a.params).length - Object.keys(b.params).length)[0];
}
