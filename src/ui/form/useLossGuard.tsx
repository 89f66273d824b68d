import { useCallback, useState, type ReactNode } from 'react';
import { ConfirmDialog } from '../Dialogs.tsx';
import { LeaveGuard, type LeaveQuestion } from '../leaveGuard.tsx';

/**
 * For a dialog that shows what can be had only now (a password, a secret): while it would be lost,
 * closing the dialog asks first, and so does leaving the page. `close` is what the dialog's
 * controls call; `guard` is rendered inside the dialog.
 */
export function useLossGuard(
  loses: boolean,
  question: LeaveQuestion,
  onClose: () => void,
): { readonly close: () => void; readonly guard: ReactNode } {
  const [asking, setAsking] = useState(false);
  const isLosing = useCallback(() => loses, [loses]);
  return {
    close: () => (loses ? setAsking(true) : onClose()),
    guard: (
      <>
        <LeaveGuard isDirty={isLosing} question={question} />
        <ConfirmDialog
          open={asking}
          {...question}
          destructive
          onConfirm={onClose}
          onClose={() => setAsking(false)}
        />
      </>
    ),
  };
}
