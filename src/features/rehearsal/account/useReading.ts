import { useEffect, useRef, useState } from 'react';
import { accountFiles, type AccountRead, type ChosenFile } from '#src/api/accountFiles.ts';

/** How far the reading of files has come. */
export type Reading =
  | { readonly state: 'idle' }
  | { readonly state: 'busy'; readonly done: number; readonly of: number }
  | { readonly state: 'read'; readonly read: AccountRead }
  | { readonly state: 'failed'; readonly problem: unknown };

/** Reads files and can be stopped; leaving the page stops it too. */
export function useReading(): {
  readonly reading: Reading;
  readonly start: (files: readonly ChosenFile[]) => void;
  readonly stop: () => void;
} {
  const [reading, setReading] = useState<Reading>({ state: 'idle' });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const work = async (files: readonly ChosenFile[], signal: AbortSignal): Promise<void> => {
    try {
      const port = await accountFiles();
      const read = await port?.read(files, {
        signal,
        onProgress: (done) =>
          signal.aborted ? undefined : setReading({ state: 'busy', done, of: files.length }),
      });
      if (read !== undefined && !signal.aborted) setReading({ state: 'read', read });
    } catch (problem) {
      if (!signal.aborted) setReading({ state: 'failed', problem });
    }
  };
  return {
    reading,
    start: (files) => {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      setReading({ state: 'busy', done: 0, of: files.length });
      void work(files, controller.signal);
    },
    stop: () => {
      running.current?.abort();
      setReading({ state: 'idle' });
    },
  };
}
