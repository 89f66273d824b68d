import { useCallback, useEffect, useRef, type FocusEvent, type RefObject } from 'react';
import { flushSync } from 'react-dom';

/** What ends a press, whether it became a click or not. */
const releasing = ['click', 'keydown', 'pointercancel'] as const;

type LeftField = {
  /** The element within which the focus may move without leaving the field. */
  readonly root: RefObject<HTMLDivElement | null>;
  readonly input: RefObject<HTMLInputElement | null>;
  /** Adds what is typed. @returns whether nothing is left to be added */
  readonly addWhatIsTyped: () => boolean;
};

/**
 * Adds what was typed when its field is left: by the focus, or by a click elsewhere in the form,
 * which then does its own work; a submit waits for what could not be added.
 * @returns what the field calls when it loses the focus
 */
export function useAddedWhenLeft({ root, input, addWhatIsTyped }: LeftField) {
  const isPressed = useRef(false);
  const latest = useRef(addWhatIsTyped);
  useEffect(() => {
    latest.current = addWhatIsTyped;
  });

  // A press within the form leaves the field too, but adding then would move what is pressed; its
  // click adds first, then works.
  useEffect(() => {
    const form = root.current?.closest('form');
    const press = () => {
      isPressed.current = true;
    };
    const release = () => {
      isPressed.current = false;
    };
    const click = (event: Event) => {
      if (!(event.target instanceof Element) || root.current?.contains(event.target) === true)
        return;
      const isDone = flushSync(() => latest.current());
      if (isDone || event.target.closest('[type="submit"]') === null) return;
      event.preventDefault();
      event.stopPropagation();
      input.current?.focus();
    };
    form?.addEventListener('pointerdown', press, true);
    form?.addEventListener('click', click, true);
    // Not on pointerup: a touch leaves the field only after it.
    for (const name of releasing) window.addEventListener(name, release, true);
    return () => {
      form?.removeEventListener('pointerdown', press, true);
      form?.removeEventListener('click', click, true);
      for (const name of releasing) window.removeEventListener(name, release, true);
    };
  }, [root, input]);

  return useCallback(
    (event: FocusEvent) => {
      const isLeft =
        document.activeElement !== event.target &&
        root.current?.contains(event.relatedTarget) !== true;
      if (isLeft && !isPressed.current) latest.current();
    },
    [root],
  );
}
