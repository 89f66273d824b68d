import { createContext, useContext, useEffect, useRef } from 'react';
import { Outlet } from 'react-router';
import { StoryHost } from './StoryHost.tsx';
import { ToastProvider, useToast } from '#src/ui/Toasts.tsx';

const Notices = createContext<readonly string[]>([]);

/** What start-up has to say, e.g. that a link named somebody who is not there. */
export const NoticesProvider = Notices.Provider;

function SayOnce() {
  const notices = useContext(Notices);
  const toast = useToast();
  const said = useRef(false);
  useEffect(() => {
    if (said.current) return;
    said.current = true;
    for (const notice of notices) toast.error(notice);
  }, [notices, toast]);
  return null;
}

/** Outermost route: toasts hold links and so live inside the router. */
export function RootLayout() {
  return (
    <ToastProvider>
      <SayOnce />
      <Outlet />
      <StoryHost />
    </ToastProvider>
  );
}
