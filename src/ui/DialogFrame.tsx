import CloseIcon from '@mui/icons-material/Close';
import WarningIcon from '@mui/icons-material/Warning';
import { Box, Dialog, DialogActions, DialogContent, DialogTitle, IconButton } from '@mui/material';
import { useId, type FormEvent, type ReactNode } from 'react';
import { FailedWrite } from './FailedWrite.tsx';
import type { ProblemText } from './problem.tsx';
import { keepFieldFocus } from './focus/keepFieldFocus.ts';

type DialogFrameProps = {
  readonly open: boolean;
  readonly title: string;
  readonly width: 'xs' | 'sm' | 'md' | 'lg';
  readonly danger?: boolean;
  readonly busy?: boolean;
  /**
   * Why the last submission failed: between what was entered and the button that was pressed, so
   * that it is in view however far the content is scrolled.
   */
  readonly problem?: ProblemText | undefined;
  readonly onClose: () => void;
  readonly onSubmit?: () => void;
  /** Something in the form was changed. */
  readonly onEdit?: () => void;
  readonly children: ReactNode;
  readonly buttons: ReactNode;
};

/** Title left, cross top right, buttons right. As a form when it submits, so that Enter works. */
export function DialogFrame({
  open,
  title,
  width,
  danger,
  busy,
  problem,
  onClose,
  onSubmit,
  onEdit,
  children,
  buttons,
}: DialogFrameProps) {
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
        <FailedWrite
          problem={problem}
          sx={{ px: 3, pt: 1, mb: 0, flexShrink: 0, maxHeight: '50%', overflow: 'auto' }}
        />
        <DialogActions onMouseDown={keepFieldFocus}>{buttons}</DialogActions>
      </Box>
    </Dialog>
  );
}
