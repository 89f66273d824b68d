/**
 * How Tab behaves in a code editor: `indents` (Esc before Tab leaves once) or `leaves`. Ctrl+M
 * changes between them.
 */
export type TabBehaviour = 'indents' | 'leaves';

/** The part of a keyboard event that matters here. */
type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

export type TabState = {
  readonly behaviour: TabBehaviour;
  /** Esc was the last key. */ readonly armed: boolean;
};

/**
 * What the editor must do with the key: leave it to the browser (focus moves on), swallow it, or
 * handle it as usual.
 */
export type KeyAnswer = {
  readonly state: TabState;
  readonly answer: 'leave' | 'swallow' | 'usual';
};

/** WCAG 2.1.2: no keyboard trap. Pure, so that every sequence can be tested. */
export function onKey(state: TabState, key: Key): KeyAnswer {
  const plain = !key.ctrlKey && !key.metaKey && !key.altKey;
  if (key.key.toLowerCase() === 'm' && key.ctrlKey && !key.metaKey && !key.altKey) {
    return {
      state: { behaviour: state.behaviour === 'leaves' ? 'indents' : 'leaves', armed: false },
      answer: 'swallow',
    };
  }
  if (key.key === 'Tab' && plain) {
    return {
      state: { ...state, armed: false },
      answer: state.armed || state.behaviour === 'leaves' ? 'leave' : 'usual',
    };
  }
  // Holding Shift for Shift+Tab must not disarm.
  if (key.key === 'Shift') return { state, answer: 'usual' };
  return { state: { ...state, armed: key.key === 'Escape' && plain }, answer: 'usual' };
}
