/**
 * When something was last done in a session, by the nonce of its token. Not part of the world: it
 * changes with every read.
 */
export type SessionsSeen = {
  readonly at: (nonce: string) => number | undefined;
  readonly note: (nonce: string, at: number) => void;
};

/** Sessions remembered at once; of more the oldest is forgotten (ours). */
const kept = 1_000;

/** Remembers in memory, for as long as the backend lives. */
export function createSessionsSeen(): SessionsSeen {
  const seen = new Map<string, number>();
  return {
    at: (nonce) => seen.get(nonce),
    note: (nonce, at) => {
      seen.delete(nonce);
      seen.set(nonce, at);
      if (seen.size > kept) seen.delete(seen.keys().next().value ?? '');
    },
  };
}

/** What a page keeps things in that outlive its reload. */
type TextStorage = {
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, value: string) => void;
};

/** Remembers in a tab's storage, too: its session outlives a reload, and so does its idle time. */
export function createStoredSessionsSeen(storage: TextStorage): SessionsSeen {
  const memory = createSessionsSeen();
  const key = (nonce: string): string => `seen/${nonce}`;
  return {
    at: (nonce) => {
      const stored = Number(storage.getItem(key(nonce)) ?? Number.NaN);
      return memory.at(nonce) ?? (Number.isFinite(stored) ? stored : undefined);
    },
    note: (nonce, at) => {
      memory.note(nonce, at);
      storage.setItem(key(nonce), String(at));
    },
  };
}
