import { useCallback } from 'react';
import { useHref, useNavigate } from 'react-router';

/**
 * Paths of the history entries before the current one, nearest first; none where the
 * browser does not tell.
 */
function pathsBehind(): readonly string[] {
  const { navigation } = window as Partial<Pick<Window, 'navigation'>>;
  const index = navigation?.currentEntry?.index ?? 0;
  const before = navigation?.entries().slice(0, index) ?? [];
  return before.toReversed().map(({ url }) => (url === null ? '' : new URL(url).pathname));
}

/**
 * How many history entries to go back before `target` takes the place of what is finished at
 * `here`: the finished page's own steps, and one more where the page before it is the target
 * itself. `behind` has the paths before, nearest first.
 */
export function entriesToLeave(behind: readonly string[], here: string, target: string): number {
  const first = behind.findIndex((path) => path !== here);
  const steps = first === -1 ? behind.length : first;
  return behind[steps] === target ? steps + 1 : steps;
}

/**
 * Leaves what is finished (a saved form, a wizard that has run) for an address of the console, in a
 * way that Back does not lead into it again: its history entries give way. Where a guard may ask
 * before the page is left, replace instead.
 */
export function useFinish(): (to: string) => Promise<void> {
  const navigate = useNavigate();
  const root = useHref('/').replace(/\/$/, '');
  return useCallback(
    async (to) => {
      const target = `${root}${to.split('?')[0] ?? ''}`;
      const entries = entriesToLeave(pathsBehind(), window.location.pathname, target);
      if (entries > 0) {
        const gone = new Promise<void>((resolve) =>
          window.addEventListener('popstate', () => resolve(), { once: true }),
        );
        await navigate(-entries);
        await gone;
      }
      await navigate(to, { replace: true });
    },
    [navigate, root],
  );
}
