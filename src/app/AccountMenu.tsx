import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import { Box, ButtonBase, Divider, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { signOut, type TokenInfo } from '#src/api/session.ts';
import { useCircumstancesChanged } from '#src/features/rehearsal/useCircumstances.ts';
import { paths } from '#src/paths.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import { tokens } from '#src/ui/tokens.ts';
import { RoleItems } from './RoleItems.tsx';

const destinations = [
  { label: 'My Credentials', to: paths.account() },
  { label: 'Identity and Access Management', to: paths.users() },
  { label: 'Switch Role', to: paths.switchRole() },
  { label: 'Scenarios', to: paths.scenarios() },
  { label: 'Circumstances', to: paths.circumstances() },
  { label: 'History', to: paths.history() },
] as const;

const oneLine = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;
const green = '#5FD3A8';
/** Marks that the tab's requests carry something else than usual. */
const amber = '#FFC24B';

/** While acting as an agency the token's user is called `account/agency`. */
const secondLine = ({ user, assumed_by: by }: TokenInfo): string =>
  by === undefined ? user.name : user.name.slice(user.name.indexOf('/') + 1);

/**
 * Account block of the top bar: account above, user below; opens the dark menu with Log Out at its
 * end. While acting as an agency: its account in green above, its name below
 * (docs/sources/console.md#1-2, docs/sources/console.md#10).
 */
export function AccountMenu({ info }: { readonly info: TokenInfo }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const navigate = useNavigate();
  const toast = useToast();
  const changed = useCircumstancesChanged();
  const close = () => setAnchor(null);
  const account = info.user.domain.name;
  const person = info.assumed_by?.user;
  const second = secondLine(info);
  const logOut = async () => {
    close();
    try {
      await signOut();
    } catch (error) {
      toast.problem(error); // the tab has forgotten the token all the same
    }
    await navigate(paths.login());
  };
  return (
    <>
      {changed && (
        <Box
          component={Link}
          to={paths.circumstances()}
          sx={{ color: amber, px: 1.5, whiteSpace: 'nowrap', display: { xs: 'none', sm: 'block' } }}
        >
          Circumstances changed
        </Box>
      )}
      <ButtonBase
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-label={`Account menu, ${account}, ${second}${person === undefined ? '' : `, agency used by ${person.name}`}${changed ? ', circumstances changed' : ''}`}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{
          height: '100%',
          px: 1.5,
          gap: 0.5,
          color: '#fff',
          borderLeft: { sm: '1px solid #4A4E57' },
          '&:hover': { bgcolor: tokens.barField },
        }}
      >
        <Box sx={{ textAlign: 'left', lineHeight: 1.25, maxWidth: { xs: 110, sm: 180 } }}>
          <Box sx={{ ...oneLine, fontSize: 12, color: person === undefined ? '#C9CCD3' : green }}>
            {account}
          </Box>
          <Box sx={{ ...oneLine, fontSize: 13 }}>{second}</Box>
        </Box>
        {changed && (
          <Box
            component="span"
            aria-hidden="true"
            sx={{ width: 8, height: 8, borderRadius: '50%', bgcolor: amber }}
          />
        )}
        <ExpandMoreIcon sx={{ fontSize: 16 }} />
      </ButtonBase>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={close}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{
          list: { 'aria-label': 'Account' },
          paper: {
            sx: {
              bgcolor: tokens.barMenu,
              color: '#fff',
              minWidth: 240,
              '& .MuiMenuItem-root:hover, & .Mui-focusVisible': { bgcolor: tokens.bar },
              '& .MuiDivider-root': { borderColor: '#3A3D45' },
            },
          },
        }}
      >
        {destinations.map((destination) => (
          <MenuItem key={destination.to} component={Link} to={destination.to} onClick={close}>
            {changed && destination.to === paths.circumstances()
              ? `${destination.label} (changed)`
              : destination.label}
          </MenuItem>
        ))}
        {anchor !== null && <RoleItems info={info} onDone={close} />}
        <Divider />
        <MenuItem onClick={() => void logOut()} sx={{ justifyContent: 'center' }}>
          Log Out
        </MenuItem>
      </Menu>
    </>
  );
}
