import MenuIcon from '@mui/icons-material/Menu';
import SearchIcon from '@mui/icons-material/Search';
import { Autocomplete, Box, IconButton, InputBase } from '@mui/material';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { TokenInfo } from '#src/api/session.ts';
import { paths } from '#src/paths.ts';
import { tokens, visuallyHidden } from '#src/ui/tokens.ts';
import { AccountMenu } from './AccountMenu.tsx';
import { RegionPicker } from './RegionPicker.tsx';
import { ServiceDrawer } from './ServiceDrawer.tsx';
import { areas, type ServiceArea } from './navigation.ts';

/** The product's own neutral mark: two keys' worth of circles, nobody's logo. */
export function Mark({ size = 22 }: { readonly size?: number }) {
  return <img src={`${import.meta.env.BASE_URL}mark.svg`} width={size} height={size} alt="" />;
}

/** Pill that finds a service by name and goes there. */
function ServiceSearch() {
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const go = (area: ServiceArea | null) => {
    setTyped('');
    if (area !== null) void navigate(area.to);
  };
  return (
    <Autocomplete<ServiceArea>
      options={areas}
      getOptionLabel={(area) => `${area.name} (${area.abbreviation})`}
      value={null}
      inputValue={typed}
      onInputChange={(_, text, reason) => reason === 'input' && setTyped(text)}
      onChange={(_, area) => go(area)}
      blurOnSelect
      autoHighlight
      noOptionsText="No service has that name."
      sx={{ width: 300, display: { xs: 'none', md: 'block' } }}
      renderInput={(params) => (
        <Field
          ref={params.slotProps.input.ref}
          fullWidth
          placeholder="Search for cloud services..."
          startAdornment={<SearchIcon sx={{ fontSize: 18, mr: 1, color: tokens.barHint }} />}
          inputProps={{ ...params.slotProps.htmlInput, 'aria-label': 'Search for cloud services' }}
        />
      )}
    />
  );
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

const Field = styled(InputBase)(({ theme }) => ({
  backgroundColor: tokens.barField,
  color: tokens.barInk,
  borderRadius: 999,
  padding: theme.spacing(0, 1.5),
  height: 32,
  '& input::placeholder': { color: tokens.barHint, opacity: 1 },
  '&.Mui-focused': { outline: `2px solid ${tokens.barFocus}` },
}));

/** Dark bar across the top: menu, mark, region (project-level pages only), search, account. */
export function TopBar({
  info,
  area,
  onOpenNav,
}: {
  readonly info: TokenInfo | undefined;
  readonly area: ServiceArea | undefined;
  readonly onOpenNav?: (() => void) | undefined;
}) {
  const [listOpen, setListOpen] = useState(false);
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
      <ServiceSearch />
      <ScenariosLink to={paths.scenarios()}>Scenarios</ScenariosLink>
      {info !== undefined && <AccountMenu info={info} />}
      <ServiceDrawer open={listOpen} onClose={() => setListOpen(false)} />
    </Bar>
  );
}
