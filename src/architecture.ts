/** One import of our own: which file asks for which. Paths are relative to the project's root. */
export type Edge = { readonly from: string; readonly to: string };

/** Which layer may import which; a layer sees only what is listed, and itself. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'src/domain': [],
  'src/catalog': ['src/domain'],
  'src/api': ['src/domain', 'src/catalog'],
  'src/ui': [],
  'src/paths.ts': [],
  'src/iamParts': ['src/domain', 'src/catalog', 'src/api', 'src/ui', 'src/paths.ts'],
  'src/policyEditor': ['src/domain', 'src/catalog', 'src/ui', 'src/paths.ts'],
  'src/features': [
    'src/domain',
    'src/catalog',
    'src/api',
    'src/ui',
    'src/iamParts',
    'src/policyEditor',
    'src/paths.ts',
  ],
  'src/app': [
    'src/domain',
    'src/catalog',
    'src/api',
    'src/ui',
    'src/iamParts',
    'src/policyEditor',
    'src/features',
    'src/paths.ts',
  ],
  'src/main.tsx': ['src/app', 'src/api', 'src/ui', 'mocks'],
  mocks: ['src/domain', 'src/catalog', 'src/api'],
  tools: ['src/domain', 'src/catalog', 'src/api', 'mocks'],
  e2e: ['mocks', 'src/paths.ts', 'tools'],
};

const layers = Object.keys(mayImport).sort((a, b) => b.length - a.length);
const layerOf = (file: string): string | undefined =>
  layers.find((layer) => file === layer || file.startsWith(`${layer}/`));
const featureOf = (file: string): string | undefined => /^src\/features\/([^/]+)/.exec(file)?.[1];
const isTest = (file: string): boolean =>
  /\.test\.tsx?$/.test(file) || /^src\/[^/]*test[^/]*\//i.test(file);

/** Why an import crosses a border; undefined when it does not. Tests may also start the backend. */
export function violation({ from, to }: Edge): string | undefined {
  const [own, other] = [layerOf(from), layerOf(to)];
  if (own === undefined)
    return from.startsWith('src/') && !isTest(from) ? `${from} lies in no known layer` : undefined;
  if (other === undefined) return undefined;
  const [feature, otherFeature] = [featureOf(from), featureOf(to)];
  if (feature !== undefined && otherFeature !== undefined && feature !== otherFeature)
    return `${from} imports ${to}: a feature never imports another`;
  if (own === other || mayImport[own]?.includes(other) === true) return undefined;
  if (isTest(from) && other === 'mocks') return undefined;
  return `${from} imports ${to}: ${own} may not import ${other}`;
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

/** Parts of the code that hold for every file: no evaluation of text, no traces of the place where it was written. */
export const forbidden: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  { name: 'evaluated text', pattern: /\beval\(|\bnew Function\(/ },
  {
    name: 'a path of a work place',
    pattern: new RegExp(['/wo', 'rk/|\\bsha', 'red/(seeds|reference|design|settled)'].join('')),
  },
  { name: 'a number of an issue', pattern: new RegExp(['\\bissu', 'e #?\\d'].join(''), 'i') },
];

/** Source without its comments, so that prose about the clock is not taken for the clock. */
export const withoutComments = (source: string): string =>
  source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`\\])\/\/.*$/gm, '$1');

/** The import specifiers of a source text: static, re-exporting and dynamic ones. */
export const specifiersOf = (source: string): readonly string[] =>
  [...withoutComments(source).matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g)].flatMap(
    ([, specifier]) => (specifier === undefined ? [] : [specifier]),
  );
