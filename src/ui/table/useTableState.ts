import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { searchNow } from '../address.ts';
import { useIsLeaving } from './useIsLeaving.ts';
import type { Sorting, TableView } from './types.ts';
import { readSort, readView, writeSort, writeView, type Remembered } from './view.ts';

/**
 * A table's view and the way to change it. Changing search, filters, order or size
 * goes back to page 1.
 */
export type TableState = TableView & {
  readonly key: string;
  readonly set: (patch: Partial<TableView>) => void;
  /** Clears search and filters. */
  readonly reset: () => void;
};

type TableStateOptions = {
  /** Order at first, e.g. `-created`. */
  readonly sort?: string;
  readonly size?: number;
  /** Prefix in the query string for a second table on one page; '' for the page's main table. */
  readonly prefix?: string;
};

const storageKey = (key: string) => `table:${key}`;

function recall(key: string): Remembered {
  try {
    const raw: unknown = JSON.parse(localStorage.getItem(storageKey(key)) ?? '{}');
    if (typeof raw !== 'object' || raw === null) return {};
    const { size, sort, columns } = raw as Record<string, unknown>;
    const order = typeof sort === 'string' ? readSort(sort) : undefined;
    return {
      ...(typeof size === 'number' ? { size } : {}),
      ...(order === undefined ? {} : { sort: order }),
      ...(Array.isArray(columns)
        ? { columns: columns.filter((id) => typeof id === 'string') }
        : {}),
    };
  } catch {
    return {}; // storage blocked or damaged: the table works with its defaults
  }
}

function remember(key: string, view: TableView): void {
  try {
    localStorage.setItem(
      storageKey(key),
      JSON.stringify({ size: view.size, sort: writeSort(view.sort), columns: view.columns }),
    );
  } catch {
    // storage blocked: the choice lives in the address only
  }
}

/**
 * State of one table, held in the address so that a link shows the same rows; order, page size and
 * columns are also remembered for the next visit. `key` names the table (`users`, `group-members`).
 * The router changes addresses a moment later: until then the table goes by its own copy, so that a
 * ticked box is ticked at once and two quick clicks both count.
 */
export function useTableState(
  key: string,
  { sort, size = 10, prefix = '' }: TableStateOptions = {},
): TableState {
  const [params, setParams] = useSearchParams();
  const defaults = useMemo(
    (): { sort: Sorting | undefined; size: number } => ({ sort: readSort(sort), size }),
    [sort, size],
  );
  const inAddress = useMemo(
    () => readView(params, prefix, recall(key), defaults),
    [params, prefix, key, defaults],
  );
  const [ahead, setAhead] = useState<{ readonly of: URLSearchParams; readonly view: TableView }>();
  const view = ahead?.of === params ? ahead.view : inAddress;
  const latest = useRef(view);
  useEffect(() => {
    latest.current = view;
  });
  const isLeaving = useIsLeaving();
  const set = useCallback(
    (patch: Partial<TableView>) => {
      if (isLeaving()) return;
      const toFirstPage =
        patch.page === undefined && patch.columns === undefined ? { page: 1 } : {};
      const next = { ...latest.current, ...toFirstPage, ...patch };
      latest.current = next;
      setAhead({ of: params, view: next });
      remember(key, next);
      setParams(() => writeView(searchNow(), prefix, next, defaults), {
        replace: patch.page === undefined,
        preventScrollReset: true,
      });
    },
    [params, key, prefix, defaults, setParams, isLeaving],
  );
  const reset = useCallback(() => set({ search: '', filters: {} }), [set]);
  return useMemo(() => ({ ...view, key, set, reset }), [view, key, set, reset]);
}
