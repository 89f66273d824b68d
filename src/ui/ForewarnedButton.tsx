import { Box, Button, type ButtonProps } from '@mui/material';
import { styled } from '@mui/material/styles';
import { useId, type ReactNode } from 'react';

const Note = styled('div')(({ theme }) => ({
  maxWidth: 420,
  marginTop: theme.spacing(0.5),
  color: theme.palette.text.secondary,
  fontSize: 12,
  overflowWrap: 'anywhere',
}));

/** Words of a refusal that is still ahead. */
export const forewarning = (refusal: string): string =>
  `This will be refused. ${refusal.replace(/^Refused: ./, (start) => start.slice(-1).toUpperCase())}`;

/** Says beforehand, in view, that the control with that description will be refused. */
export function Forewarning({ id, refusal }: { readonly id: string; readonly refusal: string }) {
  return (
    <Note id={id} role="note">
      {forewarning(refusal)}
    </Note>
  );
}

type ForewarnedButtonProps = Omit<ButtonProps, 'disabled'> & {
  /** Why it will be refused; undefined = it will not, as far as is known. */
  readonly refusal: string | undefined;
  readonly children: ReactNode;
};

/**
 * A button that stays live although its refusal is certain, because the procedure shows the refusal
 * after the click: a note under it says so beforehand, and describes it. Everything else that is
 * certain to be refused is a `GuardedButton`.
 */
export function ForewarnedButton({ refusal, ...button }: ForewarnedButtonProps) {
  const id = useId();
  if (refusal === undefined) return <Button {...button} />;
  return (
    <Box>
      <Button {...button} aria-describedby={id} />
      <Forewarning id={id} refusal={refusal} />
    </Box>
  );
}
