import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { tokens } from './tokens.ts';

/** An open box in line drawing (our own), for places with nothing in them. */
function OpenBox() {
  return (
    <svg width="72" height="56" viewBox="0 0 72 56" fill="none" aria-hidden="true">
      <path
        d="M12 22 36 30l24-8v20L36 51 12 42Z"
        fill={tokens.drawingPale}
        stroke={tokens.drawingMuted}
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
      <path
        d="M36 30v21M12 22 5 14l24-8 7 8 7-8 24 8-7 8"
        stroke={tokens.drawingMuted}
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
      <path d="m12 33 24 8.500 24-8.500" stroke={tokens.accent} strokeWidth="2" />
    </svg>
  );
}

type EmptyStateProps = {
  readonly title?: string;
  readonly text?: ReactNode;
  readonly action?: ReactNode;
};

/** Says that a place is empty and what to do about it. */
export function EmptyState({ title = 'No data available.', text, action }: EmptyStateProps) {
  return (
    <Box
      sx={{
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'center',
        gap: 1,
        py: 4,
        px: 2,
        textAlign: 'center',
      }}
    >
      <OpenBox />
      <Typography>{title}</Typography>
      {text !== undefined && (
        <Typography sx={{ color: 'text.secondary', maxWidth: 520 }}>{text}</Typography>
      )}
      {action}
    </Box>
  );
}
