import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { tokens } from '#src/ui/tokens.ts';

/**
 * A line of a form whose content takes the whole width: label at the left, above it
 * on narrow screens.
 */
export function EditorRow({
  label,
  required,
  children,
}: {
  readonly label: string;
  readonly required?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <Box sx={{ display: { xs: 'block', md: 'flex' }, gap: 2, mb: 2 }}>
      <Box
        component="span"
        sx={{
          display: 'block',
          width: { xs: 'auto', md: tokens.labelWidth },
          flexShrink: 0,
          pt: { xs: 0, md: 0.75 },
          pb: { xs: 0.5, md: 0 },
          color: 'text.secondary',
        }}
      >
        {required === true && (
          <Box component="span" aria-hidden="true" sx={{ color: 'error.main', mr: 0.5 }}>
            *
          </Box>
        )}
        {label}
      </Box>
      <Box sx={{ flexGrow: 1, minWidth: 0 }}>{children}</Box>
    </Box>
  );
}
