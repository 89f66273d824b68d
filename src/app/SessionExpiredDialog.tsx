import { Alert, Button } from '@mui/material';
import { useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { onSession } from '#src/api/session.ts';
import { paths } from '#src/paths.ts';
import { InfoDialog } from '#src/ui/Dialogs.tsx';

/** Small dialog after the token ran out or was revoked; OK leads to the sign-in page and from there back here (console reference 1.6). */
export function useSessionExpired(): { readonly expired: boolean; readonly dialog: React.ReactNode } {
  const [expired, setExpired] = useState(false);
  const navigate = useNavigate();
  const location = useLocation();
  useEffect(() => onSession((event) => setExpired(event === 'expired')), []);
  const logInAgain = () => {
    setExpired(false);
    void navigate(paths.login({ next: `${location.pathname}${location.search}` }));
  };
  const dialog = (
    <InfoDialog
      open={expired}
      title="Session expired"
      width="xs"
      onClose={logInAgain}
      buttons={
        <Button variant="contained" autoFocus onClick={logInAgain}>
          OK
        </Button>
      }
    >
      <Alert severity="info">Your session is over. Log in again to go on.</Alert>
    </InfoDialog>
  );
  return { expired, dialog };
}
