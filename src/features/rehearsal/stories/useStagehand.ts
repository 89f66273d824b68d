import { useCallback, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '#src/api/api.ts';
import { Problem } from '#src/api/problem.ts';
import { adoptToken } from '#src/api/session.ts';
import { perform, Stuck } from './act.ts';
import { locate } from './locate.ts';
import type { Step } from '#src/api/story.ts';

const LOOK = 60;
const PATIENCE = 8_000;

/** Helps with a step: points at its control, or does it. */
export type Stagehand = {
  /** What is pointed at now. */
  readonly shown: HTMLElement | undefined;
  readonly isBusy: boolean;
  /** Why the last try ended, in words. */
  readonly trouble: string | undefined;
  readonly show: (step: Step, isHere: boolean) => Promise<void>;
  /** Does steps one after the other, each as soon as the one before is ticked. */
  readonly perform: (steps: readonly Step[]) => Promise<void>;
  readonly stop: () => void;
};

/** Waits until something is so. @returns false when it does not come in time */
async function until(isSo: () => boolean, signal: AbortSignal): Promise<boolean> {
  for (let waited = 0; !isSo(); waited += LOOK) {
    signal.throwIfAborted();
    if (waited > PATIENCE) return false;
    await new Promise((resolve) => setTimeout(resolve, LOOK));
  }
  return true;
}

/**
 * The hand behind a story: one thing at a time, stopped on demand.
 * @param person who sits at this tab
 * @param next id of the step that is next
 * @param before called with each control before it is used
 */
export function useStagehand(
  person: string | undefined,
  next: string | undefined,
  before?: (element: HTMLElement) => Promise<void>,
): Stagehand {
  const navigate = useNavigate();
  const now = useRef({ person, next });
  useEffect(() => void (now.current = { person, next }), [person, next]);
  const [shown, setShown] = useState<HTMLElement>();
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const work = useRef<AbortController>(undefined);
  const stop = useCallback(() => work.current?.abort(), []);
  useEffect(() => stop, [stop]);

  const run = useCallback(async (job: (signal: AbortSignal) => Promise<void>): Promise<void> => {
    work.current?.abort();
    const mine = new AbortController();
    work.current = mine;
    setTrouble(undefined);
    setBusy(true);
    try {
      await job(mine.signal);
    } catch (error) {
      if (mine.signal.aborted) return;
      if (!(error instanceof Stuck || error instanceof Problem)) throw error;
      setTrouble(error.message);
    } finally {
      if (work.current === mine) setBusy(false);
    }
  }, []);

  return {
    shown,
    isBusy,
    trouble,
    stop,
    show: useCallback(
      (step, isHere) =>
        run(async (signal) => {
          if (!isHere) await navigate(step.at[0] ?? '/');
          let found: HTMLElement | undefined;
          const look = (): boolean => {
            found = step.show.map((spot) => locate(spot)).find((one) => one !== undefined);
            return found !== undefined;
          };
          if (!(await until(look, signal)))
            throw new Stuck('What this step is about is not on this page now.');
          found?.scrollIntoView({ block: 'center' });
          setShown(found);
        }),
      [run, navigate],
    ),
    perform: useCallback(
      (steps) =>
        run(async (signal) => {
          setShown(undefined);
          for (const step of steps) {
            if (now.current.person !== step.who) {
              const { token } = await api.deskSignIn({ body: { as: step.who } });
              adoptToken(token);
            }
            // The page of the person before must have gone: a form he has not sent would keep him.
            await until(() => now.current.person === step.who, signal);
            for (const act of step.do)
              await perform(act, { go: navigate, signal, ...(before && { before }) });
            if (!(await until(() => now.current.next !== step.id, signal)))
              throw new Stuck(
                `“${step.title}” was done, and the world is not as it should be then.`,
              );
          }
        }),
      [run, navigate, before],
    ),
  };
}
