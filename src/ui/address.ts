import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/**
 * The query string as it is now. What the router hands to components, also to the updating function
 * of `setSearchParams`, is that of the last render: a second change in between (a search text sent
 * after its pause, a quick click) would undo the first one.
 */
export const searchNow = (): URLSearchParams => new URLSearchParams(window.location.search);

/** In place: no history entry, and the page stays where it is scrolled to. */
type AddressOptions = { readonly inPlace?: boolean };

/**
 * One name of the query string: its value, null when it is not there, and the way to change it
 * (undefined takes it out). The rest of the address stays.
 */
export function useAddressPart(
  name: string,
  { inPlace = false }: AddressOptions = {},
): readonly [string | null, (value: string | undefined) => void] {
  const [params, setParams] = useSearchParams();
  const change = useCallback(
    (value: string | undefined) =>
      setParams(
        () => {
          const next = searchNow();
          if (value === undefined) next.delete(name);
          else next.set(name, value);
          return next;
        },
        { replace: inPlace, preventScrollReset: inPlace },
      ),
    [name, inPlace, setParams],
  );
  return [params.get(name), change];
}
