import { Alert, Button } from '@mui/material';
import { useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { onSession } from '#src/api/session.ts';
import { paths } from '#src/paths.ts';
import { InfoDialog } from '#src/ui/Dialogs.tsx';

type Ended = 'session' | 'agency';

const words: Readonly<Record<Ended, { readonly title: string; readonly text: string }>> = {
  session: { title: 'Session expired', text: 'Your session is over. Log in again to go on.' },
  agency: {
    title: 'Agency session over',
    text: 'The agency you were using has expired, was deleted, or no longer trusts your account. You act as yourself again.',
  },
};

/**
 * Small dialog after the token ran out or was revoked; OK leads to the sign-in page and from there
 * back here (docs/sources/console.md#1-6). An agency that ends only takes its guest back to
 * himself, on the first page: the one before was the
 * agency's.
 */
export function useSessionExpired(): {
  readonly expired: boolean;
  readonly dialog: React.ReactNode;
} {
  // What ended is kept while the dialog closes, so that its words do not change on the way out.
  const [ended, setEnded] = useState<Ended>('session');
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  const location = useLocation();
  useEffect(
    () =>
      onSession((event) => {
        const over = event === 'expired' || event === 'agency-over';
        setOpen(over);
        if (over) setEnded(event === 'expired' ? 'session' : 'agency');
      }),
    [],
  );
  const goOn = () => {
    setOpen(false);
    void navigate(
      ended === 'agency'
        ? paths.home()
        : paths.login({ next: `${location.pathname}${location.search}` }),
    );
  };
  const { title, text } = words[ended];
  const dialog = (
    <InfoDialog
      open={open}
      title={title}
      width="xs"
      onClose={goOn}
      buttons={
        <Button variant="contained" autoFocus onClick={goOn}>
          OK
        </Button>
      }
    >
      <Alert severity="info">{text}</Alert>
    </InfoDialog>
  );
  return { expired: open && ended === 'session', dialog };
}
