import { useSyncExternalStore } from 'react';

/** Something to be known about a thing, wherever it is shown. */
export type RowNote = {
  readonly label: string;
  readonly severity: 'info' | 'warning' | 'error';
  readonly text: string;
};
type Notes = ReadonlyMap<string, readonly RowNote[]>;

let notes: Notes = new Map();
const listeners = new Set<() => void>();

/** Says what is to be known about things, by their ids. */
export function setRowNotes(next: Notes): void {
  notes = next;
  for (const tell of listeners) tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** What is to be known about things, by their ids; empty where there is nothing. */
export const useRowNotes = (): Notes => useSyncExternalStore(subscribe, () => notes);
