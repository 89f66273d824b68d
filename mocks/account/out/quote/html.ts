import { visible } from './visible.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text inside an element or an attribute of HTML. */
export const htmlText = (text: string): string =>
  visible(text).replace(/[&<>"']/g, (char) => entities[char] ?? '');
