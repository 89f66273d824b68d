import { useCallback, useState } from 'react';

/** The dialog that stands open on a page, if any. */
export type Dialogs<Opened> = {
  /** Which dialog, and what it is about; undefined when none is open. */
  readonly opened: Opened | undefined;
  readonly open: (dialog: Opened) => void;
  readonly close: () => void;
};

/**
 * The one way to open dialogs: a page has at most one, and a union by `kind` says which and what it
 * is about (`{ kind: 'delete', server }`). A dialog may open its successor before it closes itself
 * (an operation, then its progress): `close` closes the dialog it was given to and no other.
 */
export function useDialogs<Opened extends { readonly kind: string }>(): Dialogs<Opened> {
  const [opened, setOpened] = useState<Opened>();
  const open = useCallback((dialog: Opened) => setOpened(dialog), []);
  const close = useCallback(() => setOpened((now) => (now === opened ? undefined : now)), [opened]);
  return { opened, open, close };
}
