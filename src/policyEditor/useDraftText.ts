import { startTransition, useCallback, useEffect, useState } from 'react';
import { applyEdits } from '#src/domain/policy/text/edits.ts';
import type { TextEdit } from '#src/domain/policy/text/codes/finding.ts';
import { editedText, type EditedText } from '#src/ui/jsonEditor/editedText.ts';

/**
 * A change of the text, cut for the text as it is at that moment; no edits where it no longer fits.
 */
export type Change = (now: string) => readonly TextEdit[];

/** A text being edited, as it was drawn last, and the ways to change it from outside its editor. */
export type DraftText = {
  /** The text itself. */
  readonly source: EditedText;
  /** The text as drawn; while somebody types it may be some letters behind `source`. */
  readonly text: string;
  /** Changes the text as one step of Undo. */
  readonly edit: (change: Change) => void;
  /**
   * Takes the last edit back; undefined when there is none or something else has
   * been written since.
   */
  readonly undo: (() => void) | undefined;
  /** Draws the text as it is now, at once. */
  readonly catchUp: () => void;
};

type Step = { readonly before: string; readonly after: string };

const UNDO_STEPS = 100;

/**
 * Holds a text that an editor writes to at every keystroke, and draws it as often as there is time.
 */
export function useDraftText(initial: string): DraftText {
  const [source] = useState(() => editedText(initial));
  const [text, setText] = useState(initial);
  const [past, setPast] = useState<readonly Step[]>([]);
  const catchUp = useCallback(() => setText(source.now()), [source]);
  // The letters are in their editor already; what follows from them is drawn without holding
  // up the next key.
  useEffect(() => source.subscribe(() => startTransition(catchUp)), [source, catchUp]);

  const edit = useCallback(
    (change: Change) => {
      const before = source.now();
      const after = applyEdits(before, change(before));
      if (after === before) return;
      source.write(after);
      setPast((steps) => [...steps.slice(1 - UNDO_STEPS), { before, after }]);
      catchUp();
    },
    [source, catchUp],
  );
  const last = past.at(-1);
  const undo = () => {
    if (last === undefined || source.now() !== last.after) return;
    source.write(last.before);
    setPast(past.slice(0, -1));
    catchUp();
  };
  return { source, text, edit, undo: last?.after === text ? undo : undefined, catchUp };
}
