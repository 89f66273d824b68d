/**
 * Told that the text is another one now. It gets no text: it reads `now`, so that it can never
 * hold an older one.
 */
type Listener = () => void;

/**
 * A text while it is edited. It stands here once; an editor and the page around it show it and
 * write to it, and keep no copy to write back. Whoever writes is not told of his own writing, so
 * there is no echo to be taken for a change.
 */
export type EditedText = {
  /** The text with every letter typed so far, whatever has been drawn. */
  readonly now: () => string;
  /** Replaces the text. All who listen, but not the writer, have been told when this returns. */
  readonly write: (text: string, writer?: Listener) => void;
  /** Listens until the answer is called. */
  readonly subscribe: (listener: Listener) => () => void;
};

/** A text that begins with `initial`. */
export function editedText(initial: string): EditedText {
  let text = initial;
  const listeners = new Set<Listener>();
  return {
    now: () => text,
    write: (next, writer) => {
      if (next === text) return;
      text = next;
      for (const listener of listeners) if (listener !== writer) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
