import { createContext, useContext } from 'react';

/** A failure in words: what was refused or failed, what would help, and where to read more. */
export type ProblemText = {
  readonly title: string;
  readonly lines: readonly string[];
  /** True when the caller lacks a permission: shown as a refusal, not as a fault. */
  readonly refused?: boolean;
  /** True when some of it took effect: shown as a warning. */
  readonly partly?: boolean;
  readonly link?: { readonly label: string; readonly to: string };
};

const plainWords = (error: unknown): ProblemText => ({
  title: error instanceof Error ? error.message : 'Something went wrong.',
  lines: [],
});

const ProblemWords = createContext<(error: unknown) => ProblemText>(plainWords);

/**
 * The application says once how a thrown error reads; every form, dialog, table and toast here
 * uses those words.
 */
export const ProblemWordsProvider = ProblemWords.Provider;

/** Turns whatever was thrown into words, as the application decided. */
export const useProblemWords = (): ((error: unknown) => ProblemText) => useContext(ProblemWords);
