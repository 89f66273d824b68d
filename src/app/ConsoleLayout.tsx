import { Box, Drawer, LinearProgress } from '@mui/material';
import { styled } from '@mui/material/styles';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { Navigate, Outlet, useLocation, useMatches, useNavigation } from 'react-router';
import { useSession } from '#src/api/useSession.ts';
import { usePanel } from '#src/features/rehearsal/panel/panelState.ts';
import { HandOverBar } from '#src/parts/handOver.tsx';
import { paths } from '#src/paths.ts';
import { loadModule } from '#src/ui/loadModule.ts';
import { ProblemAlert } from '#src/ui/ProblemAlert.tsx';
import { tokens } from '#src/ui/tokens.ts';
import { AreaLinks, SideNav } from './SideNav.tsx';
import { useSessionExpired } from './SessionExpiredDialog.tsx';
import { TopBar } from './TopBar.tsx';
import { areaOf, hasPages, type PageHandle } from './navigation.ts';
import { describeProblem } from './problemWords.ts';

/**
 * The focus goes to the page's content when the address changes, so that a reader starts at the new
 * page and not at its old link.
 */
function useFocusOnNewPage(): React.RefObject<HTMLElement | null> {
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    window.scrollTo({ top: 0 });
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}

const SkipLink = styled('a')(({ theme }) => ({
  position: 'absolute',
  left: 8,
  top: -60,
  zIndex: 2000,
  backgroundColor: tokens.card,
  color: tokens.ink,
  padding: theme.spacing(1),
  borderRadius: theme.shape.borderRadius,
  '&:focus': { top: 8 },
}));

/** A line below the top bar while the next page loads. */
const LoadingLine = styled(LinearProgress)(({ theme }) => ({
  position: 'fixed',
  top: tokens.topBarHeight,
  left: 0,
  right: 0,
  height: 2,
  zIndex: theme.zIndex.appBar,
}));

const Main = styled('main')(({ theme }) => ({
  flexGrow: 1,
  minWidth: 0,
  padding: theme.spacing(2, 2, 3),
  display: 'flex',
  flexDirection: 'column',
  outline: 'none',
  [theme.breakpoints.up('sm')]: { padding: theme.spacing(2.5, 3, 3) },
}));

const Panel = lazy(async () => {
  const code = () => import('#src/features/rehearsal/panel/RehearsalPanel.tsx');
  return { default: (await loadModule(code)).RehearsalPanel };
});

/**
 * The frame of every page of a signed-in person: top bar, left nav of the service, content. Sends
 * everybody else to the sign-in page.
 */
export function ConsoleLayout() {
  const session = useSession();
  const location = useLocation();
  const navigation = useNavigation();
  const matches = useMatches();
  const [navOpen, setNavOpen] = useState(false);
  const openNav = useCallback(() => setNavOpen(true), []);
  const panel = usePanel();
  const main = useFocusOnNewPage();
  const { expired, dialog } = useSessionExpired();
  if (session.state === 'signed-out' && !expired) {
    const next = `${location.pathname}${location.search}`;
    return <Navigate to={paths.login(next === '/' ? {} : { next })} replace />;
  }
  const area = areaOf(location.pathname);
  const fullPage = matches.some(
    (match) => (match.handle as PageHandle | undefined)?.fullPage === true,
  );
  const showNav = area !== undefined && hasPages(area) && area.nav.length > 0 && !fullPage;
  return (
    <>
      <SkipLink
        href="#content"
        onClick={(event: React.MouseEvent) => (event.preventDefault(), main.current?.focus())}
      >
        Skip to content
      </SkipLink>
      <TopBar
        info={session.state === 'signed-in' ? session.info : undefined}
        area={area}
        onOpenNav={showNav ? openNav : undefined}
      />
      {navigation.state === 'loading' && <LoadingLine aria-label="Loading page" />}
      <Box sx={{ display: 'flex', minHeight: `calc(100vh - ${tokens.topBarHeight}px)` }}>
        {showNav && (
          <Box sx={{ display: { xs: 'none', md: 'block' } }}>
            <SideNav area={area} />
          </Box>
        )}
        <Main id="content" ref={main} tabIndex={-1}>
          {session.state === 'failed' && (
            <ProblemAlert problem={describeProblem(session.problem)} />
          )}
          {session.state === 'signed-in' && <HandOverBar />}
          {session.state === 'signed-in' && (
            <Outlet key={`${session.info.user.domain.id} ${session.info.user.id}`} />
          )}
        </Main>
        {panel !== undefined && (
          <Suspense fallback={null}>
            <Panel view={panel} />
          </Suspense>
        )}
      </Box>
      {dialog}
      {showNav && (
        <Drawer
          open={navOpen}
          onClose={() => setNavOpen(false)}
          slotProps={{
            paper: { sx: { width: 260 }, role: 'dialog', 'aria-label': `${area.name} pages` },
          }}
        >
          <AreaLinks area={area} onGo={() => setNavOpen(false)} />
        </Drawer>
      )}
    </>
  );
}
