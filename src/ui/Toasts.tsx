import { Alert, Box } from '@mui/material';
import {
  createContext,
  useContext,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { TextLink } from './TextLink.tsx';
import { useProblemWords, type ProblemText } from './problem.tsx';
import { useClearPlace } from './toastPlace.ts';
import { tokens } from './tokens.ts';

type Severity = 'success' | 'info' | 'error' | 'warning';
type Toast = {
  readonly id: number;
  readonly severity: Severity;
  readonly text: string;
  readonly detail?: string | undefined;
  readonly link?: ProblemText['link'];
};

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

/**
 * Says in a corner that something is done or failed, without moving the focus. Needs
 * `ToastProvider` above it.
 */
export function useToast(): Toaster {
  const toaster = useContext(ToastContext);
  if (toaster === undefined) throw new Error('useToast needs a ToastProvider above it.');
  return toaster;
}

const closesItself = (severity: Severity) => severity === 'success' || severity === 'info';

/** ms that a message stays which closes itself. */
const SHOWN = 5_000;

/** One message. While it is under the pointer or holds the focus it does not close by itself. */
function ToastItem({
  toast: { severity, text, detail, link },
  onClose,
}: {
  readonly toast: Toast;
  readonly onClose: () => void;
}) {
  const [hovered, setHovered] = useState(false);
  const [focused, setFocused] = useState(false);
  const waits = closesItself(severity) && !hovered && !focused;
  const close = useEffectEvent(onClose);
  useEffect(() => {
    if (!waits) return;
    const timer = setTimeout(() => close(), SHOWN);
    return () => clearTimeout(timer);
  }, [waits]);
  return (
    <Alert
      severity={severity}
      role={closesItself(severity) ? 'status' : 'alert'}
      closeText="Close notification"
      onClose={onClose}
      onMouseEnter={() => setHovered(true)}
      onMouseLeave={() => setHovered(false)}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
      sx={{ pointerEvents: 'auto', boxShadow: '0 4px 16px rgba(0,0,0,.18)' }}
    >
      <Box sx={{ fontWeight: detail === undefined || detail === '' ? 400 : 700 }}>{text}</Box>
      {detail !== undefined && detail !== '' && (
        <Box sx={{ overflowWrap: 'anywhere' }}>{detail}</Box>
      )}
      {link !== undefined && (
        <TextLink newTab to={link.to}>
          {link.label}
        </TextLink>
      )}
    </Alert>
  );
}

/** Whether Escape belongs to somebody else: an open dialog, menu or list. */
const escapeIsTaken = (event: KeyboardEvent): boolean =>
  event.defaultPrevented || document.querySelector('.MuiModal-root, [role="listbox"]') !== null;

/** Escape closes the newest message, from wherever the focus is. */
function useEscape(shown: boolean, closeNewest: () => void): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape' && !escapeIsTaken(event)) closeNewest();
  });
  useEffect(() => {
    if (!shown) return;
    const listen = (event: KeyboardEvent): void => pressed(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [shown]);
}

/**
 * Holds the toasts of the page in a live region at the bottom right, clear of heads
 * and action bars.
 */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const next = useRef(1);
  const words = useProblemWords();
  const shown = toasts.length > 0;
  const region = useClearPlace(shown, tokens.topBarHeight);
  const close = (id: number) => setToasts((all) => all.filter((toast) => toast.id !== id));
  useEscape(shown, () => setToasts((all) => all.slice(0, -1)));

  const toaster = useMemo<Toaster>(() => {
    const show = (
      severity: Severity,
      text: string,
      detail?: string,
      link?: ProblemText['link'],
    ) => {
      const id = next.current++;
      setToasts((all) => [
        ...all.slice(-3),
        { id, severity, text, detail, ...(link === undefined ? {} : { link }) },
      ]);
    };
    return {
      success: (text, detail) => show('success', text, detail),
      info: (text, detail) => show('info', text, detail),
      error: (text, detail) => show('error', text, detail),
      problem: (error) => {
        const problem = words(error);
        show(
          problem.refused === true ? 'warning' : 'error',
          problem.title,
          problem.lines.join(' '),
          problem.link,
        );
      },
    };
  }, [words]);

  return (
    <ToastContext.Provider value={toaster}>
      {children}
      <Box
        ref={region}
        role="region"
        aria-label="Notifications"
        aria-live="polite"
        sx={{
          position: 'fixed',
          bottom: 12,
          right: { xs: 16, sm: 24 },
          zIndex: 'tooltip',
          width: 'min(420px, calc(100vw - 32px))',
          display: 'grid',
          gap: 1,
          pointerEvents: 'none',
        }}
      >
        {toasts.map((toast) => (
          <ToastItem key={toast.id} toast={toast} onClose={() => close(toast.id)} />
        ))}
      </Box>
    </ToastContext.Provider>
  );
}
