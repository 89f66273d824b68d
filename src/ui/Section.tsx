import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';

/** A part of a tab under a heading of its own, named by it. */
export const Section = ({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) => (
  <Box component="section" aria-label={title} sx={{ mb: 3 }}>
    <Typography component="h2" variant="h2" sx={{ mb: 1.5 }}>
      {title}
    </Typography>
    {children}
  </Box>
);
