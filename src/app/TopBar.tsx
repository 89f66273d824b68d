import MenuIcon from '@mui/icons-material/Menu';
import SearchIcon from '@mui/icons-material/Search';
import { Autocomplete, Box, IconButton, InputBase } from '@mui/material';
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
        <InputBase
          ref={params.slotProps.input.ref}
          fullWidth
          placeholder="Search for cloud services..."
          startAdornment={<SearchIcon sx={{ fontSize: 18, mr: 1, color: '#C9CCD3' }} />}
          inputProps={{ ...params.slotProps.htmlInput, 'aria-label': 'Search for cloud services' }}
          sx={{
            bgcolor: tokens.barField,
            color: '#fff',
            borderRadius: 999,
            px: 1.5,
            height: 32,
            '& input::placeholder': { color: '#C9CCD3', opacity: 1 },
            '&.Mui-focused': { outline: '2px solid #7FB2FF' },
          }}
        />
      )}
    />
  );
}

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
    <Box
      component="header"
      sx={{
        position: 'sticky',
        top: 0,
        zIndex: 'appBar',
        height: tokens.topBarHeight,
        bgcolor: tokens.bar,
        color: '#fff',
        display: 'flex',
        alignItems: 'center',
        gap: 0.5,
        pl: 1,
        '& :focus-visible': {
          outlineColor: '#7FB2FF !important',
          outlineOffset: '-2px !important',
        },
      }}
    >
      <IconButton
        aria-label="Service list"
        aria-expanded={listOpen}
        aria-controls="service-list"
        onClick={() => setListOpen(true)}
      >
        <MenuIcon fontSize="small" />
      </IconButton>
      <Box
        component={Link}
        to={paths.home()}
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 1,
          color: '#fff',
          textDecoration: 'none',
          px: 1,
          fontWeight: 700,
          fontSize: 15,
        }}
      >
        <Mark />
        {/* On a phone, region, pages and account need the room; the word stays the link's name. */}
        <Box
          component="span"
          sx={area?.scope === 'project' ? { '@media (max-width: 599.95px)': visuallyHidden } : {}}
        >
          Console
        </Box>
      </Box>
      {area?.scope === 'project' && <RegionPicker />}
      {onOpenNav !== undefined && area !== undefined && (
        <Box
          component="button"
          type="button"
          onClick={onOpenNav}
          aria-haspopup="dialog"
          sx={{
            display: { xs: 'block', md: 'none' },
            minWidth: 64,
            overflow: 'hidden',
            textOverflow: 'ellipsis',
            whiteSpace: 'nowrap',
            font: 'inherit',
            color: '#fff',
            bgcolor: tokens.barField,
            border: 0,
            borderRadius: 999,
            px: 1.5,
            height: 30,
          }}
        >
          {area.abbreviation} pages
        </Box>
      )}
      <Box sx={{ flexGrow: 1 }} />
      <ServiceSearch />
      <Box
        component={Link}
        to={paths.scenarios()}
        sx={{
          color: '#fff',
          textDecoration: 'none',
          px: 1.5,
          display: { xs: 'none', sm: 'block' },
          '&:hover': { textDecoration: 'underline' },
        }}
      >
        Scenarios
      </Box>
      {info !== undefined && <AccountMenu info={info} />}
      <ServiceDrawer open={listOpen} onClose={() => setListOpen(false)} />
    </Box>
  );
}
