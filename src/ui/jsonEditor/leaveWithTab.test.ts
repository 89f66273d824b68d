import { describe, expect, it } from 'vitest';
import { onKey, type KeyAnswer, type TabState } from './leaveWithTab.ts';

const key = (name: string, ctrlKey = false) => ({
  key: name,
  ctrlKey,
  metaKey: false,
  altKey: false,
});

/** Presses keys one after the other and returns the last answer. */
function press(...names: string[]): KeyAnswer {
  let last: KeyAnswer = {
    state: { behaviour: 'indents', armed: false } satisfies TabState,
    answer: 'usual',
  };
  for (const name of names)
    last = onKey(last.state, name.startsWith('Ctrl+') ? key(name.slice(5), true) : key(name));
  return last;
}

describe('leaving the editor with Tab', () => {
  it('indents by default', () => expect(press('Tab').answer).toBe('usual'));
  it('leaves once after Esc', () => {
    expect(press('Escape', 'Tab').answer).toBe('leave');
    expect(press('Escape', 'Tab', 'Tab').answer).toBe('usual');
  });
  it('leaves backwards after Esc', () =>
    expect(press('Escape', 'Shift', 'Tab').answer).toBe('leave'));
  it('is disarmed by any other key', () =>
    expect(press('Escape', 'a', 'Tab').answer).toBe('usual'));
  it('always leaves after Ctrl+M, until the next one', () => {
    expect(press('Ctrl+m').answer).toBe('swallow');
    expect(press('Ctrl+m', 'Tab', 'Tab').answer).toBe('leave');
    expect(press('Ctrl+m', 'Ctrl+M', 'Tab').answer).toBe('usual');
  });
});
