import { Alert } from '@mui/material';
import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { tabStorage } from '#src/api/tabStorage.ts';
import { TextLink } from '#src/ui/TextLink.tsx';

/** A service has sent the person to IAM and waits for him. */
type HandOver = {
  /** Address in the service to come back to. */
  readonly to: string;
  /** Where that is, in words: "UCS, Permissions". */
  readonly place: string;
};

const KEY = 'hand-over';

/** Remembers, for this tab, where a person who is sent to IAM comes from. */
export const beginHandOver = (handOver: HandOver): void =>
  tabStorage.setItem(KEY, JSON.stringify(handOver));

function current(): HandOver | undefined {
  const raw = tabStorage.getItem(KEY);
  if (raw === null) return undefined;
  try {
    const { to, place } = JSON.parse(raw) as Partial<Record<keyof HandOver, unknown>>;
    return typeof to === 'string' && typeof place === 'string' && /^\/(?![/\\])/.test(to)
      ? { to, place }
      : undefined;
  } catch {
    return undefined; // somebody else wrote it
  }
}

/** While a service waits: a way back on every page of IAM, of the old console and the new one. */
export function HandOverBar() {
  const { pathname } = useLocation();
  const waiting = current();
  // Only on arriving: while the page that sends people away is still shown, it has just asked
  // to be remembered.
  useEffect(() => {
    if (current()?.to.split('?')[0] === pathname) tabStorage.removeItem(KEY);
  }, [pathname]);
  if (waiting === undefined || !pathname.startsWith('/iam')) return null;
  return (
    <Alert severity="info" icon={false} sx={{ mb: { xs: 3.5, sm: 4 } }} role="status">
      You came from {waiting.place}. What you create here can be chosen there.{' '}
      <TextLink to={waiting.to}>Return to {waiting.place}</TextLink>
    </Alert>
  );
}
