/**
 * A word for a POSIX shell: in single quotes nothing has a meaning, and a single quote is put
 * between two such pieces. A NUL, which no shell can hold, is left out.
 */
export const shellQuote = (text: string): string =>
  `'${text.replaceAll('\0', '').replaceAll("'", String.raw`'\''`)}'`;
