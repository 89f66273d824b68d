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
 * the console around the pages, and the backend.
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

/** Names a root's reach: what is read with it, whatever else needs it. Computed once a build. */
function reachOf(projectRoot: string, { name, root }: Root) {
  let reach: Set<string> | undefined;
  const read = (modules: Modules): Set<string> => {
    const found = new Set<string>();
    const visit = (id: string): void => {
      if (found.has(id)) return;
      found.add(id);
      if (isListOfParts(id)) return;
      for (const next of modules.getModuleInfo(id)?.importedIds ?? []) visit(next);
    };
    visit(`${projectRoot}${root}`);
    return found;
  };
  // The entry itself stays apart: whoever needs a part of it must not start the console.
  const isEntry = (id: string): boolean => name === 'start' && id === `${projectRoot}${root}`;
  return (id: string, modules: Modules): string | null =>
    !isEntry(id) && (reach ??= read(modules)).has(id) ? name : null;
}

/**
 * Few files instead of many: what nearly every page is drawn with, the three beginnings, what the
 * lists share, what many pages share, and each page. A file takes with it what it imports, unless an
 * earlier one has it: so it waits only for earlier ones, and no two wait for each other.
 * @param projectRoot absolute path without a slash at its end
 */
export function codeSplitting(projectRoot: string) {
  const [start, console, backend] = beginnings;
  return {
    groups: [
      {
        name: 'libraries',
        test: /[\\/]node_modules[\\/](?!react-hook-form[\\/])/,
        minShareCount: pagesThatAllShare,
        priority: 6,
      },
      { debugName: start.name, name: reachOf(projectRoot, start), priority: 5 },
      { debugName: console.name, name: reachOf(projectRoot, console), priority: 4 },
      { debugName: backend.name, name: reachOf(projectRoot, backend), priority: 3 },
      { debugName: lists.name, name: reachOf(projectRoot, lists), minShareCount: 3, priority: 2 },
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
