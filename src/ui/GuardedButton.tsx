import {
  Box,
  Button,
  CircularProgress,
  IconButton,
  Link,
  Tooltip,
  type ButtonProps,
} from '@mui/material';
import { useId, type MouseEvent, type ReactElement, type ReactNode } from 'react';
import { withSx } from './sx.ts';
import { tokens, visuallyHidden } from './tokens.ts';

type Guarded = {
  /** Why the control may not be used now; undefined = it may. */
  readonly refusal?: string | undefined;
};

const refusedLook = {
  '&[aria-disabled="true"], &[aria-disabled="true"]:hover': {
    backgroundColor: tokens.disabled,
    color: tokens.disabledText,
    borderColor: 'transparent',
    cursor: 'not-allowed',
  },
} as const;

/**
 * A refused control stays visible and focusable; its reason is a tooltip for the eye and a
 * description for assistive technology.
 */
function WithReason({
  refusal,
  id,
  children,
}: {
  readonly refusal: string | undefined;
  readonly id: string;
  readonly children: ReactElement;
}) {
  if (refusal === undefined) return children;
  return (
    <>
      <Tooltip title={refusal} describeChild>
        {children}
      </Tooltip>
      <Box component="span" id={id} sx={visuallyHidden}>
        {refusal}
      </Box>
    </>
  );
}

const refuse =
  (refused: boolean, onClick: ((event: MouseEvent<HTMLButtonElement>) => void) | undefined) =>
  (event: MouseEvent<HTMLButtonElement>) => {
    if (!refused) return onClick?.(event);
    event.preventDefault();
    event.stopPropagation();
  };

const refusedAria = (refusal: string | undefined, id: string) =>
  refusal === undefined ? {} : { 'aria-disabled': true, 'aria-describedby': id };

/**
 * At work: the words give way to a circle, as MUI's own `loading` shows it. That one switches the
 * button off, so that it loses the focus.
 */
const busyLook = {
  '&[aria-busy="true"], &[aria-busy="true"]:hover': {
    backgroundColor: tokens.disabled,
    color: 'transparent',
    borderColor: 'transparent',
    cursor: 'progress',
  },
} as const;

const guardedLook = { ...refusedLook, ...busyLook } as const;

function Circle() {
  return (
    <Box
      component="span"
      aria-hidden="true"
      sx={{
        position: 'absolute',
        inset: 0,
        display: 'grid',
        placeItems: 'center',
        color: tokens.disabledText,
      }}
    >
      <CircularProgress color="inherit" size={16} />
    </Box>
  );
}

export type GuardedButtonProps = Omit<ButtonProps, 'disabled'> & Guarded;

/**
 * A button that explains itself when it may not be used: `aria-disabled`, focusable, clicks do
 * nothing. It keeps the focus while it is at work, too.
 */
export function GuardedButton({
  refusal,
  loading,
  onClick,
  sx,
  children,
  ...button
}: GuardedButtonProps) {
  const id = useId();
  const busy = loading === true;
  return (
    <WithReason refusal={refusal} id={id}>
      <Button
        {...button}
        {...refusedAria(refusal, id)}
        {...(busy ? { 'aria-disabled': true, 'aria-busy': true } : {})}
        onClick={refuse(busy || refusal !== undefined, onClick)}
        sx={withSx(guardedLook, sx)}
      >
        {children}
        {busy && <Circle />}
      </Button>
    </WithReason>
  );
}

/** As `GuardedButton`, with the look of a link; for row operations. */
export function GuardedLink({
  refusal,
  onClick,
  children,
}: Guarded & { readonly onClick: () => void; readonly children: ReactNode }) {
  const id = useId();
  return (
    <WithReason refusal={refusal} id={id}>
      <Link
        component="button"
        type="button"
        {...refusedAria(refusal, id)}
        onClick={refuse(refusal !== undefined, onClick)}
        sx={{
          font: 'inherit',
          whiteSpace: 'nowrap',
          '&[aria-disabled="true"]': {
            color: tokens.disabledText,
            cursor: 'not-allowed',
            textDecoration: 'none',
          },
        }}
      >
        {children}
      </Link>
    </WithReason>
  );
}

/** As `GuardedButton`, for an icon; `label` is its name and, when allowed, its tooltip. */
export function GuardedIconButton({
  refusal,
  label,
  onClick,
  children,
}: Guarded & {
  readonly label: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  const id = useId();
  const button = (
    <IconButton
      size="small"
      aria-label={label}
      {...refusedAria(refusal, id)}
      onClick={refuse(refusal !== undefined, onClick)}
      sx={{ '&[aria-disabled="true"]': { color: tokens.inkRefused, cursor: 'not-allowed' } }}
    >
      {children}
    </IconButton>
  );
  return refusal === undefined ? (
    <Tooltip title={label}>{button}</Tooltip>
  ) : (
    <WithReason refusal={refusal} id={id}>
      {button}
    </WithReason>
  );
}
