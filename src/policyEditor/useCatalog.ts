import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { regions } from '#src/catalog/regions.ts';
import { loadServiceActions } from '#src/catalog/serviceActions.ts';
import { findService } from '#src/catalog/services.ts';
import type { ServiceActions } from '#src/catalog/types.ts';
import { createCatalogView } from '#src/catalog/view.ts';
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';

export type LoadedCatalog = {
  readonly view: CatalogView;
  /** Action files by service code; a service that is missing here is on its way or unknown. */
  readonly files: ReadonlyMap<string, ServiceActions>;
};

const regionIds = regions.map(({ id }) => id);
/**
 * Every action file that any editor of the page has read. Replaced, never changed, so that
 * React sees a new one.
 */
let files: ReadonlyMap<string, ServiceActions> = new Map();
const listeners = new Set<() => void>();

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/**
 * Reads one service's actions; undefined when the catalogue has none or the file does not arrive
 * (then it is asked for again next time).
 */
export async function loadService(code: string): Promise<ServiceActions | undefined> {
  if (findService(code) === undefined) return undefined;
  try {
    const file = await loadServiceActions(code);
    if (!files.has(file.service)) {
      files = new Map(files).set(file.service, file);
      listeners.forEach((listener) => listener());
    }
    return file;
  } catch {
    return undefined;
  }
}

/** The catalogue for checking: what was loaded, and the account's regions. */
export const viewOf = (loaded: ReadonlyMap<string, ServiceActions>): CatalogView =>
  createCatalogView([...loaded.values()], regionIds);

/**
 * The catalogue with the actions of these services, loaded as they come up. What does not load
 * leaves findings to the grammar alone.
 */
export function useCatalog(codes: readonly string[]): LoadedCatalog {
  const wanted = codes.join(' ');
  useEffect(() => {
    for (const code of wanted.split(' ')) void loadService(code);
  }, [wanted]);
  const loaded = useSyncExternalStore(subscribe, () => files);
  return useMemo(() => ({ view: viewOf(loaded), files: loaded }), [loaded]);
}
