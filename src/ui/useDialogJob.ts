import { useState } from 'react';
import { useProblemWords, type ProblemText } from './problem.tsx';

/** Runs a job once at a time and keeps its failure as words. */
export function useDialogJob(): {
  readonly busy: boolean;
  readonly problem: ProblemText | undefined;
  readonly run: (job: () => Promise<void> | void) => Promise<boolean>;
  readonly forget: () => void;
} {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemText>();
  const words = useProblemWords();
  const run = async (job: () => Promise<void> | void): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    setProblem(undefined);
    try {
      await job();
      return true;
    } catch (error) {
      setProblem(words(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, run, forget: () => setProblem(undefined) };
}
