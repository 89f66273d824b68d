import CloseIcon from '@mui/icons-material/Close';
import WarningIcon from '@mui/icons-material/Warning';
import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  IconButton,
  TextField,
} from '@mui/material';
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { Forewarning } from './ForewarnedButton.tsx';
import { GuardedButton } from './GuardedButton.tsx';
import { ProblemAlert } from './ProblemAlert.tsx';
import { keepFieldFocus } from './focus/keepFieldFocus.ts';
import { useProblemWords, type ProblemText } from './problem.tsx';

/** Runs a job once at a time and keeps its failure as words. */
function useJob(): {
  readonly busy: boolean;
  readonly problem: ProblemText | undefined;
  readonly run: (job: () => Promise<void> | void) => Promise<boolean>;
  readonly forget: () => void;
} {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemText>();
  const words = useProblemWords();
  const run = async (job: () => Promise<void> | void): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    setProblem(undefined);
    try {
      await job();
      return true;
    } catch (error) {
      setProblem(words(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, run, forget: () => setProblem(undefined) };
}

type FrameProps = {
  readonly open: boolean;
  readonly title: string;
  readonly width: 'xs' | 'sm' | 'md' | 'lg';
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly onClose: () => void;
  readonly onSubmit?: () => void;
  /** Something in the form was changed. */
  readonly onEdit?: () => void;
  readonly children: ReactNode;
  readonly buttons: ReactNode;
};

/** Title left, cross top right, buttons right. As a form when it submits, so that Enter works. */
function DialogFrame({
  open,
  title,
  width,
  danger,
  busy,
  onClose,
  onSubmit,
  onEdit,
  children,
  buttons,
}: FrameProps) {
  const id = useId();
  const close = () => {
    if (busy !== true) onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    onSubmit?.();
  };
  return (
    <Dialog open={open} onClose={close} maxWidth={width} aria-labelledby={id}>
      <Box
        component={onSubmit === undefined ? 'div' : 'form'}
        {...(onSubmit === undefined
          ? {}
          : { onSubmit: submit, onInput: onEdit, onChange: onEdit, noValidate: true })}
        sx={{ display: 'flex', flexDirection: 'column', minHeight: 0 }}
      >
        <DialogTitle id={id} sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
          {danger === true && <WarningIcon color="warning" fontSize="small" aria-hidden="true" />}
          {title}
        </DialogTitle>
        <IconButton
          aria-label="Close"
          onClick={close}
          sx={{ position: 'absolute', top: 12, right: 12 }}
        >
          <CloseIcon fontSize="small" />
        </IconButton>
        <DialogContent>{children}</DialogContent>
        <DialogActions onMouseDown={keepFieldFocus}>{buttons}</DialogActions>
      </Box>
    </Dialog>
  );
}

type FormDialogProps = {
  readonly open: boolean;
  readonly title: string;
  readonly submitLabel?: string;
  readonly width?: 'xs' | 'sm' | 'md' | 'lg';
  /** Why it cannot be submitted yet. */
  readonly refusal?: string | undefined;
  /** Why submitting will be refused where it stays possible all the same; said beforehand. */
  readonly forewarned?: string | undefined;
  /** The dialog closes when this resolves; a thrown error is shown inside and keeps what was typed. Return false to stay open. */
  readonly onSubmit: () => Promise<void | false> | void | false;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A small form in a dialog. Double clicks submit once. */
export function FormDialog({
  open,
  title,
  submitLabel = 'OK',
  width = 'sm',
  refusal,
  forewarned,
  onSubmit,
  onClose,
  children,
}: FormDialogProps) {
  const { busy, problem, run, forget } = useJob();
  const note = useId();
  const close = () => {
    forget();
    onClose();
  };
  const submit = async () => {
    if (refusal !== undefined) return;
    let stay = false;
    const done = await run(async () => {
      stay = (await onSubmit()) === false;
    });
    if (done && !stay) onClose();
  };
  return (
    <DialogFrame
      open={open}
      title={title}
      width={width}
      busy={busy}
      onClose={close}
      onSubmit={() => void submit()}
      onEdit={forget}
      buttons={
        <>
          <Button variant="outlined" onClick={close} aria-disabled={busy}>
            Cancel
          </Button>
          <GuardedButton
            type="submit"
            variant="contained"
            refusal={refusal}
            loading={busy}
            {...(forewarned === undefined ? {} : { 'aria-describedby': note })}
          >
            {submitLabel}
          </GuardedButton>
        </>
      }
    >
      {problem !== undefined && (
        <Box sx={{ mb: 2 }}>
          <ProblemAlert problem={problem} />
        </Box>
      )}
      {children}
      {forewarned !== undefined && <Forewarning id={note} refusal={forewarned} />}
    </DialogFrame>
  );
}

/** One thing that a confirmed operation touches. */
export type Affected = { readonly name: string; readonly detail?: string | undefined };

type ConfirmDialogProps = {
  readonly open: boolean;
  readonly title: string;
  /** What will happen, in one or two sentences. */
  readonly text?: ReactNode;
  /** Everything that goes or changes. At most 100 are listed, the rest counted. */
  readonly affected?: readonly Affected[];
  /** Name of that list, e.g. "Users to be deleted". */
  readonly affectedLabel?: string;
  readonly confirmLabel?: string;
  /** Irreversible: orange triangle, and the dialog opens with Cancel focused. */
  readonly destructive?: boolean;
  /** A word to type before the button works, for bulk deletions. */
  readonly typeToConfirm?: string;
  /** The dialog closes when this resolves; a thrown error is shown inside. */
  readonly onConfirm: () => Promise<void> | void;
  readonly onClose: () => void;
};

const LISTED = 100;

function AffectedList({
  affected,
  label,
}: {
  readonly affected: readonly Affected[];
  readonly label: string;
}) {
  return (
    <Box
      component="ul"
      aria-label={label}
      tabIndex={0}
      sx={{
        m: 0,
        mt: 1.5,
        p: 0,
        listStyle: 'none',
        maxHeight: 220,
        overflow: 'auto',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
      }}
    >
      {affected.slice(0, LISTED).map(({ name, detail }, index) => (
        <Box
          component="li"
          key={`${name}-${index}`}
          sx={{
            px: 1.5,
            py: 1,
            borderBottom: 1,
            borderColor: 'divider',
            '&:last-child': { borderBottom: 0 },
            overflowWrap: 'anywhere',
          }}
        >
          {name}
          {detail !== undefined && (
            <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{detail}</Box>
          )}
        </Box>
      ))}
      {affected.length > LISTED && (
        <Box component="li" sx={{ px: 1.5, py: 1, color: 'text.secondary' }}>
          and {affected.length - LISTED} more
        </Box>
      )}
    </Box>
  );
}

/** Asks before doing something, and lists what is affected. */
export function ConfirmDialog({
  open,
  title,
  text,
  affected = [],
  affectedLabel = 'Affected',
  confirmLabel = 'OK',
  destructive,
  typeToConfirm,
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  const { busy, problem, run, forget } = useJob();
  const [typed, setTyped] = useState('');
  const close = () => {
    forget();
    setTyped('');
    onClose();
  };
  const refusal =
    typeToConfirm !== undefined && typed.trim() !== typeToConfirm
      ? `Type ${typeToConfirm} to confirm.`
      : undefined;
  const confirm = async () => {
    if (refusal === undefined && (await run(onConfirm))) close();
  };
  return (
    <DialogFrame
      open={open}
      title={title}
      width="sm"
      danger={destructive === true}
      busy={busy}
      onClose={close}
      onSubmit={() => void confirm()}
      buttons={
        <>
          <Button
            variant="outlined"
            onClick={close}
            autoFocus={destructive === true && typeToConfirm === undefined}
          >
            Cancel
          </Button>
          <GuardedButton
            type="submit"
            variant="contained"
            refusal={refusal}
            loading={busy}
            autoFocus={destructive !== true}
          >
            {confirmLabel}
          </GuardedButton>
        </>
      }
    >
      {problem !== undefined && (
        <Box sx={{ mb: 2 }}>
          <ProblemAlert problem={problem} />
        </Box>
      )}
      {text}
      {affected.length > 0 && <AffectedList affected={affected} label={affectedLabel} />}
      {typeToConfirm !== undefined && (
        <Box sx={{ mt: 2 }}>
          <TextField
            fullWidth
            autoFocus
            label={`Type ${typeToConfirm} to confirm`}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            autoComplete="off"
          />
        </Box>
      )}
    </DialogFrame>
  );
}

type InfoDialogProps = {
  readonly open: boolean;
  readonly title: string;
  readonly width?: 'xs' | 'sm' | 'md' | 'lg';
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly closeLabel?: string;
  readonly buttons?: ReactNode;
};

/** Shows something and closes; `buttons` replaces the single close button. */
export function InfoDialog({
  open,
  title,
  width = 'sm',
  onClose,
  children,
  closeLabel = 'Close',
  buttons,
}: InfoDialogProps) {
  return (
    <DialogFrame
      open={open}
      title={title}
      width={width}
      onClose={onClose}
      buttons={
        buttons ?? (
          <Button variant="contained" onClick={onClose}>
            {closeLabel}
          </Button>
        )
      }
    >
      {children}
    </DialogFrame>
  );
}
