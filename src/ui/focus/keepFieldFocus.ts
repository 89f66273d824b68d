import type { MouseEvent } from 'react';

/**
 * For what holds a form's buttons, as `onMouseDown`: pressing one leaves the focus in the field.
 *
 * A field is checked when it is left. Its message would push the buttons down between press and
 * release, and the click would be lost. The button's own work checks the field anyway, and moves
 * the focus where it belongs.
 */
export function keepFieldFocus(event: MouseEvent): void {
  const inField = document.activeElement?.matches('input, textarea') === true;
  if (inField && event.target instanceof Element && event.target.closest('button') !== null)
    event.preventDefault();
}
