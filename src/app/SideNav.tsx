import ChevronLeftIcon from '@mui/icons-material/ChevronLeft';
import ChevronRightIcon from '@mui/icons-material/ChevronRight';
import ExpandLessIcon from '@mui/icons-material/ExpandLess';
import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import { Box, ButtonBase, Link as MuiLink, Typography } from '@mui/material';
import { memo, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { tokens } from '#src/ui/tokens.ts';
import { counterpart } from './counterpart.ts';
import { activeEntry, offeredNav, otherConsole, type ServiceArea } from './navigation.ts';

const entryLook = (active: boolean, nested: boolean) => ({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'space-between',
  width: '100%',
  px: 2,
  pl: nested ? 4 : 2.5,
  py: 1,
  minHeight: 38,
  font: 'inherit',
  textAlign: 'left',
  textDecoration: 'none',
  color: 'text.primary',
  fontWeight: active ? 700 : 400,
  bgcolor: active ? tokens.line : 'transparent',
  boxShadow: active ? `inset 3px 0 0 ${tokens.ink}` : 'none',
  '&:hover': { bgcolor: tokens.page },
  '&:focus-visible': { outlineOffset: -2 },
});

function NavLinkRow({
  label,
  to,
  active,
  nested,
  onGo,
}: {
  readonly label: string;
  readonly to: string;
  readonly active: boolean;
  readonly nested: boolean;
  readonly onGo?: (() => void) | undefined;
}) {
  return (
    <Box component="li">
      <Box
        component={Link}
        to={to}
        onClick={onGo}
        {...(active ? { 'aria-current': 'page' } : {})}
        sx={entryLook(active, nested)}
      >
        {label}
      </Box>
    </Box>
  );
}

function NavGroup({
  label,
  entries,
  active,
  onGo,
}: {
  readonly label: string;
  readonly entries: readonly { label: string; to: string }[];
  readonly active: string | undefined;
  readonly onGo?: (() => void) | undefined;
}) {
  const [open, setOpen] = useState(true);
  return (
    <Box component="li">
      <ButtonBase
        aria-expanded={open}
        onClick={() => setOpen((now) => !now)}
        sx={entryLook(false, false)}
      >
        {label}
        {open ? <ExpandLessIcon sx={{ fontSize: 18 }} /> : <ExpandMoreIcon sx={{ fontSize: 18 }} />}
      </ButtonBase>
      {open && (
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {entries.map((child) => (
            <NavLinkRow key={child.to} {...child} active={active === child.to} nested onGo={onGo} />
          ))}
        </Box>
      )}
    </Box>
  );
}

/** The links of one service, with its title on top. `onGo` is called when one is followed. */
export function AreaLinks({
  area,
  onGo,
}: {
  readonly area: ServiceArea;
  readonly onGo?: () => void;
}) {
  const { pathname } = useLocation();
  const active = activeEntry(area, pathname);
  const other = otherConsole(area);
  return (
    <Box component="nav" aria-label={area.name}>
      <Typography
        component="div"
        sx={{ fontWeight: 700, px: 2.5, py: 2, borderBottom: 1, borderColor: 'divider', mb: 1 }}
      >
        {area.name}
      </Typography>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {offeredNav(area).map((entry) =>
          'to' in entry ? (
            <NavLinkRow
              key={entry.to}
              {...entry}
              active={active === entry.to}
              nested={false}
              onGo={onGo}
            />
          ) : (
            <NavGroup
              key={entry.label}
              label={entry.label}
              active={active}
              onGo={onGo}
              entries={entry.children}
            />
          ),
        )}
      </Box>
      {other !== undefined && (
        <Box sx={{ px: 2.5, py: 2, mt: 1, borderTop: 1, borderColor: 'divider' }}>
          <MuiLink component={Link} to={counterpart(pathname) ?? other.to} onClick={onGo}>
            {other.label}
          </MuiLink>
        </Box>
      )}
    </Box>
  );
}

/** Left nav of a service on wide screens, with the small white tab that folds it away. */
export const SideNav = memo(function SideNav({ area }: { readonly area: ServiceArea }) {
  const [folded, setFolded] = useState(false);
  return (
    <Box
      sx={{
        position: 'sticky',
        top: tokens.topBarHeight,
        height: `calc(100vh - ${tokens.topBarHeight}px)`,
        flexShrink: 0,
        width: folded ? 0 : tokens.navWidth,
        bgcolor: 'background.paper',
        borderRight: 1,
        borderColor: 'divider',
        zIndex: 3,
      }}
    >
      <Box
        sx={{
          width: tokens.navWidth,
          height: '100%',
          overflow: 'auto',
          display: folded ? 'none' : 'block',
        }}
      >
        <AreaLinks area={area} />
      </Box>
      <ButtonBase
        aria-label={folded ? 'Show navigation' : 'Hide navigation'}
        aria-expanded={!folded}
        onClick={() => setFolded((now) => !now)}
        sx={{
          position: 'absolute',
          top: '50%',
          right: -17,
          width: 16,
          height: 48,
          bgcolor: 'background.paper',
          border: 1,
          borderColor: 'divider',
          borderLeft: 0,
          borderRadius: '0 6px 6px 0',
          color: 'text.secondary',
        }}
      >
        {folded ? (
          <ChevronRightIcon sx={{ fontSize: 16 }} />
        ) : (
          <ChevronLeftIcon sx={{ fontSize: 16 }} />
        )}
      </ButtonBase>
    </Box>
  );
});
