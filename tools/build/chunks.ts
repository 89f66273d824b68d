import type { HtmlTagDescriptor, Plugin } from 'vite';

/**
 * What the bundler tells of a module: what it imports when it is read, before
 * anything is asked for.
 */
type Modules = {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
};

/**
 * What every first visit loads, each as one file beside libraries it alone needs: the entry,
 * the console around the pages, and the backend. A module that two of them need goes with
 * the earlier one.
 */
const beginnings = [
  { name: 'start', root: '/src/main.tsx' },
  { name: 'console', root: '/src/app/App.tsx' },
  { name: 'backend', root: '/mocks/entrances/page/browser.ts' },
] as const;

/**
 * The page most visits begin with: what it shares with others is one file, without what
 * only forms need.
 */
const lists = { name: 'lists', root: '/src/features/iam/users/list/UserListPage.tsx' } as const;

/** A module that this many pages need is fetched once, with what all of them share. */
const pagesThatShare = 30;
/** What nearly every page is drawn with comes with the first visit. */
const pagesThatAllShare = 40;

/** A list of everything a library has: who asks it for one part does not use the others. */
const isListOfParts = (id: string): boolean => /@mui[\\/][^\\/]+[\\/]index\.m?js$/.test(id);

type Root = { readonly name: string; readonly root: string };

/**
 * Names the first of the roots that reaches a module. Computed once a build, when the first
 * module is asked about.
 */
function firstReach(projectRoot: string, roots: readonly Root[]) {
  let owners: Map<string, string> | undefined;
  const read = (modules: Modules): Map<string, string> => {
    const found = new Map<string, string>();
    const visit = (id: string, name: string): void => {
      if (found.has(id)) return;
      found.set(id, name);
      if (isListOfParts(id)) return;
      for (const next of modules.getModuleInfo(id)?.importedIds ?? []) visit(next, name);
    };
    for (const { name, root } of roots) visit(`${projectRoot}${root}`, name);
    return found;
  };
  return (id: string, modules: Modules): string | null =>
    (owners ??= read(modules)).get(id) ?? null;
}

/**
 * Few files instead of many: the three beginnings, what many pages share, and each page.
 * @param projectRoot absolute path without a slash at its end
 */
export function codeSplitting(projectRoot: string) {
  const beginningOf = firstReach(projectRoot, beginnings);
  const listOf = firstReach(projectRoot, [...beginnings, lists]);
  return {
    // Else the first group that is made takes what the others import, too.
    includeDependenciesRecursively: false,
    groups: [
      {
        debugName: 'beginnings',
        name: beginningOf,
        priority: 4,
      },
      {
        name: 'look',
        test: /[\\/]node_modules[\\/](?!react-hook-form[\\/])/,
        minShareCount: pagesThatAllShare,
        priority: 3,
      },
      { debugName: 'lists', name: listOf, minShareCount: 3, priority: 2 },
      {
        name: 'pages',
        test: /[\\/](src|node_modules)[\\/]/,
        minShareCount: pagesThatShare,
        priority: 1,
      },
    ],
  };
}

/**
 * Names the code of the first wave in the page itself, so that the browser asks for
 * all of it at once.
 */
export const firstWave = (base: string): Plugin => ({
  name: 'first-wave',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle = {}, path }) => {
      if (!path.endsWith('/index.html')) return [];
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const fileNames = new Set<string>();
      const add = (fileName: string): void => {
        if (fileNames.has(fileName)) return;
        fileNames.add(fileName);
        for (const next of chunks.find((chunk) => chunk.fileName === fileName)?.imports ?? [])
          add(next);
      };
      for (const { root } of beginnings.slice(1))
        for (const chunk of chunks)
          if (chunk.moduleIds.some((id) => id.endsWith(root))) add(chunk.fileName);
      return [...fileNames].map((fileName): HtmlTagDescriptor => ({
        tag: 'link',
        attrs: { rel: 'modulepreload', crossorigin: true, href: `${base}${fileName}` },
        injectTo: 'head',
      }));
    },
  },
});
