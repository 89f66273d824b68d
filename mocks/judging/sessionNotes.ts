/** What is noted of a session: when it was last used, and when somebody last proved himself again. */
type Noted = 'seen' | 'verified';

/**
 * Times (epoch ms) that belong to a session, by the nonce of its token. Not part of the world: the
 * first changes with every read, and neither outlives the session.
 */
export type SessionNotes = {
  readonly at: (what: Noted, nonce: string) => number | undefined;
  readonly note: (what: Noted, nonce: string, at: number) => void;
};

/** Notes kept at once; of more the oldest is forgotten (ours). */
const most = 2_000;

/** Remembers in memory, for as long as the backend lives. */
export function createSessionNotes(): SessionNotes {
  const notes = new Map<string, number>();
  return {
    at: (what, nonce) => notes.get(`${what}/${nonce}`),
    note: (what, nonce, at) => {
      notes.delete(`${what}/${nonce}`);
      notes.set(`${what}/${nonce}`, at);
      if (notes.size > most) notes.delete(notes.keys().next().value ?? '');
    },
  };
}

/** What a page keeps things in that outlive its reload. */
type TextStorage = {
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, value: string) => void;
};

/** Remembers in a tab's storage: its session outlives a reload. One session is kept at a time. */
export function createStoredSessionNotes(storage: TextStorage): SessionNotes {
  return {
    at: (what, nonce) => {
      const [owner, at] = (storage.getItem(`session-${what}`) ?? '').split('/');
      return owner === nonce && at !== undefined ? Number(at) : undefined;
    },
    note: (what, nonce, at) => storage.setItem(`session-${what}`, `${nonce}/${at}`),
  };
}
