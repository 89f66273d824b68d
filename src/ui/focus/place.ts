/**
 * An ancestor, the next inner one, where that stands among its children, and which of its
 * controls had the focus.
 */
type Step = {
  readonly parent: Element;
  readonly child: Element;
  readonly index: number;
  readonly nth: number;
};

/** Where the focus was: the element, and what stood around it while it was still there. */
export type Place = {
  readonly element: HTMLElement;
  readonly name: string;
  /** From the parent outwards. */
  readonly around: readonly Step[];
  /** The dialog, menu or notification that holds it; null on the page itself. */
  readonly layer: Element | null;
};

const controlSelector = 'a[href], button, input, select, textarea, summary, [tabindex]';
const layerSelector = '.MuiModal-root, [aria-live] > *';

const nameOf = (element: Element): string =>
  element.getAttribute('aria-label') ?? element.textContent.trim();

/**
 * Whether an element can take the focus and be seen: there, enabled, drawn, and not
 * behind a dialog.
 */
export function isUsable(element: HTMLElement): boolean {
  if (
    !element.isConnected ||
    element.matches(':disabled') ||
    element.closest('[aria-hidden="true"], [inert]') !== null
  )
    return false;
  const { width, right } = element.getBoundingClientRect();
  return element.checkVisibility({ visibilityProperty: true }) && width > 1 && right > 0;
}

const isStop = (element: Element): element is HTMLElement =>
  element instanceof HTMLElement && element.tabIndex >= 0 && element.matches(controlSelector);

/**
 * What the Tab key reaches within an element, itself included, in order, whether or not it
 * can be used now.
 */
function stopsIn(element: Element): readonly HTMLElement[] {
  return [element, ...element.querySelectorAll(controlSelector)].filter(isStop);
}

const controlsIn = (element: Element): readonly HTMLElement[] => stopsIn(element).filter(isUsable);

/**
 * Notes where the focus is. Looks at each element before it once: it runs at every
 * step of the Tab key.
 */
export function placeOf(element: HTMLElement): Place {
  const around: Step[] = [];
  let nth = 0;
  for (
    let child: Element = element, parent = child.parentElement;
    parent !== null && parent !== document.documentElement;
    child = parent, parent = child.parentElement
  ) {
    const children = [...parent.children];
    const index = children.indexOf(child);
    around.push({ parent, child, index, nth });
    for (const before of children.slice(0, index)) nth += stopsIn(before).length;
    if (isStop(parent)) nth += 1;
  }
  return { element, name: nameOf(element), around, layer: element.closest(layerSelector) };
}

const repeated = (child: Element, other: Element): boolean =>
  other.tagName === child.tagName &&
  (child.matches('tr, li') || other.className === child.className);

/** The control of the same kind and name. */
const namesake = (
  { element, name }: Place,
  stops: readonly HTMLElement[],
): HTMLElement | undefined =>
  stops.find((stop) => stop.tagName === element.tagName && nameOf(stop) === name && isUsable(stop));

/** What stands at a position and after it, nearest first, then what stands before it. */
const nearest = <T>(all: readonly T[], index: number): readonly T[] => [
  ...all.slice(index),
  ...all.slice(0, index).reverse(),
];

/**
 * In the next row, card or tag of the same kind (else in the one before): the same control,
 * or its first one.
 */
function inNeighbour(place: Place, { parent, child, index, nth }: Step): HTMLElement | undefined {
  const rows = nearest([...parent.children], index)
    .filter((other) => repeated(child, other))
    .map(stopsIn);
  for (const stops of rows) {
    const alike =
      namesake(place, stops) ??
      [stops[nth]].find((stop) => stop?.tagName === place.element.tagName && isUsable(stop));
    if (alike !== undefined) return alike;
  }
  return rows.flatMap((stops) => stops.find(isUsable) ?? [])[0];
}

/**
 * The named place that an element is: a scrollable region, a dialog, or what has a heading
 * (then the heading).
 */
function landingIn(element: Element): HTMLElement | undefined {
  const isPlace =
    element instanceof HTMLElement &&
    element.matches('[role="region"][tabindex], [role="dialog"][tabindex]');
  if (isPlace && isUsable(element)) return element;
  return [...element.querySelectorAll<HTMLElement>('h1, h2, h3, h4')].find(isUsable);
}

/** The head of a table and the frame of the page say nothing about what stood in their middle. */
const isTooWide = (element: Element): boolean =>
  element.matches('table, thead, tbody') || element.querySelector('main') !== null;

/**
 * Where the focus goes when its place is gone: to the same control of the next row, else to what
 * stands nearest in the same group, else to the table, the dialog or the heading around it, in the
 * end to the heading of the page.
 * @returns undefined while there is no such place, e.g. under a dialog or before the page is there
 */
export function successorOf(place: Place): HTMLElement | undefined {
  if (isUsable(place.element)) return place.element;
  for (const step of place.around) {
    const { parent, child, index } = step;
    if (!parent.isConnected) continue;
    // Drawn anew, as a button is that says from now on why it may not be used.
    const anew = child === place.element ? namesake(place, stopsIn(parent)) : undefined;
    const next =
      child === place.element || !child.isConnected ? inNeighbour(place, step) : undefined;
    const found =
      anew ??
      next ??
      landingIn(parent) ??
      (isTooWide(parent) ? undefined : nearest([...parent.children], index).flatMap(controlsIn)[0]);
    if (found !== undefined) return found;
  }
  return undefined;
}
