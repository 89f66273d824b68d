import { useMutation } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Problem } from './problem.ts';
import { singleFlight } from './singleFlight.ts';

/** A write and how it stands. */
export type Write<A, R> = {
  /**
   * Sends it and answers once everything on screen has been read again. A second run with the same
   * arguments while the first is under way (a double click) is the same run.
   * @throws Problem what the backend answered; dialogs and forms show it by themselves
   */
  readonly run: (args: A) => Promise<R>;
  readonly pending: boolean;
  /** Why the last run failed, for pages that show it themselves; undefined otherwise. */
  readonly problem: Problem | undefined;
  /** The last run succeeded. */
  readonly done: boolean;
};

/**
 * The one way to change something: a call of the client, or a job of several calls. Grants reach
 * everywhere, so what is read again afterwards is everything on screen, whether it succeeded or
 * not (`createQueryClient`). `run` may be passed on as it is: it never changes.
 */
export function useWrite<A = void, R = void>(work: (args: A) => Promise<R>): Write<A, R> {
  const { mutateAsync, isPending, error, isSuccess } = useMutation<R, Problem, { args: A }>({
    mutationFn: ({ args }) => work(args),
  });
  const run = useMemo(() => singleFlight((args: A) => mutateAsync({ args })), [mutateAsync]);
  return { run, pending: isPending, problem: error ?? undefined, done: isSuccess };
}
