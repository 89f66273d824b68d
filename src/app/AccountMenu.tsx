import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import { Box, ButtonBase, Divider, Menu, MenuItem } from '@mui/material';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { isOffered, isRehearsal } from '#src/api/offer.ts';
import { signOut, type TokenInfo } from '#src/api/session.ts';
import { showPanel, type PanelView } from '#src/features/rehearsal/panel/panelState.ts';
import { useCircumstancesChanged } from '#src/features/rehearsal/useCircumstances.ts';
import { paths } from '#src/paths.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import { tokens } from '#src/ui/tokens.ts';
import { AccessTestsNote } from './AccessTestsNote.tsx';
import { ClockNote } from './ClockNote.tsx';
import { RoleItems } from './RoleItems.tsx';

type Destination = { readonly label: string; readonly to: string; readonly needs?: string };

const destinations: readonly Destination[] = [
  { label: 'Security Settings', to: paths.security(), needs: '/v3.0/OS-SECURITYPOLICY' },
  { label: 'My Credentials', to: paths.account() },
  { label: 'Identity and Access Management', to: paths.users() },
  { label: 'Switch Role', to: paths.switchRole(), needs: '/v3.0/OS-AGENCY' },
  { label: 'Scenarios', to: paths.scenarios(), needs: '/console/v1' },
  { label: 'Bring an Account', to: paths.bringAccount(), needs: '/console/v1' },
  { label: 'Circumstances', to: paths.circumstances(), needs: '/console/v1' },
  { label: 'World Clock', to: paths.worldClock(), needs: '/console/v1' },
  { label: 'History', to: paths.history(), needs: '/console/v1' },
];
const connected: Destination = { label: 'Connected Service', to: paths.connectedService() };

const offeredDestinations = (): readonly Destination[] => [
  ...destinations.filter(({ needs }) => needs === undefined || isOffered(needs)),
  ...(isRehearsal() ? [] : [connected]),
];

type PanelItem = { readonly label: string; readonly view: PanelView };
const calls: PanelItem = { label: 'Calls', view: 'calls' };
const panelItems = (): readonly PanelItem[] =>
  isRehearsal() ? [calls, { label: 'Faults', view: 'faults' }] : [calls];

const oneLine = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;
const green = tokens.barGreen;
/** Marks that the tab's requests carry something else than usual. */
const amber = tokens.barAmber;

/** While acting as an agency the token's user is called `account/agency`. */
const secondLine = ({ user, assumed_by: by }: TokenInfo): string =>
  by === undefined ? user.name : user.name.slice(user.name.indexOf('/') + 1);

const Block = styled(ButtonBase)(({ theme }) => ({
  height: '100%',
  padding: theme.spacing(0, 1.5),
  gap: theme.spacing(0.5),
  color: tokens.barInk,
  '&:hover': { backgroundColor: tokens.barField },
  [theme.breakpoints.up('sm')]: { borderLeft: `1px solid ${tokens.barLine}` },
}));

const DarkMenu = styled(Menu)({
  '& .MuiPaper-root': {
    backgroundColor: tokens.barMenu,
    color: tokens.barInk,
    minWidth: 240,
    '& .MuiMenuItem-root:hover, & .Mui-focusVisible': { backgroundColor: tokens.bar },
    '& .MuiDivider-root': { borderColor: tokens.barMenuLine },
  },
});

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
      {isRehearsal() && <AccessTestsNote />}
      <ClockNote />
      {changed && (
        <Box
          component={Link}
          to={paths.circumstances()}
          sx={{ color: amber, px: 1.5, whiteSpace: 'nowrap', display: { xs: 'none', sm: 'block' } }}
        >
          Circumstances changed
        </Box>
      )}
      <Block
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-label={`Account menu, ${account}, ${second}${person === undefined ? '' : `, agency used by ${person.name}`}${changed ? ', circumstances changed' : ''}`}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Box sx={{ textAlign: 'left', lineHeight: 1.25, maxWidth: { xs: 110, sm: 180 } }}>
          <Box
            sx={{ ...oneLine, fontSize: 12, color: person === undefined ? tokens.barHint : green }}
          >
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
      </Block>
      <DarkMenu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={close}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ list: { 'aria-label': 'Account' } }}
      >
        {offeredDestinations().map((destination) => (
          <MenuItem key={destination.to} component={Link} to={destination.to} onClick={close}>
            {changed && destination.to === paths.circumstances()
              ? `${destination.label} (changed)`
              : destination.label}
          </MenuItem>
        ))}
        {panelItems().map(({ label, view }) => (
          <MenuItem
            key={view}
            onClick={() => {
              close();
              showPanel(view);
            }}
          >
            {label}
          </MenuItem>
        ))}
        {anchor !== null && <RoleItems info={info} onDone={close} />}
        <Divider />
        <MenuItem onClick={() => void logOut()} sx={{ justifyContent: 'center' }}>
          Log Out
        </MenuItem>
      </DarkMenu>
    </>
  );
}
