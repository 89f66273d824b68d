import { isUsable, placeOf, successorOf, type Place } from './place.ts';

/** How many places are remembered: enough for a row, its menu, a dialog and one above it. */
const REMEMBERED = 6;
/**
 * ms that the page has to move the focus itself, after a dialog has closed or on a new page, before
 * it counts as lost.
 */
const GRACE = 30;

/**
 * The page as a whole, the frame of a dialog, or a control that has been switched off: nobody
 * knows where he is.
 */
const isNowhere = (element: Element | null): boolean =>
  element === null ||
  element === document.body ||
  element.matches(':disabled, .MuiDialog-container');

/** Gives the focus to a control or, from code only, to a heading. */
function moveTo(target: HTMLElement): void {
  if (target.tabIndex < 0 && !target.hasAttribute('tabindex')) {
    target.tabIndex = -1;
    target.addEventListener('blur', () => target.removeAttribute('tabindex'), { once: true });
  }
  target.focus();
}

/**
 * Keeps the focus from falling to the page when what held it goes or is switched off (WCAG 2.4.3):
 * a deleted row, the opener of a dialog, a removed tag. It moves to the nearest place that is
 * left. Whoever clicks beside everything has left the place himself, and nothing moves. For the
 * whole page, once.
 * @returns ends it
 */
export function keepFocus(): () => void {
  let places: readonly Place[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** The latest place whose dialog, menu or notification is still there. */
  const latest = (): Place | undefined =>
    places.find(({ layer }) => layer === null || layer.isConnected);
  const check = (): void => {
    timer = undefined;
    const place = latest();
    if (place === undefined || !isNowhere(document.activeElement)) return;
    const target = successorOf(place);
    if (target !== undefined) moveTo(target);
  };
  const checkSoon = (): void => {
    if (places.length > 0 && isNowhere(document.activeElement)) timer ??= setTimeout(check, GRACE);
  };
  const note = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement) || isNowhere(target)) return;
    places = [placeOf(target), ...places.filter(({ element }) => element !== target)].slice(
      0,
      REMEMBERED,
    );
  };
  // While an element is taken out it is still there: what has become of it is known
  // only afterwards.
  const left = ({ target, relatedTarget }: FocusEvent): void => {
    if (relatedTarget !== null || !(target instanceof HTMLElement)) return;
    queueMicrotask(() => {
      if (document.activeElement === document.body && isUsable(target)) places = [];
      checkSoon();
    });
  };

  const changes = new MutationObserver(checkSoon);
  changes.observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['disabled'],
  });
  document.addEventListener('focusin', note);
  document.addEventListener('focusout', left);
  return () => {
    clearTimeout(timer);
    changes.disconnect();
    document.removeEventListener('focusin', note);
    document.removeEventListener('focusout', left);
  };
}
