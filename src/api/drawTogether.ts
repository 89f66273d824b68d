import { notifyManager, type QueryClient } from '@tanstack/react-query';

/** How long an answer waits, in milliseconds, for others that are on their way: one frame. */
const LONGEST = 16;

/**
 * Draws answers that arrive together once instead of once each: a page asks for its list, its
 * quota and what may be done at the same time, and all of it is in the same table. As soon as
 * nothing more is on its way it is drawn; a slow answer holds the others up for one frame at most, so that what has come to rest stays.
 */
export function drawTogether(client: QueryClient): void {
  let waiting: (() => void)[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const draw = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const now = waiting;
    waiting = [];
    for (const notify of now) notify();
  };
  notifyManager.setScheduler((notify) => {
    waiting.push(notify);
    if (client.isFetching() === 0) {
      clearTimeout(timer);
      timer = setTimeout(draw, 0);
    } else timer ??= setTimeout(draw, LONGEST);
  });
}
