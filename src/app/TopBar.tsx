import MenuIcon from '@mui/icons-material/Menu';
import { Box, IconButton } from '@mui/material';
import { styled } from '@mui/material/styles';
import { memo, useCallback, useState } from 'react';
import { Link } from 'react-router';
import { isRehearsal } from '#src/api/offer.ts';
import type { TokenInfo } from '#src/api/session.ts';
import { paths } from '#src/paths.ts';
import { tokens, visuallyHidden } from '#src/ui/tokens.ts';
import { AccountMenu } from './AccountMenu.tsx';
import { RegionPicker } from './RegionPicker.tsx';
import { ServiceDrawer } from './ServiceDrawer.tsx';
import { SearchPlace } from './SearchPlace.tsx';
import type { ServiceArea } from './navigation.ts';

/** The product's own neutral mark: two keys' worth of circles, nobody's logo. */
export function Mark({ size = 22 }: { readonly size?: number }) {
  return <img src={`${import.meta.env.BASE_URL}mark.svg`} width={size} height={size} alt="" />;
}

const Bar = styled('header')(({ theme }) => ({
  position: 'sticky',
  top: 0,
  zIndex: theme.zIndex.appBar,
  height: tokens.topBarHeight,
  backgroundColor: tokens.bar,
  color: tokens.barInk,
  display: 'flex',
  alignItems: 'center',
  gap: theme.spacing(0.5),
  paddingLeft: theme.spacing(1),
  '& :focus-visible': {
    outlineColor: `${tokens.barFocus} !important`,
    outlineOffset: '-2px !important',
  },
}));

const Home = styled(Link)(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: theme.spacing(1),
  color: tokens.barInk,
  textDecoration: 'none',
  padding: theme.spacing(0, 1),
  fontWeight: 700,
  fontSize: 15,
}));

/** Opens the pages of a service where there is no room for its navigation. */
const PagesButton = styled('button')(({ theme }) => ({
  minWidth: 64,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  font: 'inherit',
  color: tokens.barInk,
  backgroundColor: tokens.barField,
  border: 0,
  borderRadius: 999,
  padding: theme.spacing(0, 1.5),
  height: 30,
  [theme.breakpoints.up('md')]: { display: 'none' },
}));

const ScenariosLink = styled(Link)(({ theme }) => ({
  color: tokens.barInk,
  textDecoration: 'none',
  padding: theme.spacing(0, 1.5),
  '&:hover': { textDecoration: 'underline' },
  [theme.breakpoints.down('sm')]: { display: 'none' },
}));

/** Dark bar across the top: menu, mark, region (project-level pages only), search, account. */
export const TopBar = memo(function TopBar({
  info,
  area,
  onOpenNav,
}: {
  readonly info: TokenInfo | undefined;
  readonly area: ServiceArea | undefined;
  readonly onOpenNav?: (() => void) | undefined;
}) {
  const [listOpen, setListOpen] = useState(false);
  const closeList = useCallback(() => setListOpen(false), []);
  return (
    <Bar>
      <IconButton
        aria-label="Service list"
        aria-expanded={listOpen}
        aria-controls="service-list"
        onClick={() => setListOpen(true)}
      >
        <MenuIcon fontSize="small" />
      </IconButton>
      <Home to={paths.home()}>
        <Mark />
        {/* On a phone, region, pages and account need the room; the word stays the link's name. */}
        <Box
          component="span"
          sx={area?.scope === 'project' ? { '@media (max-width: 599.95px)': visuallyHidden } : {}}
        >
          Console
        </Box>
      </Home>
      {area?.scope === 'project' && <RegionPicker />}
      {onOpenNav !== undefined && area !== undefined && (
        <PagesButton type="button" onClick={onOpenNav} aria-haspopup="dialog">
          {area.abbreviation} pages
        </PagesButton>
      )}
      <Box sx={{ flexGrow: 1 }} />
      <SearchPlace />
      {isRehearsal() && <ScenariosLink to={paths.scenarios()}>Scenarios</ScenariosLink>}
      {info !== undefined && <AccountMenu info={info} />}
      <ServiceDrawer open={listOpen} onClose={closeList} />
    </Bar>
  );
});
