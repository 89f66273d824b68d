import { computeAccessibleDescription } from 'dom-accessibility-api';
import { locate, spotWords } from './locate.ts';
import type { Act, Spot } from '#src/api/story.ts';

/** What acting in the page needs from outside. */
export type Stagehand = {
  /** Goes to an address of the console. */
  readonly go: (address: string) => unknown;
  /** Called with each control before it is used, so that it can be shown; what it answers is waited for. */
  readonly before?: (element: HTMLElement) => Promise<void> | void;
  readonly signal: AbortSignal;
};

/** A step cannot be done for somebody: what was looked for is not there, or is refused. */
export class Stuck extends Error {
  override readonly name = 'Stuck';
}

/** How long a control is waited for, and how often it is looked for, in milliseconds. */
const PATIENCE = 10_000;
const LOOK = 40;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits for a control. @throws Stuck when it does not come */
async function find(spot: Spot, signal: AbortSignal, ready = true): Promise<HTMLElement> {
  let found: HTMLElement | undefined;
  for (let waited = 0; waited < PATIENCE; waited += LOOK) {
    signal.throwIfAborted();
    found = locate(spot);
    if (found !== undefined && !(ready && isRefused(found))) return found;
    await pause(LOOK);
  }
  if (found === undefined) throw new Stuck(`There is no ${spotWords(spot).slice(4)} here.`);
  const reason = computeAccessibleDescription(found);
  throw new Stuck(`${spotWords(spot).slice(4)} cannot be used now. ${reason}`);
}

const isRefused = (element: HTMLElement): boolean =>
  element.getAttribute('aria-disabled') === 'true' || element.matches(':disabled');

/** Sets what a field holds as typing does: what listens to it hears of the change. */
function type(element: HTMLElement, text: string): void {
  const field = element.matches('input, textarea') ? element : element.querySelector('input');
  const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  if (!(field instanceof kind)) throw new Stuck('This field takes no text.');
  field.focus();
  Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  if (field.type !== 'search') return;
  // A search box waits for a pause in typing; Enter says that this was all.
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
}

/** Does one thing in the page, as a person would. @throws Stuck */
export async function perform(act: Act, { go, before, signal }: Stagehand): Promise<void> {
  const control = async (spot: Spot, ready = true): Promise<HTMLElement> => {
    const element = await find(spot, signal, ready);
    element.scrollIntoView({ block: 'nearest' });
    await before?.(element);
    signal.throwIfAborted();
    return element;
  };
  if ('go' in act) {
    await go(act.go);
    return;
  }
  if ('await' in act) {
    await find(act.await, signal, false);
    return;
  }
  if ('click' in act) {
    const element = await control(act.click);
    element.focus();
    element.click();
    return;
  }
  if ('check' in act) {
    const element = await control(act.check);
    if (element instanceof HTMLInputElement && element.checked) return;
    element.focus();
    element.click();
    return;
  }
  if ('fill' in act) {
    type(await control(act.fill), act.with);
    return;
  }
  // Selects open at the press of the button, before it is let go.
  const select = await control(act.from);
  select.focus();
  select.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, button: 0 }));
  (await control({ role: 'option', name: act.choose })).click();
}
