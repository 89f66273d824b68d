/**
 * Text as it may stand on a terminal or in a comment: what moves the cursor, ends a line or turns
 * the direction of writing is shown by its number.
 */
export const visible = (text: string): string =>
  text.replace(
    /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
