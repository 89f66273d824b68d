import type { EditedText } from './editedText.ts';

/**
 * Event by which a suite replaces the whole text of an editor, sent to any element within it;
 * `detail` is the text. Typing, pasting and `fill` go through a control that may close brackets or
 * turn line ends into its own; this keeps every byte.
 */
const textEvent = 'rehearsal:text';

/** A callback ref for the frame around an editor: the text takes what such an event brings. */
export const takesText =
  (text: EditedText) =>
  (frame: HTMLElement | null): (() => void) | undefined => {
    if (frame === null) return undefined;
    const take = (event: Event) => {
      if (event instanceof CustomEvent && typeof event.detail === 'string')
        text.write(event.detail);
    };
    frame.addEventListener(textEvent, take);
    return () => frame.removeEventListener(textEvent, take);
  };
