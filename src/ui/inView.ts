/**
 * What answers a press comes whole into view, past bars that stick; nothing moves if it is. Use as
 * the `ref` of what appears then.
 */
export const showWhole = (element: HTMLElement | null): void =>
  element?.scrollIntoView({ block: 'nearest' });
