import { CssBaseline, ThemeProvider } from '@mui/material';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { createBrowserRouter, matchRoutes } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { drawTogether } from '#src/api/drawTogether.ts';
import { createQueryClient } from '#src/api/query.ts';
import { onSession } from '#src/api/session.ts';
import { keepFocus } from '#src/ui/focus/keepFocus.ts';
import { ProblemWordsProvider } from '#src/ui/problem.tsx';
import { SecondProof } from './SecondProof.tsx';
import { NoticesProvider } from './StartNotices.tsx';
import { describeProblem } from './problemWords.ts';
import { routes } from './routes.tsx';
import { theme } from './theme.ts';

const queryClient = createQueryClient();
drawTogether(queryClient);

/** Everything that was read belongs to the person who read it. */
onSession((event) => {
  if (event !== 'expired') queryClient.clear();
});

let rereadSoon: ReturnType<typeof setTimeout> | undefined;

/**
 * Reads everything on screen again, soon and once, however many changes come in together; called
 * when the world has changed. While a write of this page is under way its own end does that: a page
 * that deletes what it shows must first be left.
 */
export function rereadEverything(): void {
  rereadSoon ??= setTimeout(() => {
    rereadSoon = undefined;
    if (queryClient.isMutating() === 0) void queryClient.invalidateQueries();
  }, 50);
}

const basename = import.meta.env.BASE_URL.replace(/\/$/, '');

/**
 * Made when the console is first drawn: it reads the address, which the backend's
 * start tidies before.
 */
let router: ReturnType<typeof createBrowserRouter> | undefined;
const theRouter = () =>
  (router ??= createBrowserRouter(routes, basename === '' ? {} : { basename }));

/**
 * Asks for the code of the page at an address of ours before anything can be drawn. What fails is
 * asked for again.
 */
export function loadPage(pathname: string): void {
  for (const { route } of matchRoutes(routes, pathname, basename) ?? [])
    if (typeof route.lazy === 'function') route.lazy().catch(() => undefined);
}

type AppProps = {
  readonly notices: readonly string[];
  /** What stands beside the pages, such as a dialog of the way to the backend. */
  readonly children?: ReactNode;
};

/**
 * The console with everything around it: look, words for failures, queries, router.
 * `notices` are shown once.
 */
export function App({ notices, children }: AppProps) {
  useEffect(keepFocus, []);
  return (
    <ThemeProvider theme={theme}>
      <CssBaseline />
      <ProblemWordsProvider value={describeProblem}>
        <NoticesProvider value={notices}>
          <QueryClientProvider client={queryClient}>
            <RouterProvider router={theRouter()} />
            {children}
            <SecondProof />
          </QueryClientProvider>
        </NoticesProvider>
      </ProblemWordsProvider>
    </ThemeProvider>
  );
}
