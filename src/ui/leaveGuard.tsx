import { useEffect, useRef } from 'react';
import { useBlocker } from 'react-router';
import { ConfirmDialog } from './Dialogs.tsx';

/** What is asked before leaving. */
export type LeaveQuestion = {
  readonly title: string;
  readonly text: string;
  readonly confirmLabel: string;
};

const discard: LeaveQuestion = {
  title: 'Discard changes?',
  text: 'What you entered on this page has not been saved.',
  confirmLabel: 'Discard',
};

/**
 * Asks before what was typed is lost: by a link, by Back, by closing the tab. A change of the query
 * string of the same page is no leaving. `isDirty` is asked at the moment of leaving, so a form
 * that is just being saved can say no.
 */
export function LeaveGuard({
  isDirty,
  question = discard,
}: {
  readonly isDirty: () => boolean;
  readonly question?: LeaveQuestion | undefined;
}) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      currentLocation.pathname !== nextLocation.pathname && isDirty(),
  );
  // The dialog closes after either answer; taking back a leaving that has been allowed would ask
  // again when Back arrives.
  const allowed = useRef(false);
  const answer = (leave: boolean): void => {
    if (blocker.state !== 'blocked' || allowed.current) return;
    allowed.current = leave;
    if (leave) blocker.proceed();
    else blocker.reset();
  };
  useEffect(() => {
    if (blocker.state === 'unblocked') allowed.current = false;
  }, [blocker.state]);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (isDirty()) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isDirty]);
  return (
    <ConfirmDialog
      open={blocker.state === 'blocked'}
      {...question}
      destructive
      onConfirm={() => answer(true)}
      onClose={() => answer(false)}
    />
  );
}
