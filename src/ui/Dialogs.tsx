import { Box, Button, TextField } from '@mui/material';
import { useId, useState, type ReactNode } from 'react';
import { AffectedList, type Affected } from './AffectedList.tsx';
import { DialogFrame } from './DialogFrame.tsx';
import { Forewarning } from './ForewarnedButton.tsx';
import { GuardedButton } from './GuardedButton.tsx';
import type { ProblemText } from './problem.tsx';
import { useDialogJob } from './useDialogJob.ts';

type FormDialogProps = {
  readonly open: boolean;
  readonly title: string;
  readonly submitLabel?: string;
  readonly width?: 'xs' | 'sm' | 'md' | 'lg';
  /** Why it cannot be submitted yet. */
  readonly refusal?: string | undefined;
  /** Why submitting will be refused where it stays possible all the same; said beforehand. */
  readonly forewarned?: string | undefined;
  /**
   * The dialog closes when this resolves; a thrown error is shown inside and keeps what was typed.
   * Return false to stay open.
   */
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
  const { busy, problem, run, forget } = useDialogJob();
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
      problem={problem}
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
      {children}
      {forewarned !== undefined && <Forewarning id={note} refusal={forewarned} />}
    </DialogFrame>
  );
}

type ConfirmDialogProps = {
  readonly open: boolean;
  readonly title: string;
  /** What will happen, in one or two sentences. */
  readonly text?: ReactNode;
  /** Everything that goes or changes. At most 100 are listed, the rest counted. */
  readonly affected?: readonly Affected[];
  /** Name of that list, e.g. "Users to be deleted". */
  readonly affectedLabel?: string;
  /** What stands below all that, e.g. what the change means for others. */
  readonly note?: ReactNode;
  readonly confirmLabel?: string;
  /** Irreversible: orange triangle, and the dialog opens with Cancel focused. */
  readonly destructive?: boolean;
  /** A word to type before the button works, for bulk deletions. */
  readonly typeToConfirm?: string;
  /** The dialog closes when this resolves; a thrown error is shown inside. */
  readonly onConfirm: () => Promise<void> | void;
  readonly onClose: () => void;
};

/** The field in which the word is typed that makes a confirmation possible. */
function ConfirmingWord({
  word,
  typed,
  onType,
}: {
  readonly word: string;
  readonly typed: string;
  readonly onType: (typed: string) => void;
}) {
  return (
    <Box sx={{ mt: 2 }}>
      <TextField
        fullWidth
        autoFocus
        label={`Type ${word} to confirm`}
        value={typed}
        onChange={(event) => onType(event.target.value)}
        autoComplete="off"
      />
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
  note,
  confirmLabel = 'OK',
  destructive,
  typeToConfirm,
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  const { busy, problem, run, forget } = useDialogJob();
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
      problem={problem}
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
      {text}
      {affected.length > 0 && <AffectedList affected={affected} label={affectedLabel} />}
      {note}
      {typeToConfirm !== undefined && (
        <ConfirmingWord word={typeToConfirm} typed={typed} onType={setTyped} />
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
  /** Why what was pressed last could not be done. */
  readonly problem?: ProblemText | undefined;
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
  problem,
  buttons,
}: InfoDialogProps) {
  return (
    <DialogFrame
      open={open}
      title={title}
      width={width}
      problem={problem}
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
