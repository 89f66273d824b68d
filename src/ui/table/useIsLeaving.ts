import { useCallback, useEffect, useRef } from 'react';
import { useHref, useLocation, useNavigation } from 'react-router';

/**
 * Whether the reader is already on the way to another page, or there. What a page still has to write to the address then
 * (text typed a moment ago) must not be written: it would call the reader back, or end up in the other page's address.
 */
export function useIsLeaving(): () => boolean {
  const { pathname } = useLocation();
  const here = useHref(pathname);
  const target = useNavigation().location?.pathname;
  const away = useRef(false);
  useEffect(() => {
    away.current = target !== undefined && target !== pathname;
  }, [target, pathname]);
  return useCallback(() => away.current || window.location.pathname !== here, [here]);
}
