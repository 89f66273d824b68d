/** What is kept of a web storage: texts by name. */
export type TextStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * A web storage that never throws. A browser may block it (naming it throws), refuse to write, or
 * be full; what could not be written is kept in memory as long as the page is open.
 * @param storage asked for at each use
 */
export function safeStorage(
  storage: () => TextStorage,
): TextStorage & { readonly works: () => boolean } {
  const memory = new Map<string, string>();
  const attempt = <T>(work: (target: TextStorage) => T, otherwise: () => T): T => {
    try {
      return work(storage());
    } catch {
      return otherwise();
    }
  };
  return {
    getItem: (key) =>
      memory.get(key) ??
      attempt(
        (target) => target.getItem(key),
        () => null,
      ),
    setItem: (key, value) => {
      attempt(
        (target) => {
          target.setItem(key, value);
          memory.delete(key);
        },
        () => void memory.set(key, value),
      );
    },
    removeItem: (key) => {
      memory.delete(key);
      attempt(
        (target) => target.removeItem(key),
        () => undefined,
      );
    },
    works: () =>
      attempt(
        (target) => {
          target.setItem('works', 'yes');
          target.removeItem('works');
          return true;
        },
        () => false,
      ),
  };
}

/**
 * What this tab keeps across reloads. In Node, and where the browser stores nothing, until
 * the page is left.
 */
export const tabStorage = safeStorage(() => sessionStorage);

/** What all tabs of the console keep, likewise. */
export const sharedStorage = safeStorage(() => localStorage);
