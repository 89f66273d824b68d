/** A piece of a line: our own words, or text from the account. */
export type Piece = string | { readonly code: string };

/** A part of a page, whatever it is written in. */
export type Part =
  | { readonly heading: string }
  | { readonly paragraph: readonly Piece[] }
  | { readonly list: readonly (readonly Piece[])[] }
  | { readonly lines: readonly string[]; readonly language: string };
export type Page = { readonly title: string; readonly parts: readonly Part[] };
