import { Box, type SxProps } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { showWhole } from './inView.ts';
import { ProblemAlert } from './ProblemAlert.tsx';
import type { ProblemText } from './problem.tsx';
import { withSx } from './sx.ts';

type FailedWriteProps = {
  /** Why it failed; undefined draws nothing. */
  readonly problem: ProblemText | undefined;
  readonly action?: ReactNode;
  /** Takes the focus too, where the button that was pressed stands far from what went wrong. */
  readonly takesFocus?: boolean;
  readonly sx?: SxProps<Theme>;
};

const showFocused = (element: HTMLElement | null): void => {
  element?.focus({ preventScroll: true });
  showWhole(element);
};

/**
 * Why what was pressed could not be done. Every failed write is shown by this one piece, directly
 * above the button that was pressed: in view on every screen, read out at once. What could not be
 * read stands where its answer would, in a ProblemAlert.
 */
export function FailedWrite({ problem, action, takesFocus, sx }: FailedWriteProps) {
  if (problem === undefined) return null;
  return (
    <Box
      ref={takesFocus === true ? showFocused : showWhole}
      {...(takesFocus === true ? { tabIndex: -1 } : {})}
      sx={withSx({ mb: 2, scrollMarginBlock: 96 }, sx)}
    >
      <ProblemAlert problem={problem} action={action} />
    </Box>
  );
}
