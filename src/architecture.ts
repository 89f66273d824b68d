/** One import of our own: which file asks for which. Paths are relative to the project's root. */
export type Edge = { readonly from: string; readonly to: string };

/** What every part of the page may stand on. */
const groundOfPages = ['src/domain', 'src/catalog', 'src/api', 'src/ui', 'src/paths.ts'];

/** Which layer may import which; a layer sees only what is listed, and itself. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'src/domain': [],
  'src/catalog': ['src/domain'],
  'src/api': ['src/domain', 'src/catalog'],
  'src/ui': [],
  'src/paths.ts': [],
  'src/parts': groundOfPages,
  'src/policyEditor': ['src/domain', 'src/catalog', 'src/ui', 'src/paths.ts'],
  'src/features': [...groundOfPages, 'src/parts', 'src/policyEditor'],
  'src/app': [...groundOfPages, 'src/parts', 'src/policyEditor', 'src/features'],
  'src/gallery': ['src/ui', 'src/app'],
  'src/main.tsx': ['src/app', 'src/api', 'src/ui', 'mocks'],
  mocks: ['src/domain', 'src/catalog', 'src/api'],
  tools: ['src/domain', 'src/catalog', 'src/api', 'mocks'],
  // What is packed for others brings only this along: addresses, how a world is set up, and what a
  // scenario file is.
  packages: ['src/paths.ts', 'src/api'],
  e2e: ['mocks', 'src/paths.ts', 'tools', 'packages'],
};

/** Houses built in storeys, from the ground up: a storey imports what lies below it, and itself. */
const storeys: Readonly<Record<string, readonly string[]>> = {
  mocks: [
    'ground',
    'world',
    'identities',
    'seed',
    'scenarios',
    'judging',
    'analysis',
    'pipeline',
    'services',
    'account',
    'handlers',
    'entrances',
    'testing',
  ],
  'src/domain/policy': [
    'text',
    'language',
    'engine',
    'findings',
    'visual',
    'comparison',
    'testing',
  ],
};

/** Consoles that keep several areas, and what their areas may share. */
const sharedBy: Readonly<Record<string, readonly string[]>> = {
  iam: ['iam/shared'],
  iam5: ['iam5/shared', 'iam/shared'],
  rehearsal: [],
};

const layers = Object.keys(mayImport).sort((a, b) => b.length - a.length);
const layerOf = (file: string): string | undefined =>
  layers.find((layer) => file === layer || file.startsWith(`${layer}/`));

/** The console of a page, `coc`, or its area in a console that keeps several, `iam/users`. */
function featureOf(file: string): string | undefined {
  const [, console, area] = /^src\/features\/([^/]+)\/([^/]+)\//.exec(file) ?? [];
  if (console === undefined) return /^src\/features\/([^/]+)\//.exec(file)?.[1];
  return sharedBy[console] === undefined ? console : `${console}/${area}`;
}

const isTest = (file: string): boolean =>
  /\.test\.tsx?$/.test(file) || /^src\/[^/]*test[^/]*\//i.test(file);

/** Why one feature may not import another; undefined when it may. */
function betweenFeatures({ from, to }: Edge): string | undefined {
  const [own, other] = [featureOf(from), featureOf(to)];
  if (own === undefined || other === undefined || own === other) return undefined;
  const shared = sharedBy[own.split('/')[0] ?? ''] ?? [];
  if (shared.includes(other) && !(own === 'iam/shared')) return undefined;
  return `${from} imports ${to}: a feature never imports another`;
}

/** Why an import climbs: the storey it asks for lies above its own; undefined when it does not. */
function climb({ from, to }: Edge): string | undefined {
  if (isTest(from)) return undefined;
  for (const [house, names] of Object.entries(storeys)) {
    const levelOf = (file: string) =>
      file.startsWith(`${house}/`)
        ? names.indexOf(file.slice(house.length + 1).split('/')[0] ?? '')
        : undefined;
    const [own, other] = [levelOf(from), levelOf(to)];
    if (own === undefined) continue;
    if (own < 0 && !from.endsWith('.json')) return `${from} stands on no storey of ${house}`;
    if (other !== undefined && other > own && !to.endsWith('.json'))
      return `${from} imports ${to}: a storey above its own`;
  }
  return undefined;
}

/** Why an import crosses a border; undefined when it does not. Tests may also start the backend. */
export function violation(edge: Edge): string | undefined {
  const { from, to } = edge;
  const [own, other] = [layerOf(from), layerOf(to)];
  if (own === undefined)
    return from.startsWith('src/') && !isTest(from) ? `${from} lies in no known layer` : undefined;
  if (other === undefined) return undefined;
  const inside = betweenFeatures(edge) ?? climb(edge);
  if (inside !== undefined) return inside;
  if (own === other || mayImport[own]?.includes(other) === true) return undefined;
  if (isTest(from) && other === 'mocks') return undefined;
  // Expected cells and cases stand beside what they are about; browser tests compare the page with them.
  if (from.startsWith('e2e/') && /\/cases\/[^/]+\.json$/.test(to)) return undefined;
  return `${from} imports ${to}: ${own} may not import ${other}`;
}

const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/'));
/**
 * Files at the top of `src` stand for themselves: the entry above everything, the
 * addresses below it.
 */
const roomOf = (file: string): string => (folderOf(file) === 'src' ? file : folderOf(file));

/** Pairs of folders that import each other, by values or by types; tests do not count. */
export function mutualFolders(edges: readonly Edge[]): readonly string[] {
  const arrows = new Set(
    edges
      .filter(({ from, to }) => !isTest(from) && /\.(tsx?|mjs)$/.test(to))
      .map(({ from, to }) => `${roomOf(from)} ${roomOf(to)}`),
  );
  return [...arrows]
    .map((arrow) => arrow.split(' '))
    .filter(([a = '', b = '']) => a < b && arrows.has(`${b} ${a}`))
    .map(([a, b]) => `${a} and ${b} import each other`);
}

/** Circles of files, by values or by types: each as the files on the way round. */
export function circles(edges: readonly Edge[]): readonly (readonly string[])[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const found: string[][] = [];
  const visit = (file: string, way: readonly string[]) => {
    const at = way.indexOf(file);
    if (at >= 0) found.push(way.slice(at));
    if (at >= 0 || done.has(file)) return;
    for (const to of next.get(file) ?? []) visit(to, [...way, file]);
    done.add(file);
  };
  for (const file of next.keys()) visit(file, []);
  return found;
}

/** What the domain must never touch: frameworks, the network, the page, the clock and chance. */
export const impure: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  {
    name: 'a framework',
    pattern: /from '(react|react-dom|msw|@mui\/|@tanstack\/|react-router|monaco-editor)/,
  },
  { name: 'the network', pattern: /\bfetch\(|\bXMLHttpRequest\b/ },
  {
    name: 'the page',
    pattern:
      /\b(window|localStorage|sessionStorage|navigator|indexedDB)\.|\bdocument\.(createElement|getElementById|querySelector|body|cookie|title)\b/,
  },
  {
    name: 'the clock',
    pattern: /\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(|\bsetTimeout\(/,
  },
  { name: 'chance', pattern: /\bMath\.random\(|\bcrypto\./ },
  { name: 'the process', pattern: /from 'node:|\bprocess\./ },
];

/** Source without its comments, so that prose about the clock is not taken for the clock. */
export const withoutComments = (source: string): string =>
  source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`\\])\/\/.*$/gm, '$1');

/** The import specifiers of a source text: static, re-exporting and dynamic ones. */
export const specifiersOf = (source: string): readonly string[] =>
  [...withoutComments(source).matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g)].flatMap(
    ([, specifier]) => (specifier === undefined ? [] : [specifier]),
  );

/** The opening tags of a component in a source text. */
const tagsOf = (source: string, component: string): readonly string[] =>
  [...source.matchAll(new RegExp(`<${component}\\b(?:=>|[^>])*>`, 'g'))].map(([tag]) => tag);

/**
 * Failures that a file draws by itself: an alert in red, or the problem of a write in the piece for
 * reads. `FailedWrite` brings them into view at the button that was pressed.
 */
export function ownFailures(source: string): readonly string[] {
  const writes = [...source.matchAll(/const (\w+|\{[^}]*\}) = use(?:Write|DialogJob)\b/g)].flatMap(
    ([, name = '']) =>
      name.startsWith('{') ? (/\bproblem\b/.test(name) ? ['problem'] : []) : [`${name}.problem`],
  );
  return [
    ...tagsOf(source, 'Alert').filter((tag) =>
      /severity=(?:"error"|\{[^}]*'error'[^}]*\})/.test(tag),
    ),
    ...tagsOf(source, 'ProblemAlert').filter((tag) =>
      writes.some((name) => new RegExp(`\\b${name.replace('.', '\\.')}\\b(?!=)`).test(tag)),
    ),
  ];
}
