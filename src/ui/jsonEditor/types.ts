import type { EditedText } from './editedText.ts';

/** A replacement of one range of the text. Offsets are UTF-16 code units, `end` exclusive. */
export type EditorEdit = { readonly offset: number; readonly end: number; readonly text: string };

/** Something to underline, with the repair it may have. */
export type EditorMarker = {
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly code: string;
  readonly offset: number;
  readonly end: number;
  readonly fix?: { readonly title: string; readonly edits: readonly EditorEdit[] };
};

/** What is to be underlined, and the text it was found in: it is drawn on no other. */
export type MarkedText = { readonly text: string; readonly markers: readonly EditorMarker[] };

/** One entry of the completion list; it replaces `offset`–`end`. */
export type EditorSuggestion = {
  readonly label: string;
  readonly insertText: string;
  readonly kind: 'property' | 'service' | 'value' | 'snippet';
  readonly offset: number;
  readonly end: number;
  /** Grey text at the right of the label. */
  readonly detail?: string;
  readonly documentation?: string;
  /**
   * What typing is compared with, when it is more than the label (other names of the same thing).
   */
  readonly filterText?: string;
  /** Open the list again after accepting, for names completed in parts. */
  readonly again?: boolean;
};

/** Paragraphs of plain text shown for a range of the text; the first one is a heading. */
export type EditorHover = {
  readonly offset: number;
  readonly end: number;
  readonly paragraphs: readonly string[];
};

/** What can be written at an offset (UTF-16). */
export type Complete = (
  text: string,
  offset: number,
) => readonly EditorSuggestion[] | Promise<readonly EditorSuggestion[]>;
/** What is said of the text at an offset (UTF-16); undefined for nothing. */
export type Describe = (
  text: string,
  offset: number,
) => EditorHover | undefined | Promise<EditorHover | undefined>;

/** Commands a page may give the editor. */
export type JsonEditorHandle = {
  /** Selects the range, scrolls it into view and moves the focus there. */
  readonly jumpTo: (range: { readonly offset: number; readonly end: number }) => void;
};

/** A text, its name, and what is known about it. */
export type JsonEditorProps = {
  readonly text: EditedText;
  /** Name of the text among all editors of the page; undo history belongs to it. */
  readonly path: string;
  readonly ariaLabel: string;
  /** Ids of elements that describe the editor, e.g. its error message. */
  readonly ariaDescribedBy?: string;
  readonly marked: MarkedText;
  /**
   * Nobody has typed or submitted anything yet: errors are underlined, but the field does
   * not look failed.
   */
  readonly untouched?: boolean;
  readonly complete?: Complete;
  readonly describe?: Describe;
  /** Initial height in px; the reader may drag it larger. */
  readonly height?: number;
};
