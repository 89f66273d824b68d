import CheckCircleIcon from '@mui/icons-material/CheckCircle';
import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';

/** Big green tick with a bold line, the top of every finish page. */
export function FinishTick({
  title,
  children,
}: {
  readonly title: string;
  readonly children?: ReactNode;
}) {
  return (
    <Box
      role="status"
      sx={{
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'center',
        gap: 0.75,
        py: 2,
        textAlign: 'center',
      }}
    >
      <CheckCircleIcon color="success" sx={{ fontSize: 48 }} aria-hidden="true" />
      <Typography component="h3" sx={{ fontSize: 18, fontWeight: 700 }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}
