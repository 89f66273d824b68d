import { Box } from '@mui/material';
import { Link, Outlet } from 'react-router';
import { isRehearsal } from '#src/api/offer.ts';
import { useSession } from '#src/api/useSession.ts';
import { paths } from '#src/paths.ts';
import { TextLink } from '#src/ui/TextLink.tsx';
import { Mark } from './TopBar.tsx';

/** Frame of the pages that need no session: mark, link to the scenarios, content. */
export function PlainLayout() {
  const session = useSession();
  return (
    <Box sx={{ minHeight: '100vh', display: 'flex', flexDirection: 'column' }}>
      <Box
        component="header"
        sx={{
          bgcolor: 'background.paper',
          display: 'flex',
          alignItems: 'center',
          justifyContent: 'space-between',
          px: { xs: 2, sm: 3 },
          height: 56,
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        <Box
          component={Link}
          to={paths.home()}
          sx={{
            display: 'flex',
            alignItems: 'center',
            gap: 1,
            color: 'text.primary',
            textDecoration: 'none',
            fontWeight: 700,
            fontSize: 16,
          }}
        >
          <Mark />
          Console
        </Box>
        <Box component="nav" aria-label="Start" sx={{ display: 'flex', gap: 3 }}>
          {isRehearsal() ? (
            <TextLink to={paths.scenarios()}>Scenarios</TextLink>
          ) : (
            <TextLink to={paths.connectedService()}>Connected service</TextLink>
          )}
          {session.state === 'signed-in' ? (
            <TextLink to={paths.home()}>Go to console</TextLink>
          ) : (
            <TextLink to={paths.login()}>Log in</TextLink>
          )}
        </Box>
      </Box>
      <Box
        component="main"
        id="content"
        sx={{
          flexGrow: 1,
          px: { xs: 2, sm: 3 },
          py: 3,
          width: '100%',
          maxWidth: 1200,
          mx: 'auto',
          minWidth: 0,
        }}
      >
        <Outlet />
      </Box>
    </Box>
  );
}
