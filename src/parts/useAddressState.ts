import { useCallback, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { searchNow } from '#src/ui/address.ts';

/**
 * Choices of a page that a link carries. They start from the address and are written back to it at
 * every change. The page itself goes by its own copy: the router changes addresses a moment later,
 * and two quick clicks must both count.
 */
export function useAddressState<T extends object>(
  read: (search: URLSearchParams) => T,
  write: (value: T, before: URLSearchParams) => URLSearchParams,
): readonly [T, (patch: Partial<T>) => void] {
  const [params, setParams] = useSearchParams();
  const [value, setValue] = useState(() => read(params));
  const latest = useRef(value);
  const change = useCallback(
    (patch: Partial<T>) => {
      const next = { ...latest.current, ...patch };
      latest.current = next;
      setValue(next);
      setParams(() => write(next, searchNow()), { replace: true, preventScrollReset: true });
    },
    [setParams, write],
  );
  return [value, change];
}
