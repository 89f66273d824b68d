import { Box, Button, IconButton, Link, Tooltip, type ButtonProps } from '@mui/material';
import { useId, type MouseEvent, type ReactElement, type ReactNode } from 'react';
import { withSx } from './sx.ts';
import { tokens, visuallyHidden } from './tokens.ts';

type Guarded = {
  /** Why the control may not be used now; undefined = it may. */
  readonly refusal?: string | undefined;
};

const refusedLook = {
  '&[aria-disabled="true"]:not(.MuiButton-loading), &[aria-disabled="true"]:not(.MuiButton-loading):hover': { backgroundColor: tokens.disabled, color: '#757575', borderColor: 'transparent', cursor: 'not-allowed' },
} as const;

/** A refused control stays visible and focusable; its reason is a tooltip for the eye and a description for assistive technology. */
function WithReason({ refusal, id, children }: { readonly refusal: string | undefined; readonly id: string; readonly children: ReactElement }) {
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

const refuse = (refusal: string | undefined, onClick: ((event: MouseEvent<HTMLButtonElement>) => void) | undefined) => (event: MouseEvent<HTMLButtonElement>) => {
  if (refusal === undefined) return onClick?.(event);
  event.preventDefault();
  event.stopPropagation();
};

const refusedAria = (refusal: string | undefined, id: string) => (refusal === undefined ? {} : { 'aria-disabled': true, 'aria-describedby': id });

/** A loading button is switched off, but not out of the reader's hands. MUI's base button knows this property, its types do not say so yet. */
const whileLoading = { focusableWhenDisabled: true } as const;

export type GuardedButtonProps = Omit<ButtonProps, 'disabled'> & Guarded;

/** A button that explains itself when it may not be used: `aria-disabled`, focusable, clicks do nothing. It keeps the focus while it is at work, too. */
export function GuardedButton({ refusal, onClick, sx, ...button }: GuardedButtonProps) {
  const id = useId();
  return (
    <WithReason refusal={refusal} id={id}>
      <Button {...whileLoading} {...button} {...refusedAria(refusal, id)} onClick={refuse(refusal, onClick)} sx={withSx(refusedLook, sx)} />
    </WithReason>
  );
}

/** As `GuardedButton`, with the look of a link; for row operations. */
export function GuardedLink({ refusal, onClick, children }: Guarded & { readonly onClick: () => void; readonly children: ReactNode }) {
  const id = useId();
  return (
    <WithReason refusal={refusal} id={id}>
      <Link
        component="button"
        type="button"
        {...refusedAria(refusal, id)}
        onClick={refuse(refusal, onClick)}
        sx={{ font: 'inherit', whiteSpace: 'nowrap', '&[aria-disabled="true"]': { color: '#757575', cursor: 'not-allowed', textDecoration: 'none' } }}
      >
        {children}
      </Link>
    </WithReason>
  );
}

/** As `GuardedButton`, for an icon; `label` is its name and, when allowed, its tooltip. */
export function GuardedIconButton({ refusal, label, onClick, children }: Guarded & { readonly label: string; readonly onClick: () => void; readonly children: ReactNode }) {
  const id = useId();
  const button = (
    <IconButton size="small" aria-label={label} {...refusedAria(refusal, id)} onClick={refuse(refusal, onClick)} sx={{ '&[aria-disabled="true"]': { color: '#8A8A8A', cursor: 'not-allowed' } }}>
      {children}
    </IconButton>
  );
  return refusal === undefined ? <Tooltip title={label}>{button}</Tooltip> : <WithReason refusal={refusal} id={id}>{button}</WithReason>;
}
