import { useSyncExternalStore } from 'react';
import { tabStorage } from '#src/api/tabStorage.ts';

/** What the panel beside the page shows. */
export type PanelView = 'calls' | 'faults';

const key = 'panel';
const listeners = new Set<() => void>();

function now(): PanelView | undefined {
  const kept = tabStorage.getItem(key);
  return kept === 'calls' || kept === 'faults' ? kept : undefined;
}

/** Opens the panel beside the page, or closes it; a reload keeps it as it is. */
export function showPanel(view: PanelView | undefined): void {
  if (view === undefined) tabStorage.removeItem(key);
  else tabStorage.setItem(key, view);
  listeners.forEach((listener) => listener());
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Which view of the panel is open in this tab; undefined while it is closed. */
export const usePanel = (): PanelView | undefined => useSyncExternalStore(subscribe, now);
