import { useCallback, useContext } from 'react';
import { UNSAFE_DataRouterContext as DataRouterContext, useHref, useLocation } from 'react-router';

/**
 * Whether the reader is already on the way to another page, or there. What a page still has to
 * write to the address then (text typed a moment ago) must not be written: it would call the reader
 * back, or end up in the other page's address. The router is asked itself: what `useNavigation`
 * hands to components is that of the last render, which waits while the next page's code is loaded.
 */
export function useIsLeaving(): () => boolean {
  const { pathname } = useLocation();
  const here = useHref(pathname);
  const router = useContext(DataRouterContext)?.router;
  return useCallback(() => {
    const target = router?.state.navigation.location?.pathname;
    return (target !== undefined && target !== here) || window.location.pathname !== here;
  }, [router, here]);
}
