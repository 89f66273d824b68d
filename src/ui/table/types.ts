import type { ReactNode } from 'react';

/**
 * One column. `sortValue` makes it sortable in a table that holds all its rows; `sortable` in one
 * that the server sorts.
 */
export type Column<Row> = {
  /** Also the sort key in the address and, server-side, in the request. */
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  readonly sortValue?: (row: Row) => string | number;
  readonly sortable?: boolean;
  /** First direction when its header is clicked; default ascending. */
  readonly newestFirst?: boolean;
  readonly align?: 'right';
  /** Proposed, not a bound; its header then wraps where it is wider. */
  readonly width?: number | string;
  /** False: cannot be removed by the column chooser. Default true. */
  readonly hideable?: boolean;
  /** Not shown until chosen. */
  readonly hiddenAtFirst?: boolean;
};

/** A property by which rows are filtered, as a tag in the filter box or as a select. */
export type FilterProperty<Row> = {
  readonly id: string;
  /** Of a select: its first entry, which shows everything. */
  readonly label: string;
  /** What a select chooses, which is its accessible name; without it the label. */
  readonly name?: string;
  /** Closed list of values; without it any text can be typed. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /**
   * The row's value(s); needed when the table holds all its rows. Options match exactly, typed
   * text by containing.
   */
  readonly values?: (row: Row) => string | readonly string[];
};

/** Direction and column of the current order. */
export type Sorting = { readonly id: string; readonly desc: boolean };

/** What a table shows now. `page` counts from 1; `filters` holds the chosen values per property. */
export type TableView = {
  readonly page: number;
  readonly size: number;
  readonly sort: Sorting | undefined;
  readonly search: string;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  /** Ids of the shown columns; undefined = as the table proposes. */
  readonly columns: readonly string[] | undefined;
};
