import type { Contract } from './endpoint/endpoint.ts';

/**
 * An operation of a published API, or one that foreign clients are known to call. `{name}` marks
 * a path parameter.
 */
export type PublishedOperation = {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly source: string;
};

/**
 * A published operation with the row of the contract that implements it; without one it is
 * answered with 501.
 */
export type CoveredOperation = PublishedOperation & { readonly row: string | undefined };

/** Method and path without the names of the parameters, which sources choose differently. */
const shapeOf = (method: string, path: string): string =>
  `${method} ${path.replace(/\{\w+\}|:\w+/g, '{}')}`;

/** Which published operations the contract implements, in the order of the list. */
export function coverageOf(
  contract: Contract,
  published: readonly PublishedOperation[],
): CoveredOperation[] {
  const rows = new Map(
    Object.entries(contract).map(([name, { method, path }]) => [shapeOf(method, path), name]),
  );
  return published.map((operation) => ({
    ...operation,
    row: rows.get(shapeOf(operation.method, operation.path)),
  }));
}

/**
 * Rows of the contract that no published list names: services under a prefix of ours, and calls of
 * the console about itself.
 */
export function unlistedRows(
  contract: Contract,
  published: readonly PublishedOperation[],
): string[] {
  const listed = new Set(published.map(({ method, path }) => shapeOf(method, path)));
  return Object.entries(contract).flatMap(([name, { method, path }]) =>
    listed.has(shapeOf(method, path)) ? [] : [name],
  );
}

const tableOf = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** The coverage as a page of documentation. */
export function coveragePage(contract: Contract, published: readonly PublishedOperation[]): string {
  const covered = coverageOf(contract, published);
  const unlisted = unlistedRows(contract, published);
  const sources = [...new Set(published.map(({ source }) => source))];
  const count = (source: string, implemented: boolean): string =>
    String(
      covered.filter(
        (operation) => operation.source === source && (operation.row !== undefined) === implemented,
      ).length,
    );
  const done = covered.filter(({ row }) => row !== undefined).length;
  return `# Coverage of the published API

Written by \`npm run api-docs\` from the contract (\`src/api/contract\`) and the list of published operations (\`src/api/published.json\`); a test fails when this page is stale.

Of ${published.length} published operations ${done} are implemented. The other ${published.length - done} are answered over HTTP with status 501 in the error form of their family, naming the operation. An operation stands under the first source that names it.

${tableOf(
  ['Source', 'Implemented', '501'],
  sources.map((source) => [source, count(source, true), count(source, false)]),
)}

## Published operations

${tableOf(
  ['Method', 'Path', 'Operation', 'Source', 'Answer'],
  covered.map(({ method, path, operation, source, row }) => [
    method,
    `\`${path}\``,
    operation,
    source,
    row === undefined ? '501' : `\`${row}\``,
  ]),
)}

## Beyond the published lists

${unlisted.length} rows of the contract: other services under a prefix of ours, and what the console asks about itself.

${tableOf(
  ['Method', 'Path', 'Row', 'Source'],
  unlisted.map((name) => [
    contract[name]?.method ?? '',
    `\`${contract[name]?.path ?? ''}\``,
    `\`${name}\``,
    contract[name]?.source ?? '',
  ]),
)}
`;
}
