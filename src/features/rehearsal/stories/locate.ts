import { computeAccessibleName, getRole } from 'dom-accessibility-api';
import type { Spot } from '#src/api/story.ts';

/** Marks what belongs to the story itself: it is never taken for a control of the console. */
export const ofTheStory = { 'data-story': '' } as const;

/** Elements that may have a role; `getRole` decides. A role without a row is looked for everywhere. */
const candidates: Readonly<Record<string, string>> = {
  button: 'button, [role=button], input[type=button], input[type=submit], summary',
  link: 'a[href], [role=link]',
  textbox: 'input, textarea, [role=textbox]',
  searchbox: 'input[type=search], [role=searchbox]',
  checkbox: 'input[type=checkbox], [role=checkbox]',
  switch: '[role=switch]',
  radio: 'input[type=radio], [role=radio]',
  combobox: '[role=combobox], select',
  option: '[role=option]',
  tab: '[role=tab]',
  menuitem: '[role=menuitem]',
  row: 'tr, [role=row]',
  dialog: '[role=dialog], [role=alertdialog], dialog',
  alert: '[role=alert]',
  note: '[role=note]',
  heading: 'h1, h2, h3, h4, [role=heading]',
  navigation: 'nav, [role=navigation]',
  list: 'ul, ol, [role=list]',
};

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** What is drawn and not behind a dialog. */
const isThere = (element: Element): boolean =>
  element.getClientRects().length > 0 &&
  element.closest('[aria-hidden="true"], [data-story]') === null;

/** Whether somewhere in an element stands exactly this text. */
const holdsText = (element: Element, text: string): boolean =>
  [...element.querySelectorAll('*')].some(
    (part) => part.childElementCount === 0 && plain(part.textContent) === text,
  );

/** Fields for passwords have no role of their own; people take them for text boxes. */
const roleOf = (element: Element): string | null =>
  element.matches('input[type=password]') ? 'textbox' : getRole(element);

/** The first control that a spot means, as a reader of the page finds it; undefined when none is there. */
export function locate(
  { role, name, begins, holds, within }: Spot,
  root: ParentNode = document,
): HTMLElement | undefined {
  const place = within === undefined ? root : locate(within, root);
  if (place === undefined) return undefined;
  for (const element of place.querySelectorAll<HTMLElement>(candidates[role] ?? '*')) {
    if (roleOf(element) !== role || !isThere(element)) continue;
    if (holds !== undefined && !holdsText(element, holds)) continue;
    if (name !== undefined || begins !== undefined) {
      const called = plain(computeAccessibleName(element));
      if (name !== undefined && called !== name) continue;
      if (begins !== undefined && !called.startsWith(begins)) continue;
    }
    return element;
  }
  return undefined;
}

/** A spot in words, for when it is not there. */
export const spotWords = ({ role, name, begins, holds, within }: Spot): string =>
  [
    `the ${role}`,
    name ?? begins ?? holds,
    within === undefined ? undefined : `in ${spotWords(within)}`,
  ]
    .filter((part) => part !== undefined)
    .join(' ');
