import { CssBaseline, ThemeProvider } from '@mui/material';
import { QueryClientProvider } from '@tanstack/react-query';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { createQueryClient } from '#src/api/query.ts';
import { onSession } from '#src/api/session.ts';
import { ProblemWordsProvider } from '#src/ui/problem.tsx';
import { describeProblem } from './problemWords.ts';
import { routes } from './routes.tsx';
import { theme } from './theme.ts';

const queryClient = createQueryClient();

/** Everything that was read belongs to the person who read it. */
onSession((event) => {
  if (event !== 'expired') queryClient.clear();
});

/** Reads everything on screen again; called when another tab has changed the world. */
export const rereadEverything = (): void => void queryClient.invalidateQueries();

const basename = import.meta.env.BASE_URL.replace(/\/$/, '');

/** The console with everything around it: look, words for failures, queries, router. */
export function App() {
  return (
    <ThemeProvider theme={theme}>
      <CssBaseline />
      <ProblemWordsProvider value={describeProblem}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </ProblemWordsProvider>
    </ThemeProvider>
  );
}

const router = createBrowserRouter(routes, basename === '' ? {} : { basename });
