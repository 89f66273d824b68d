import { createTheme, ThemeProvider, type Theme } from '@mui/material/styles';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { createMemoryRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { theme } from '#src/app/theme.ts';

/** Dialogs stand in the page, all at once: no veil, no hold on the focus, no lock on scrolling. */
const inPlace = (container: HTMLElement): Theme =>
  createTheme(theme, {
    components: {
      MuiDialog: {
        defaultProps: {
          ...theme.components?.MuiDialog?.defaultProps,
          container,
          hideBackdrop: true,
          disableAutoFocus: true,
          disableEnforceFocus: true,
          disableRestoreFocus: true,
          disableScrollLock: true,
        },
        styleOverrides: {
          root: { position: 'static' },
          paper: { border: `1px solid ${theme.palette.divider}` },
        },
      },
    },
  });

/** Where one state is shown: addresses of its own, and its dialogs in place. */
export function Stage({ children }: { readonly children: ReactNode }) {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const router = useMemo(
    () => createMemoryRouter([{ path: '*', element: children }], { initialEntries: ['/shown'] }),
    [children],
  );
  const staged = useMemo(() => (place === null ? undefined : inPlace(place)), [place]);
  return (
    <div ref={setPlace}>
      {staged !== undefined && (
        <ThemeProvider theme={staged}>
          <RouterProvider router={router} />
        </ThemeProvider>
      )}
    </div>
  );
}

/** Shows what a component looks like after one of its buttons has been pressed. */
export function Pressed({
  button,
  children,
}: {
  readonly button: string;
  readonly children: ReactNode;
}) {
  const mark = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A dialog stands beside the mark, at the end of its stage, and only after this has been drawn.
    const timer = setTimeout(() => {
      const buttons = mark.current?.parentElement?.querySelectorAll('button') ?? [];
      [...buttons]
        .find((it) => button === (it.getAttribute('aria-label') ?? it.textContent))
        ?.click();
    });
    return () => clearTimeout(timer);
  }, [button]);
  return <div ref={mark}>{children}</div>;
}
