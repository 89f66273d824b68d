import { Alert, Box } from '@mui/material';
import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react';
import { TextLink } from './TextLink.tsx';
import { useProblemWords, type ProblemText } from './problem.tsx';

type Severity = 'success' | 'info' | 'error' | 'warning';
type Toast = { readonly id: number; readonly severity: Severity; readonly text: string; readonly detail?: string | undefined; readonly link?: ProblemText['link'] };

type Toaster = {
  /** A thing is done; closes itself after 5 s. */
  readonly success: (text: string, detail?: string) => void;
  readonly info: (text: string, detail?: string) => void;
  /** A thing failed; stays until closed. */
  readonly error: (text: string, detail?: string) => void;
  /** A thrown error, in the application's words; stays until closed. */
  readonly problem: (error: unknown) => void;
};

const ToastContext = createContext<Toaster | undefined>(undefined);

/** Says in a corner that something is done or failed, without moving the focus. Needs `ToastProvider` above it. */
export function useToast(): Toaster {
  const toaster = useContext(ToastContext);
  if (toaster === undefined) throw new Error('useToast needs a ToastProvider above it.');
  return toaster;
}

const closesItself = (severity: Severity) => severity === 'success' || severity === 'info';

/** Holds the toasts of the page in a live region at the top; hovering keeps them from closing. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const next = useRef(1);
  const timers = useRef(new Map<number, ReturnType<typeof setTimeout>>());
  const words = useProblemWords();

  const close = useCallback((id: number) => {
    clearTimeout(timers.current.get(id));
    timers.current.delete(id);
    setToasts((all) => all.filter((toast) => toast.id !== id));
  }, []);
  const closeLater = useCallback((id: number) => timers.current.set(id, setTimeout(() => close(id), 5_000)), [close]);
  const pause = (id: number) => clearTimeout(timers.current.get(id));

  const toaster = useMemo<Toaster>(() => {
    const show = (severity: Severity, text: string, detail?: string, link?: ProblemText['link']) => {
      const id = next.current++;
      setToasts((all) => [...all.slice(-3), { id, severity, text, detail, ...(link === undefined ? {} : { link }) }]);
      if (closesItself(severity)) closeLater(id);
    };
    return {
      success: (text, detail) => show('success', text, detail),
      info: (text, detail) => show('info', text, detail),
      error: (text, detail) => show('error', text, detail),
      problem: (error) => {
        const problem = words(error);
        show(problem.refused === true ? 'warning' : 'error', problem.title, problem.lines.join(' '), problem.link);
      },
    };
  }, [closeLater, words]);

  return (
    <ToastContext.Provider value={toaster}>
      {children}
      <Box
        role="region"
        aria-label="Notifications"
        aria-live="polite"
        sx={{ position: 'fixed', top: 62, left: '50%', transform: 'translateX(-50%)', zIndex: 'tooltip', width: 'min(560px, calc(100vw - 32px))', display: 'grid', gap: 1, pointerEvents: 'none' }}
      >
        {toasts.map((toast) => (
          <Alert
            key={toast.id}
            severity={toast.severity}
            role={closesItself(toast.severity) ? 'status' : 'alert'}
            closeText="Close notification"
            onClose={() => close(toast.id)}
            onMouseEnter={() => pause(toast.id)}
            onMouseLeave={() => closesItself(toast.severity) && closeLater(toast.id)}
            sx={{ pointerEvents: 'auto', boxShadow: '0 4px 16px rgba(0,0,0,.18)' }}
          >
            <Box sx={{ fontWeight: toast.detail === undefined || toast.detail === '' ? 400 : 700 }}>{toast.text}</Box>
            {toast.detail !== undefined && toast.detail !== '' && <Box sx={{ overflowWrap: 'anywhere' }}>{toast.detail}</Box>}
            {toast.link !== undefined && <TextLink to={toast.link.to}>{toast.link.label}</TextLink>}
          </Alert>
        ))}
      </Box>
    </ToastContext.Provider>
  );
}
